import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "~db/store";
import { certificates } from "~db/tables/certification";
import { people } from "~db/tables/people";
import { signOffs, signOffWaits } from "~db/tables/sign-offs";
import type { Office } from "./rules";

type Given = typeof signOffs.$inferSelect;
/** What came of a sign-off: the certificate, the next link, that it was given back, or that it is asked again over other proofs. */
export type Came = { of: "issued" | "returned" | "again" } | { of: "next"; office: Office };
export type SignedLately = { given: Given; person: { name: string; otherName: string | null }; came: Came };

/** What somebody signed or gave back, the newest first. */
export async function signedLately(reader: Reader, signerId: string, most: number): Promise<SignedLately[]> {
  const rows = await reader
    .select({ given: signOffs, person: { name: people.name, otherName: people.otherName } })
    .from(signOffs)
    .innerJoin(people, eq(people.id, signOffs.personId))
    .where(eq(signOffs.signedBy, signerId))
    .orderBy(desc(signOffs.signedAt), desc(signOffs.id))
    .limit(most);
  if (rows.length === 0) return [];
  const theirs = [...new Set(rows.map(({ given }) => given.personId))];
  const certifications = [...new Set(rows.map(({ given }) => given.certificationId))];
  const waits = await reader
    .select()
    .from(signOffWaits)
    .where(inArray(signOffWaits.personId, theirs))
    .limit(theirs.length * 20);
  const issued = await reader
    .select({ factIds: certificates.factIds })
    .from(certificates)
    .where(and(inArray(certificates.personId, theirs), inArray(certificates.certificationId, certifications)))
    .orderBy(desc(certificates.issuedAt))
    .limit(theirs.length * 20);
  const proven = new Set(issued.flatMap(({ factIds }) => factIds.map(({ factId }) => factId)));
  return rows.map(({ given, person }) => ({ given, person, came: cameOf(given, waits, proven) }));
}

function cameOf(given: Given, waits: (typeof signOffWaits.$inferSelect)[], proven: Set<string>): Came {
  if (proven.has(given.id)) return { of: "issued" };
  if (given.decision === "returned") return { of: "returned" };
  const wait = waits.find(
    ({ personId, certificationId, proofsHash }) => personId === given.personId && certificationId === given.certificationId && proofsHash === given.proofsHash,
  );
  return wait ? { of: "next", office: wait.office } : { of: "again" };
}

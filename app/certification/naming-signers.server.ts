import { and, asc, eq, isNull } from "drizzle-orm";
import { openDepartments } from "~/people/departments.server";
import { audit } from "~/record/audit.server";
import type { Reader, Store, Writer } from "~db/store";
import { people } from "~db/tables/people";
import { signers } from "~db/tables/sign-offs";
import { type NamedOffice, WHOLE_COMPANY } from "./signers";

const MOST = 5_000;

/** Everybody HR named to an office, also who has left since: the offices in their order of the alphabet, departments by id. */
export const everySigner = (reader: Reader) =>
  reader
    .select({
      ...{ id: signers.id, office: signers.office, departmentId: signers.departmentId, namedAt: signers.namedAt },
      ...{ name: people.name, otherName: people.otherName, staffNumber: people.staffNumber, active: people.active },
    })
    .from(signers)
    .innerJoin(people, eq(people.id, signers.personId))
    .where(isNull(signers.endedAt))
    .orderBy(asc(signers.office), asc(signers.departmentId))
    .limit(MOST);

type Naming = { office: NamedOffice; departmentId: string; personId: string; by: string };

/** Names somebody to an office, in place of whoever held it. Only a head of department has a department. */
export const nameSigner = (store: Store, { office, departmentId: asked, personId, by }: Naming, now: Date): Promise<"named" | "unknown-department"> =>
  store.tx(async (w) => {
    const departmentId = office === "department-head" ? asked : WHOLE_COMPANY;
    if (departmentId !== WHOLE_COMPANY && !(await openDepartments(w)).has(departmentId)) return "unknown-department";
    const [before] = await w
      .select({ id: signers.id, personId: signers.personId })
      .from(signers)
      .where(and(eq(signers.office, office), eq(signers.departmentId, departmentId), isNull(signers.endedAt)))
      .limit(1);
    if (before?.personId === personId) return "named";
    if (before) await end(w, before.id, by, now);
    await w.insert(signers).values({ office, departmentId, personId, namedBy: by, namedAt: now });
    const values = { office, departmentId, before: before?.personId ?? null };
    await audit(w, { actorId: by, act: "certification.signer-named", subjectId: personId, values }, now);
    return "named";
  });

/** Nobody holds the office any more. Says whether anybody did. */
export const endSigner = (store: Store, { id, by }: { id: string; by: string }, now: Date): Promise<boolean> =>
  store.tx(async (w) => {
    const ended = await end(w, id, by, now);
    if (!ended) return false;
    const { office, departmentId, personId } = ended;
    await audit(w, { actorId: by, act: "certification.signer-ended", subjectId: personId, values: { office, departmentId } }, now);
    return true;
  });

async function end(w: Writer, id: string, by: string, now: Date) {
  const [row] = await w
    .update(signers)
    .set({ endedAt: now, endedBy: by })
    .where(and(eq(signers.id, id), isNull(signers.endedAt)))
    .returning();
  return row;
}

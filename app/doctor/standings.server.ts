import { eq } from "drizzle-orm";
import { certificatesOf } from "~/certification/certificates.server";
import { settleCertifications } from "~/certification/issuing.server";
import { canonicalJson } from "~/content/canonical-json";
import { audit } from "~/record/audit.server";
import type { Reader, Writer } from "~db/store";
import { registerRows } from "~db/tables/certification";
import { signOffWaits } from "~db/tables/sign-offs";
import { differs, type Finding } from "./finding";
import { everyPerson } from "./people.server";
import type { Check, Examination } from "./rows.server";

/**
 * Works out everybody's standings anew, as after any fact about them, looks whether that changed anything, and takes it back. Only
 * rows of the register and of waiting sign-offs are mended so: a certificate that is due is a fact, and comes with the next thing that is settled.
 */
export const checkStandings: Check = async function* (examination) {
  for await (const { id } of everyPerson(examination.store)) {
    examination.count();
    const found = await settledAnew(examination, id, false);
    const isDerived = found.every(({ what }) => what === "register-row" || what === "sign-off-wait");
    if (examination.fix && isDerived && found.length > 0) yield* await settledAnew(examination, id, true);
    else yield* found;
  }
};

class TakenBack extends Error {}

async function settledAnew({ store, library, now }: Examination, personId: string, keep: boolean): Promise<Finding[]> {
  let found: Finding[] = [];
  try {
    await store.tx(async (w) => {
      const before = await derivedOf(w, personId);
      await settleCertifications(w, library, personId, now);
      found = changed(personId, before, await derivedOf(w, personId)).map((one) => ({ ...one, mended: keep }));
      if (!keep) throw new TakenBack();
      if (found.length > 0) await note(w, personId, found, now);
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  return found;
}

const note = (w: Writer, subjectId: string, found: Finding[], now: Date) =>
  audit(w, { actorId: null, act: "doctor.mended", subjectId, values: { rows: found.map(({ row, kept, given }) => ({ row, kept, given })) } }, now);

type Derived = { rows: Map<string, unknown>; waits: Map<string, unknown>; open: string[] };

async function derivedOf(reader: Reader, personId: string): Promise<Derived> {
  const rows = await reader.select().from(registerRows).where(eq(registerRows.personId, personId)).limit(1_000);
  const waits = await reader.select().from(signOffWaits).where(eq(signOffWaits.personId, personId)).limit(1_000);
  const certificates = await certificatesOf(reader, personId);
  return {
    rows: new Map(rows.map(({ computedAt: _, ...row }) => [row.certificationId, row])),
    waits: new Map(waits.map((wait) => [wait.certificationId, wait])),
    open: certificates.filter(({ endedAt }) => endedAt === null).map(({ id, certificationId }) => `${certificationId} ${id}`),
  };
}

function changed(personId: string, before: Derived, after: Derived): Finding[] {
  const same = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null);
  const differing = (what: "register-row" | "sign-off-wait", table: string, kept: Map<string, unknown>, given: Map<string, unknown>) =>
    [...new Set([...kept.keys(), ...given.keys()])]
      .filter((id) => !same(kept.get(id), given.get(id)))
      .map((id) => differs(what, `${table} ${personId} ${id}`, personId, kept.get(id) ?? null, given.get(id) ?? null));
  const rows = differing("register-row", "register_rows", before.rows, after.rows);
  const waits = differing("sign-off-wait", "sign_off_waits", before.waits, after.waits);
  const due = same(before.open.sort(), after.open.sort())
    ? []
    : [
        differs(
          "certificate-due",
          `certificates of ${personId}`,
          personId,
          before.open,
          after.open.map((one) => one.split(" ")[0]),
        ),
      ];
  return [...due, ...rows, ...waits];
}

import { and, eq, notInArray } from "drizzle-orm";
import { placeholders, prepared, type Writer } from "~db/store";
import { registerRows } from "~db/tables/certification";
import type { people } from "~db/tables/people";
import type { Certificate } from "./certificates.server";
import type { CertificateFact } from "./facts";
import type { Rules } from "./rules";
import type { Standing } from "./standing";
import { remaining } from "./steps";
import { lossOf } from "./stopped";

type Settled = {
  person: typeof people.$inferSelect;
  rules: Rules;
  standing: Standing;
  certificate: Certificate | null;
  /** All the person holds. */
  held: CertificateFact[];
};

/** What the register lists about a person and a certification, derived. Its standing follows from the dates and the day it is looked at. */
export async function renewRegisterRow(w: Writer, { person, rules, standing, certificate, held }: Settled, now: Date) {
  const fact = held.find(({ factId }) => factId === certificate?.id);
  const row = {
    tier: rules.tier,
    sortKey: person.sortKey,
    departmentId: person.departmentId,
    progress: certificate ? ("certified" as const) : standing.name === "not-started" ? ("not-started" as const) : ("in-progress" as const),
    metCount: standing.steps.length - remaining(standing.steps).length,
    totalCount: standing.steps.length,
    certificateId: certificate?.id ?? null,
    issuedOn: certificate?.issuedOn ?? null,
    windowOpensOn: certificate?.windowOpensOn ?? null,
    expiresOn: certificate?.expiresOn ?? null,
    graceEndsOn: certificate?.graceEndsOn ?? null,
    stopped: fact?.stopped?.name ?? null,
    suspendsOn: fact ? (lossOf(fact, held)?.on ?? null) : null,
    computedAt: now,
  };
  await putRow(w, { personId: person.id, certificationId: rules.id, ...row });
}

const keys = ["personId", "certificationId"] as const;
const renewed = [
  ...(["tier", "sortKey", "departmentId", "progress", "metCount", "totalCount", "certificateId"] as const),
  ...(["issuedOn", "windowOpensOn", "expiresOn", "graceEndsOn", "stopped", "suspendsOn", "computedAt"] as const),
];
const putRow = prepared("put_register_row", (w: Writer) =>
  w
    .insert(registerRows)
    .values(placeholders(...keys, ...renewed))
    .onConflictDoUpdate({ target: [registerRows.personId, registerRows.certificationId], set: placeholders(...renewed) as object }),
);

/** Who has neither an assignment nor a certificate, or has left, is in the register no longer. */
export async function dropOtherRows(w: Writer, personId: string, wanted: string[]) {
  const mine = eq(registerRows.personId, personId);
  await w.delete(registerRows).where(wanted.length > 0 ? and(mine, notInArray(registerRows.certificationId, wanted)) : mine);
}

/** A person's rows lie where the person is and stands in the list of names. */
export async function moveRegisterRows(w: Writer, { id, sortKey, departmentId }: { id: string; sortKey: string; departmentId: string }) {
  await w.update(registerRows).set({ sortKey, departmentId }).where(eq(registerRows.personId, id));
}

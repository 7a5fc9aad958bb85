import { eq } from "drizzle-orm";
import { addDays } from "~/locale/day";
import type { Visitor } from "~/people/visitor";
import type { Day } from "~db/kit";
import type { Store } from "~db/store";
import { registerRows } from "~db/tables/certification";
import { departments, people } from "~db/tables/people";
import { makePerson } from "./people";

type Row = Partial<typeof registerRows.$inferInsert>;

export const makeDepartment = (store: Store, id: string, name: string, parentId: string | null = null) =>
  store.tx(async (w) => {
    await w.insert(departments).values({ id, name, otherName: null, parentId, sortKey: id, createdAt: new Date("2026-01-01T00:00:00Z") });
  });

/** Adds a person with a row of the register as its derivation would have written it. */
export async function listPerson(store: Store, person: Parameters<typeof makePerson>[1], row: Row = {}): Promise<Visitor> {
  const visitor = await makePerson(store, person);
  await listAgain(store, visitor, row);
  return visitor;
}

/** One more certification for somebody. */
export const listAgain = (store: Store, { personId }: Visitor, row: Row = {}) =>
  store.tx(async (w) => {
    const [person] = await w.select().from(people).where(eq(people.id, personId));
    const { sortKey, departmentId } = person!;
    const derived = {
      certificationId: "frontline-service",
      tier: "new-hire",
      progress: "in-progress",
      metCount: 1,
      totalCount: 3,
      computedAt: new Date(),
    } as const;
    await w.insert(registerRows).values({ personId, sortKey, departmentId, ...derived, ...row });
  });

/** The dates of a certificate that expires on a day, with a window of 60 and a grace of 30 days. */
export const certifiedUntil = (expiresOn: Day) => ({
  progress: "certified" as const,
  metCount: 3,
  issuedOn: addDays(expiresOn, -365),
  windowOpensOn: addDays(expiresOn, -60),
  expiresOn,
  graceEndsOn: addDays(expiresOn, 30),
});

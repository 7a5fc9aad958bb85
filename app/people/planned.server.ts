import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { settleCertifications } from "~/certification/issuing.server";
import type { Library } from "~/content/library";
import { dayIn } from "~/locale/day";
import { audit } from "~/record/audit.server";
import type { Day } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { departments, people, plannedChanges } from "~db/tables/people";
import { closeAccount } from "./activity.server";
import { makesCircle } from "./managers.server";
import { changesBetween, factsOf, type PersonFacts } from "./person-facts";
import { sortKey } from "./search";
import { renewNameWords } from "./search.server";

export type Planned = typeof plannedChanges.$inferSelect;
type Planning = { personId: string; onDay: Day; facts: Record<string, string | null>; leaves: boolean; plannedBy: string };

/** Writes down what is to change on a day. */
export async function plan(w: Writer, planning: Planning, now: Date): Promise<void> {
  const { personId, onDay, facts, leaves, plannedBy } = planning;
  await w.insert(plannedChanges).values({ ...planning, plannedAt: now });
  await audit(w, { actorId: plannedBy, act: "people.change-planned", subjectId: personId, values: { onDay, facts, leaves } }, now);
}

/** That somebody leaves after a day to come; an earlier plan of the kind is replaced. */
export const planLeaving = (store: Store, { personId, onDay, plannedBy }: Omit<Planning, "facts" | "leaves">, now: Date) =>
  store.tx(async (w) => {
    for (const one of await plannedFor(w, personId)) if (one.leaves) await end(w, one, { outcome: "taken-back", by: plannedBy }, now);
    await plan(w, { personId, onDay, facts: {}, leaves: true, plannedBy }, now);
  });

/** What is still to change about a person, the next first. */
export const plannedFor = (reader: Reader, personId: string): Promise<Planned[]> =>
  reader
    .select()
    .from(plannedChanges)
    .where(and(eq(plannedChanges.personId, personId), isNull(plannedChanges.endedAt)))
    .orderBy(asc(plannedChanges.onDay), asc(plannedChanges.plannedAt))
    .limit(50);

/** Takes back what was planned for a person. False when there is nothing of the kind (any more). */
export const takeBackPlan = (store: Store, { id, personId, by }: { id: string; personId: string; by: string }, now: Date): Promise<boolean> =>
  store.tx(async (w) => {
    const one = (await plannedFor(w, personId)).find((row) => row.id === id);
    if (!one) return false;
    await end(w, one, { outcome: "taken-back", by }, now);
    return true;
  });

async function end(w: Writer, { id, personId, onDay }: Planned, { outcome, by }: { outcome: "done" | "taken-back"; by: string }, now: Date) {
  await w.update(plannedChanges).set({ endedAt: now, outcome }).where(eq(plannedChanges.id, id));
  if (outcome === "taken-back") await audit(w, { actorId: by, act: "people.change-taken-back", subjectId: personId, values: { onDay } }, now);
}

const isDue = (today: Day) => and(isNull(plannedChanges.endedAt), isNull(plannedChanges.failure), lte(plannedChanges.onDay, today));

export const isAnyPlanDue = async (reader: Reader, zone: string, now: Date): Promise<boolean> =>
  (
    await reader
      .select({ id: plannedChanges.id })
      .from(plannedChanges)
      .where(isDue(dayIn(zone, now)))
      .limit(1)
  ).length > 0;

/** Carries out what was planned for today or before, each in a transaction of its own. Says how much came about. */
export async function carryOutPlans(store: Store, library: Library, now: Date): Promise<{ done: number; failed: number }> {
  const count = { done: 0, failed: 0 };
  for (;;) {
    const outcome = await store.tx(async (w) => {
      const due = isDue(dayIn(library.zone, now));
      const [next] = await w.select().from(plannedChanges).where(due).orderBy(asc(plannedChanges.onDay), asc(plannedChanges.plannedAt)).limit(1);
      if (!next) return null;
      const failure = await carryOut(w, library, next, now);
      if (failure) await w.update(plannedChanges).set({ failure }).where(eq(plannedChanges.id, next.id));
      else await end(w, next, { outcome: "done", by: next.plannedBy }, now);
      return failure ? ("failed" as const) : ("done" as const);
    });
    if (!outcome) return count;
    count[outcome] += 1;
  }
}

async function carryOut(w: Writer, library: Library, { personId, facts, leaves, plannedBy, onDay }: Planned, now: Date): Promise<Planned["failure"]> {
  if (leaves) return (await closeAccount(w, library, { personId, by: plannedBy }, now)) ? null : "last-administrator";
  const [before] = await w.select().from(people).where(eq(people.id, personId)).limit(1);
  if (!before) return null;
  const after = { ...factsOf(before), ...facts } as PersonFacts;
  const changes = changesBetween(before, after);
  const failure = await whatIsWrong(w, personId, { departmentId: changes.departmentId?.to, managerId: changes.managerId?.to });
  if (failure) return failure;
  if (Object.keys(changes).length === 0) return null;
  await w
    .update(people)
    .set({ ...after, sortKey: sortKey(after) })
    .where(eq(people.id, personId));
  if (changes.name || changes.otherName) await renewNameWords(w, { id: personId, ...after });
  await audit(w, { actorId: plannedBy, act: "people.changed", subjectId: personId, values: { ...changes, since: onDay } }, now);
  await settleCertifications(w, library, personId, now);
  return null;
}

/** Whether a department and a manager can be what was planned weeks ago. */
async function whatIsWrong(w: Writer, personId: string, wanted: { departmentId?: string | null; managerId?: string | null }): Promise<Planned["failure"]> {
  const { departmentId, managerId } = wanted;
  if (departmentId) {
    const [department] = await w.select({ endedAt: departments.endedAt }).from(departments).where(eq(departments.id, departmentId)).limit(1);
    if (!department || department.endedAt) return "department";
  }
  if (!managerId) return null;
  const [manager] = await w.select({ active: people.active }).from(people).where(eq(people.id, managerId)).limit(1);
  if (!manager?.active) return "manager";
  return (await makesCircle(w, personId, managerId)) ? "circle" : null;
}

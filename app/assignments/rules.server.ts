import { and, asc, count, desc, eq, inArray, isNull, lte, ne } from "drizzle-orm";
import type { Library } from "~/content/library";
import { breather } from "~/jobs/slices.server";
import { dayIn } from "~/locale/day";
import { audit } from "~/record/audit.server";
import { newId } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { assignmentRules, ruleOutcomes, type Whom } from "~db/tables/assignments";
import { people } from "~db/tables/people";
import { assign } from "./assign.server";
import { type Fit, fitting, nextAmong, SOME } from "./fitting.server";
import type { Exception, RuleDue } from "./rule";

export type Rule = typeof assignmentRules.$inferSelect;
export type NewRule = RuleDue & { courseId: string; whom: Whom; lasting: boolean; sending: string; madeBy: string };

/** Few enough in one change that no other change waits for long. */
const BATCH = 5;
/** What is done while its page waits: for so many people, and for so long in milliseconds. */
const BEGINNING = { people: 100, ms: 1_000 };
/** How long one run of the job goes on, in milliseconds: shorter than its lease. */
const RUN = 30_000;
/** How often a lasting rule looks for people who have come to fit. */
const AGAIN = 15 * 60_000;
const MOST = 100;

/** Makes a rule, which is carried out by a job from now on; the same form sent twice is one rule. Gives its id. */
export const makeRule = (store: Store, { madeBy, ...rule }: NewRule, now: Date): Promise<string> => {
  const id = newId(now.getTime());
  return store.tx(async (w) => {
    const [made] = await w
      .insert(assignmentRules)
      .values({ id, ...rule, madeBy, madeAt: now, walkDueAt: now })
      .onConflictDoNothing()
      .returning({ id: assignmentRules.id });
    if (!made) {
      const [before] = await w
        .select({ id: assignmentRules.id })
        .from(assignmentRules)
        .where(and(eq(assignmentRules.madeBy, madeBy), eq(assignmentRules.sending, rule.sending)))
        .limit(1);
      return before!.id;
    }
    await audit(w, { actorId: madeBy, act: "assignments.rule-made", subjectId: null, values: { ruleId: id, ...rule } }, now);
    return id;
  });
};

/** Ends a rule: it assigns nobody any more, and what it assigned stays. False when it had ended. */
export const endRule = (store: Store, { ruleId, by }: { ruleId: string; by: string }, now: Date): Promise<boolean> =>
  store.tx(async (w) => {
    const [ended] = await w
      .update(assignmentRules)
      .set({ endedAt: now, endedBy: by, walkDueAt: null })
      .where(and(eq(assignmentRules.id, ruleId), isNull(assignmentRules.endedAt)))
      .returning({ id: assignmentRules.id });
    if (ended) await audit(w, { actorId: by, act: "assignments.rule-ended", subjectId: null, values: { ruleId } }, now);
    return ended !== undefined;
  });

const dueRules = (reader: Reader, now: Date) =>
  reader.select().from(assignmentRules).where(lte(assignmentRules.walkDueAt, now)).orderBy(asc(assignmentRules.walkDueAt), asc(assignmentRules.id)).limit(MOST);
export const hasDueRule = async (reader: Reader, now: Date): Promise<boolean> => (await dueRules(reader, now)).length > 0;

/** Carries out the rules that are due, a few people at a time; whatever stops it, it goes on where it was. Says for how many something was done. */
export async function carryOutRules(store: Store, library: Library, now: Date, ending?: AbortSignal): Promise<number> {
  const started = performance.now();
  const mayGoOn = () => !ending?.aborted && performance.now() - started < RUN;
  let done = 0;
  for (const { id } of await dueRules(store.read, now)) done += await carryOutRule(store, library, id, now, mayGoOn);
  return done;
}

/** The beginning of a rule that was just made, so that a small one is carried out when its page comes back. */
export const beginRule = (store: Store, library: Library, ruleId: string, now: Date): Promise<number> => {
  const started = performance.now();
  return carryOutRule(store, library, ruleId, now, (done) => done < BEGINNING.people && performance.now() - started < BEGINNING.ms);
};

/** Walks over everybody in the order of their ids, some hundred at a time: however many there are, no step takes longer. */
async function carryOutRule(store: Store, library: Library, ruleId: string, now: Date, mayGoOn: (done: number) => boolean): Promise<number> {
  let done = 0;
  const breathe = breather();
  const today = dayIn(library.zone, now);
  for (let after = ""; mayGoOn(done); ) {
    const rule = await openRule(store.read, ruleId);
    if (!rule) break;
    const among = await nextAmong(store.read, rule.whom, { after, limit: SOME });
    const fits = await fitting(store.read, library, { ...rule, ruleId, among }, { limit: SOME, today });
    for (let from = 0; from < fits.length && mayGoOn(done); from += BATCH) {
      const these = fits.slice(from, from + BATCH).map(({ personId }) => personId);
      done += await store.tx((w) => carryOn(w, library, { ruleId, among: these, breathe }, now));
    }
    if (!mayGoOn(done)) break;
    if (among.length < SOME) await store.tx((w) => endWalk(w, ruleId, now));
    if (among.length < SOME) break;
    after = among.at(-1)!;
    await breathe();
  }
  return done;
}

async function openRule(reader: Reader, ruleId: string): Promise<Rule | undefined> {
  const [rule] = await reader
    .select()
    .from(assignmentRules)
    .where(and(eq(assignmentRules.id, ruleId), isNull(assignmentRules.endedAt)))
    .limit(1);
  return rule;
}

/** Deals with a few people as they are now. Whom a walk has passed is not looked at again. */
async function carryOn(
  w: Writer,
  library: Library,
  { ruleId, among, breathe }: { ruleId: string; among: string[]; breathe: () => Promise<void> },
  now: Date,
): Promise<number> {
  const rule = await openRule(w, ruleId);
  if (!rule) return 0;
  const fits = await fitting(w, library, { ...rule, ruleId, among }, { limit: BATCH, today: dayIn(library.zone, now) });
  for (const fit of fits) {
    await dealWith(w, library, rule, fit, now);
    await breathe();
  }
  return fits.length;
}

/** A lasting rule walks again later; any other is done. */
async function endWalk(w: Writer, ruleId: string, now: Date) {
  const rule = await openRule(w, ruleId);
  const walkDueAt = rule?.lasting ? new Date(now.getTime() + AGAIN) : null;
  if (rule) await w.update(assignmentRules).set({ walkDueAt }).where(eq(assignmentRules.id, ruleId));
}

async function dealWith(w: Writer, library: Library, { id: ruleId, courseId, madeBy }: Rule, { personId, verdict }: Fit, now: Date) {
  const { outcome, dueOn } = verdict;
  await w.insert(ruleOutcomes).values({ id: newId(now.getTime()), ruleId, personId, outcome, at: now });
  if (outcome === "assigned") await assign(w, library, { personId, courseId, assignedBy: madeBy, dueOn, ruleId }, now);
}

const isUnsettled = and(ne(ruleOutcomes.outcome, "assigned"), isNull(ruleOutcomes.settledAt));

/** What rules could not decide, the oldest first. */
export const openExceptions = (reader: Reader) =>
  reader
    .select({
      ...{ id: ruleOutcomes.id, outcome: ruleOutcomes.outcome, at: ruleOutcomes.at, courseId: assignmentRules.courseId },
      ...{ personId: people.id, name: people.name, otherName: people.otherName, staffNumber: people.staffNumber },
    })
    .from(ruleOutcomes)
    .innerJoin(assignmentRules, eq(assignmentRules.id, ruleOutcomes.ruleId))
    .innerJoin(people, eq(people.id, ruleOutcomes.personId))
    .where(isUnsettled)
    .orderBy(asc(ruleOutcomes.at), asc(ruleOutcomes.id))
    .limit(MOST);

/** Settles an exception: the course is assigned all the same, with the days of the course from now on, or is left. False when somebody was first. */
export const settleException = (
  store: Store,
  library: Library,
  { id, as, by }: { id: string; as: "assigned" | "left"; by: string },
  now: Date,
): Promise<boolean> =>
  store.tx(async (w) => {
    const [row] = await w
      .update(ruleOutcomes)
      .set({ settledAt: now, settledBy: by, settledAs: as })
      .where(and(eq(ruleOutcomes.id, id), isUnsettled))
      .returning({ personId: ruleOutcomes.personId, ruleId: ruleOutcomes.ruleId, outcome: ruleOutcomes.outcome });
    if (!row) return false;
    const [rule] = await w.select().from(assignmentRules).where(eq(assignmentRules.id, row.ruleId)).limit(1);
    const { personId, ruleId, outcome } = row;
    await audit(w, { actorId: by, act: "assignments.exception-settled", subjectId: personId, values: { ruleId, outcome, as } }, now);
    if (as === "assigned") await assign(w, library, { personId, courseId: rule!.courseId, assignedBy: by, ruleId }, now);
    return true;
  });

/** Leaves all exceptions of one kind, a thousand at once. Says how many. */
export const leaveAll = (store: Store, { outcome, by }: { outcome: Exception; by: string }, now: Date): Promise<number> =>
  store.tx(async (w) => {
    const rows = await w
      .select({ id: ruleOutcomes.id })
      .from(ruleOutcomes)
      .where(and(eq(ruleOutcomes.outcome, outcome), isUnsettled))
      .orderBy(asc(ruleOutcomes.at))
      .limit(1_000);
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return 0;
    await w.update(ruleOutcomes).set({ settledAt: now, settledBy: by, settledAs: "left" }).where(inArray(ruleOutcomes.id, ids));
    await audit(w, { actorId: by, act: "assignments.exceptions-left", subjectId: null, values: { outcome, count: ids.length } }, now);
    return ids.length;
  });

/** The newest rules with how many each has assigned. */
export async function listRules(reader: Reader): Promise<(Rule & { assigned: number })[]> {
  const rules = await reader.select().from(assignmentRules).orderBy(desc(assignmentRules.madeAt), desc(assignmentRules.id)).limit(MOST);
  const listed: (Rule & { assigned: number })[] = [];
  for (const rule of rules) {
    const [counted] = await reader
      .select({ n: count() })
      .from(ruleOutcomes)
      .where(and(eq(ruleOutcomes.ruleId, rule.id), eq(ruleOutcomes.outcome, "assigned")));
    listed.push({ ...rule, assigned: Number(counted?.n ?? 0) });
  }
  return listed;
}

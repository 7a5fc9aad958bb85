import { and, asc, desc, eq, exists, inArray, isNull, lt, ne, notExists, or, sql } from "drizzle-orm";
import type { Library } from "~/content/library";
import { audit } from "~/record/audit.server";
import { namesOf } from "~/record/names.server";
import { alias } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { people } from "~db/tables/people";
import { graderReplacements, performanceGraders, performances, scorecards } from "~db/tables/role-plays";
import { laterThan } from "./beyond.server";
import { RELEASE_WITHIN } from "./due";
import { elsewhereOf, minutesOfPerformance } from "./elsewhere.server";
import { mayGrade } from "./graders.server";
import { standOutside } from "./pass-rule.server";
import { findPerformance, type Performance, partIn } from "./performances.server";
import { type Place, pageOf, SHOWN } from "./place";
import { takenAt } from "./round-clashes";
import { standingCards } from "./scorecards.server";
import { tellNewGrader } from "./telling.server";

type Name = { id: string; name: string; otherName: string | null };

/** The graders of a performance who have not signed. */
export async function unsignedGraders(reader: Reader, performance: Performance): Promise<Name[]> {
  const signed = (await standingCards(reader, performance)).map(({ card }) => card.graderId);
  return performance.graders.filter(({ id }) => !signed.includes(id));
}

/**
 * Whom of them somebody may replace: a grader who has still to score blind only themselves, so that nobody learns from it whether
 * another has signed. That they are responsible for the performance is asked before (`can.replaceGrader`).
 */
export const replaceable = (performance: Performance, unsigned: Name[], byId: string): Name[] =>
  unsigned.some(({ id }) => id === byId) ? performance.graders.filter(({ id }) => id === byId) : unsigned;

type Replacing = { performanceId: string; replacedId: string; graderId: string; reason: string; byId: string };
type WhyNot = "over" | "signed" | "may-not" | "outside-line" | "elsewhere";
type Replaced = { outcome: "replaced" } | { outcome: "refused"; why: WhyNot };

/**
 * Puts another grader in the place of one who has not signed, whose marks can then no longer be handed in. Never once the result is
 * out. The new one is a trainer who may judge this person, has no other part in it, and has not seen the marks; the graders together are
 * still a panel as the rules ask for it.
 */
export function replaceGrader(store: Store, { performanceId, replacedId, graderId, reason, byId }: Replacing, library: Library, now: Date): Promise<Replaced> {
  return store.tx(async (w) => {
    const refused = (why: WhyNot): Replaced => ({ outcome: "refused", why });
    const performance = await findPerformance(w, performanceId);
    if (!performance || performance.releasedAt || performance.cancelledAt) return refused("over");
    const unsigned = await unsignedGraders(w, performance);
    if (!replaceable(performance, unsigned, byId).some(({ id }) => id === replacedId)) return refused("signed");
    const hasSeen = performance.conflictSince !== null && graderId === byId;
    if (hasSeen || partIn(performance, graderId) !== undefined || !(await mayGrade(w, graderId, performance.staffId))) return refused("may-not");
    const graderIds = [...performance.graders.map(({ id }) => id).filter((id) => id !== replacedId), graderId];
    if (!(await standOutside(w, library, performance, graderIds))) return refused("outside-line");
    if (performance.scheduledAt > now && (await isElsewhere(w, performance, graderId, library))) return refused("elsewhere");

    const mine = and(eq(performanceGraders.performanceId, performanceId), eq(performanceGraders.personId, replacedId));
    await w.delete(performanceGraders).where(mine);
    await w.insert(performanceGraders).values({ performanceId, personId: graderId, assignedBy: byId, assignedAt: now });
    await w.insert(graderReplacements).values({ performanceId, replacedId, graderId, reason, byId, at: now });
    await tellNewGrader(w, performance, { replacedId, graderId, byId }, now);
    const values = { performanceId, replacedId, graderId, reason };
    await audit(w, { actorId: byId, act: "role-plays.grader-replaced", subjectId: performance.staffId, values }, now);
    return { outcome: "replaced" };
  });
}

async function isElsewhere(reader: Reader, performance: Performance, graderId: string, library: Library): Promise<boolean> {
  const { scheduledAt } = performance;
  const elsewhere = await elsewhereOf(reader, { personIds: [graderId], rooms: [], around: scheduledAt }, library);
  return takenAt(elsewhere, scheduledAt, await minutesOfPerformance(reader, performance, library)).has(graderId);
}

/** How somebody who was to grade a performance was replaced, when they are no grader of it now. */
export async function replacementOf(reader: Reader, { id, graders }: Performance, personId: string): Promise<{ by: Name; reason: string } | null> {
  if (graders.some((grader) => grader.id === personId)) return null;
  const theirs = and(eq(graderReplacements.performanceId, id), eq(graderReplacements.replacedId, personId));
  const [row] = await reader.select().from(graderReplacements).where(theirs).orderBy(desc(graderReplacements.at)).limit(1);
  const by = row && (await namesOf(reader, [row.graderId])).get(row.graderId);
  return row && by ? { by: { id: row.graderId, ...by }, reason: row.reason } : null;
}

/** A performance whose result is late because of somebody else. */
type Late = { id: string; staff: Name; scenarioId: string; scheduledAt: Date; waitsFor: Name[] };

/**
 * The performances somebody planned, or of people they train, that a colleague should have scored a day ago, the oldest first. Not
 * those that they are themselves still to score.
 */
export async function lateWithOthers(
  reader: Reader,
  { personId, trained }: { personId: string; trained: string[] },
  { scenarioId, after = null }: { scenarioId?: string | null; after?: Place | null },
  now: Date,
): Promise<{ items: Late[]; next: string | null }> {
  const staff = alias(people, "staff");
  const cardOf = (grader: typeof performanceGraders.personId) =>
    reader
      .select({ one: sql`1` })
      .from(scorecards)
      .where(and(eq(scorecards.performanceId, performanceGraders.performanceId), eq(scorecards.graderId, grader)));
  const waiting = (whose: ReturnType<typeof eq>) =>
    reader
      .select({ one: sql`1` })
      .from(performanceGraders)
      .where(and(eq(performanceGraders.performanceId, performances.id), whose, notExists(cardOf(performanceGraders.personId))));
  const found = await reader
    .select({ id: performances.id, scenarioId: performances.scenarioId, scheduledAt: performances.scheduledAt, staff })
    .from(performances)
    .innerJoin(staff, eq(staff.id, performances.staffId))
    .where(
      and(
        isNull(performances.releasedAt),
        isNull(performances.cancelledAt),
        lt(performances.scheduledAt, new Date(now.getTime() - RELEASE_WITHIN)),
        or(eq(performances.plannedBy, personId), inArray(performances.staffId, ["", ...trained])),
        ne(performances.staffId, personId),
        exists(waiting(ne(performanceGraders.personId, personId))),
        notExists(waiting(eq(performanceGraders.personId, personId))),
        scenarioId ? eq(performances.scenarioId, scenarioId) : undefined,
        laterThan(performances.scheduledAt, performances.id, after),
      ),
    )
    .orderBy(asc(performances.scheduledAt), asc(performances.id))
    .limit(SHOWN + 1);
  const { rows, next } = pageOf(found, SHOWN, ({ id, scheduledAt }) => ({ id, at: scheduledAt }));
  const items: Late[] = [];
  for (const { staff: one, ...row } of rows) {
    const performance = await findPerformance(reader, row.id);
    const waitsFor = performance ? await unsignedGraders(reader, performance) : [];
    items.push({ ...row, staff: { id: one.id, name: one.name, otherName: one.otherName }, waitsFor });
  }
  return { items, next };
}

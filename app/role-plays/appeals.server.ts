import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, notInArray, or } from "drizzle-orm";
import type { Library } from "~/content/library";
import { dayIn } from "~/locale/day";
import { tell } from "~/messages/tell.server";
import { audit } from "~/record/audit.server";
import type { Reader, Store } from "~db/store";
import { appealDecisions, appealSteps, appeals } from "~db/tables/role-play-results";
import { performanceGraders, performances } from "~db/tables/role-plays";
import { clocksFrom, mayAppeal, type NoAppeal } from "./appeal";
import { earlierThan, laterThan } from "./beyond.server";
import { findPerformance, type Performance } from "./performances.server";
import { type Place, pageOf } from "./place";
import { type StandingResult, standingResult } from "./standing-result.server";
import { deciders } from "./telling.server";

type Step = typeof appealSteps.$inferSelect;
/** An appeal with who received it, whose it is now, and what was decided. */
export type Appeal = typeof appeals.$inferSelect & {
  received: Step | null;
  owned: Step | null;
  decision: typeof appealDecisions.$inferSelect | null;
};

export async function findAppeal(reader: Reader, id: string | undefined): Promise<Appeal | undefined> {
  if (!id || id.length > 100) return undefined;
  const [row] = await reader.select().from(appeals).where(eq(appeals.id, id)).limit(1);
  return row && (await withSteps(reader, [row]))[0];
}

/** The appeals of a performance, the oldest first. */
export async function appealsOf(reader: Reader, performanceId: string): Promise<Appeal[]> {
  const rows = await reader.select().from(appeals).where(eq(appeals.performanceId, performanceId)).orderBy(asc(appeals.filedAt)).limit(100);
  return withSteps(reader, rows);
}

/** What is shown at once. */
const SHOWN = 25;
type Viewer = { personId: string; everybody: boolean; trained: string[] };

/**
 * Appeals for who may look into them, those still open by the day they are due, or those decided, the latest first: all of them for HR
 * (`everybody`), for a trainer those of the people they train and those they were given, but none of a performance
 * they graded. Nobody finds their own there.
 */
export async function appealsFor(
  reader: Reader,
  viewer: Viewer,
  which: "open" | "decided",
  after: Place | null = null,
): Promise<{ appeals: Appeal[]; next: string | null }> {
  const given = reader.select({ id: appealSteps.appealId }).from(appealSteps).where(eq(appealSteps.ownerId, viewer.personId));
  const mine = viewer.everybody ? undefined : or(inArray(appeals.personId, ["", ...viewer.trained]), inArray(appeals.id, given));
  const graded = reader.select({ id: performanceGraders.performanceId }).from(performanceGraders).where(eq(performanceGraders.personId, viewer.personId));
  const theirs = and(ne(appeals.personId, viewer.personId), mine, viewer.everybody ? undefined : notInArray(appeals.performanceId, graded));
  const [state, begins, behind] =
    which === "open"
      ? [isNull(appeals.decidedAt), [asc(appeals.decideBy), asc(appeals.id)], laterThan(appeals.decideBy, appeals.id, after)]
      : [isNotNull(appeals.decidedAt), [desc(appeals.decidedAt), desc(appeals.id)], earlierThan(appeals.decidedAt, appeals.id, after)];
  const rows = await reader
    .select()
    .from(appeals)
    .where(and(state, theirs, behind))
    .orderBy(...begins)
    .limit(SHOWN + 1);
  const page = pageOf(rows, SHOWN, ({ id, decideBy, decidedAt }) => ({ id, at: decidedAt ?? decideBy }));
  return { appeals: await withSteps(reader, page.rows), next: page.next };
}

export const isAnyAppeal = async (reader: Reader): Promise<boolean> =>
  (await reader.select({ id: appeals.id }).from(appeals).where(isNull(appeals.decidedAt)).limit(1)).length > 0;

export type Filing = { performanceId: string; personId: string; reason: string /** The result the person had before them. */; seen: string };

/** Files an appeal against the result that counts now, and sets its clocks. That the result is the person's own was asked before. */
export function fileAppeal(
  store: Store,
  { performanceId, personId, reason, seen }: Filing,
  library: Library,
  now: Date,
): Promise<"filed" | "changed" | NoAppeal> {
  const { zone } = library;
  return store.tx(async (w) => {
    const performance = await findPerformance(w, performanceId);
    const result = performance ? await standingResult(w, performance) : null;
    if (!performance || !result || performance.staffId !== personId) return "not-out";
    const may = await whetherToAppeal(w, performance, result, zone, now);
    if (may !== "yes") return may;
    if (result.id !== seen) return "changed";
    const row = { performanceId, personId, resultId: result.id, reason, filedAt: now, ...clocksFrom(now, zone) };
    const [filed] = await w.insert(appeals).values(row).onConflictDoNothing().returning({ id: appeals.id });
    if (!filed) return "running";
    await audit(w, { actorId: personId, act: "role-plays.appealed", subjectId: personId, values: { appealId: filed.id, ...row } }, now);
    const about = { appealId: filed.id, performanceId, scenarioId: performance.scenarioId, personId, decideOn: row.decideOn };
    await tell(w, await deciders(w, library, performance, now), { kind: "appeal-filed", ...about }, now);
    return "filed";
  });
}

export async function whetherToAppeal(reader: Reader, performance: Performance, result: StandingResult | null, zone: string, now: Date) {
  const earlier = await reader.select().from(appeals).where(eq(appeals.performanceId, performance.id)).limit(100);
  const standing = result && { id: result.id, at: result.at, byAppeal: result.settlement?.how === "appeal" };
  return mayAppeal({ result: standing, setAside: performance.setAsideAt !== null, earlier }, dayIn(zone, now), zone);
}

async function withSteps(reader: Reader, rows: (typeof appeals.$inferSelect)[]): Promise<Appeal[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const steps = await reader
    .select()
    .from(appealSteps)
    .where(inArray(appealSteps.appealId, ids))
    .orderBy(asc(appealSteps.at), asc(appealSteps.id))
    .limit(ids.length * 20);
  const decisions = await reader.select().from(appealDecisions).where(inArray(appealDecisions.appealId, ids)).limit(ids.length);
  return rows.map((row) => {
    const last = (kind: Step["kind"]) => steps.findLast((step) => step.appealId === row.id && step.kind === kind) ?? null;
    return { ...row, received: last("received"), owned: last("owned"), decision: decisions.find(({ appealId }) => appealId === row.id) ?? null };
  });
}

/** The performances of appeals, for their scenarios and people. */
export const performancesOf = async (reader: Reader, list: Appeal[]): Promise<Map<string, typeof performances.$inferSelect>> => {
  const ids = [...new Set(list.map(({ performanceId }) => performanceId))];
  if (ids.length === 0) return new Map();
  const rows = await reader.select().from(performances).where(inArray(performances.id, ids)).limit(ids.length);
  return new Map(rows.map((row) => [row.id, row]));
};

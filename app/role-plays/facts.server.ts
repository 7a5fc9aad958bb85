import { and, asc, eq, isNotNull, isNull } from "drizzle-orm";
import type { UpcomingPerformance } from "~/certification/facts";
import type { Reader } from "~db/store";
import { performances, scorecards } from "~db/tables/role-plays";

/** Every released result of a person's role-plays, the oldest first. */
export async function rolePlayFacts(reader: Reader, personId: string) {
  const rows = await reader
    .select({ card: scorecards, performance: performances })
    .from(performances)
    .innerJoin(scorecards, eq(scorecards.performanceId, performances.id))
    .where(and(eq(performances.staffId, personId), isNotNull(performances.releasedAt)))
    .orderBy(asc(performances.releasedAt))
    .limit(1000);
  return rows.map(({ card, performance }) => ({
    factId: card.id,
    performanceId: performance.id,
    scenarioId: performance.scenarioId,
    towards: performance.towards,
    weightedSum: card.weightedSum,
    passed: card.passed,
    at: performance.releasedAt!,
  }));
}

/** Planned role-plays of a person that have no result yet. */
export async function upcomingPerformances(reader: Reader, personId: string): Promise<UpcomingPerformance[]> {
  const rows = await reader
    .select()
    .from(performances)
    .where(and(eq(performances.staffId, personId), isNull(performances.releasedAt), isNull(performances.cancelledAt)))
    .orderBy(asc(performances.scheduledAt))
    .limit(100);
  return rows.map(({ id, scenarioId, scheduledAt, room }) => ({ performanceId: id, scenarioId, scheduledAt, room, part: "staff" }));
}

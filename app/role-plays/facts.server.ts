import { and, asc, eq, isNotNull, isNull, notExists, sql } from "drizzle-orm";
import type { RolePlayFact, UpcomingPerformance } from "~/certification/facts";
import { alias } from "~db/kit";
import { prepared, type Reader } from "~db/store";
import { performanceParts, performances, scorecards, settlements } from "~db/tables/role-plays";

const personId = sql.placeholder("personId");
const released = prepared("released_results_of", (reader: Reader) => {
  const later = alias(scorecards, "later");
  const superseding = reader.select({ one: sql`1` }).from(later).where(eq(later.supersedes, scorecards.id));
  const settledHere = reader.select({ one: sql`1` }).from(settlements).where(eq(settlements.performanceId, performances.id));
  return reader
    .select({
      factId: scorecards.id,
      performanceId: performances.id,
      scenarioId: performances.scenarioId,
      towards: performances.towards,
      weightedSum: scorecards.weightedSum,
      passed: scorecards.passed,
      at: scorecards.submittedAt,
    })
    .from(performances)
    .innerJoin(scorecards, eq(scorecards.performanceId, performances.id))
    .where(
      and(
        eq(performances.staffId, personId),
        isNotNull(performances.releasedAt),
        isNull(performances.setAsideAt),
        notExists(superseding),
        notExists(settledHere),
      ),
    )
    .orderBy(asc(scorecards.submittedAt), asc(scorecards.id))
    .limit(1000);
});

const settled = prepared("settled_results_of", (reader: Reader) => {
  const later = alias(settlements, "later");
  const superseding = reader.select({ one: sql`1` }).from(later).where(eq(later.supersedes, settlements.id));
  return reader
    .select({
      factId: settlements.id,
      performanceId: performances.id,
      scenarioId: performances.scenarioId,
      towards: performances.towards,
      weightedSum: settlements.weightedSum,
      passed: settlements.passed,
      at: settlements.settledAt,
    })
    .from(performances)
    .innerJoin(settlements, eq(settlements.performanceId, performances.id))
    .where(and(eq(performances.staffId, personId), isNull(performances.setAsideAt), notExists(superseding)))
    .orderBy(asc(settlements.settledAt), asc(settlements.id))
    .limit(1000);
});

/**
 * A person's released results that nothing later supersedes, oldest first. With one grader the fact is the scorecard and `at` is
 * when it was signed; with several, or after an appeal, it is the settlement, and the single scorecards count for nothing. What
 * an appeal set aside is no fact.
 */
export async function rolePlayFacts(reader: Reader, person: string): Promise<RolePlayFact[]> {
  const single = await released(reader, { personId: person });
  const several = await settled(reader, { personId: person });
  return several.length === 0 ? single : [...single, ...several].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.factId < b.factId ? -1 : 1));
}

const open = and(isNull(performances.releasedAt), isNull(performances.cancelledAt));
const columns = { performanceId: performances.id, scenarioId: performances.scenarioId, scheduledAt: performances.scheduledAt, room: performances.room };
const toBeScored = prepared("performances_to_come_of", (reader: Reader) =>
  reader
    .select(columns)
    .from(performances)
    .where(and(eq(performances.staffId, personId), open))
    .orderBy(asc(performances.scheduledAt))
    .limit(100),
);
const toHelpWith = prepared("performances_to_help_with", (reader: Reader) =>
  reader
    .select({ ...columns, part: performanceParts.part })
    .from(performanceParts)
    .innerJoin(performances, eq(performances.id, performanceParts.performanceId))
    .where(and(eq(performanceParts.personId, personId), open, isNull(performances.endedAt)))
    .orderBy(asc(performances.scheduledAt))
    .limit(100),
);

/** The performances a person is planned for and whose result is not out yet, in any part, soonest first. */
export async function upcomingPerformances(reader: Reader, person: string): Promise<UpcomingPerformance[]> {
  const scored = await toBeScored(reader, { personId: person });
  const helping = await toHelpWith(reader, { personId: person });
  const mine = scored.map((row) => ({ ...row, part: "staff" as const }));
  return [...mine, ...helping].sort((a, b) => a.scheduledAt.getTime() - b.scheduledAt.getTime());
}

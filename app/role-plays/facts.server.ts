import { and, asc, eq, isNotNull, isNull, notExists, sql } from "drizzle-orm";
import { alias } from "~db/kit";
import type { Reader } from "~db/store";
import { performanceParts, performances, scorecards, signatures } from "~db/tables/role-plays";

/** A released result, as others may build on it. `factId` is the scorecard's id, `weightedSum` the mean in hundredths, `at` when it was signed. */
export type RolePlayFact = { factId: string; performanceId: string; scenarioId: string; towards: string | null; weightedSum: number; passed: boolean; at: Date };

/** A person's released results that no later scorecard supersedes, oldest first. */
export function rolePlayFacts(reader: Reader, personId: string): Promise<RolePlayFact[]> {
  const later = alias(scorecards, "later");
  const superseded = reader.select({ one: sql`1` }).from(later).where(eq(later.supersedes, scorecards.id));
  return reader
    .select({
      factId: scorecards.id,
      performanceId: performances.id,
      scenarioId: performances.scenarioId,
      towards: performances.towards,
      weightedSum: scorecards.weightedSum,
      passed: scorecards.passed,
      at: signatures.signedAt,
    })
    .from(performances)
    .innerJoin(scorecards, eq(scorecards.performanceId, performances.id))
    .innerJoin(signatures, and(eq(signatures.subjectId, scorecards.id), eq(signatures.subjectKind, "scorecard"), eq(signatures.signedBy, scorecards.graderId)))
    .where(and(eq(performances.staffId, personId), isNotNull(performances.releasedAt), notExists(superseded)))
    .orderBy(asc(signatures.signedAt), asc(scorecards.id))
    .limit(1000);
}

export type Upcoming = { performanceId: string; scenarioId: string; scheduledAt: Date; room: string | null; part: "staff" | "customer" | "observer" };

/** The performances a person is planned for and whose result is not out yet, in any part, soonest first. */
export async function upcomingPerformances(reader: Reader, personId: string): Promise<Upcoming[]> {
  const open = and(isNull(performances.releasedAt), isNull(performances.cancelledAt));
  const columns = { performanceId: performances.id, scenarioId: performances.scenarioId, scheduledAt: performances.scheduledAt, room: performances.room };
  const scored = await reader.select(columns).from(performances).where(and(eq(performances.staffId, personId), open)).orderBy(asc(performances.scheduledAt)).limit(100);
  const helped = await reader
    .select({ ...columns, part: performanceParts.part, endedAt: performances.endedAt })
    .from(performanceParts)
    .innerJoin(performances, eq(performances.id, performanceParts.performanceId))
    .where(and(eq(performanceParts.personId, personId), open))
    .orderBy(asc(performances.scheduledAt))
    .limit(100);
  const helping = helped.filter(({ endedAt }) => endedAt === null).map(({ endedAt: _played, ...row }) => row);
  return [...scored.map((row) => ({ ...row, part: "staff" as const })), ...helping].sort((a, b) => a.scheduledAt.getTime() - b.scheduledAt.getTime());
}

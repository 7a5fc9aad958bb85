import { and, desc, eq, exists, isNotNull, isNull, ne, sql } from "drizzle-orm";
import { alias } from "~db/kit";
import type { Reader } from "~db/store";
import { performanceGraders, performances, scorecards } from "~db/tables/role-plays";
import { levelPairs } from "./settling";

type Pairs = [number, number][];
/** Levels that two graders gave to the same criterion: by criterion of a rubric, and by the two graders, in the order of their ids. */
export type GradedTwice = {
  criteria: { rubricId: string; criterionId: string; pairs: Pairs }[];
  graders: { ids: [string, string]; pairs: Pairs }[];
};

/** The newest scorecards that are looked at. */
const MOST = 2000;

/**
 * What graders gave blind to each other: of performances whose result is out, the first scorecard of each grader, because a
 * correction may have been made in sight of the other's, and who decided an appeal saw everything.
 */
export async function gradedTwice(reader: Reader): Promise<GradedTwice> {
  const other = alias(scorecards, "other");
  const another = reader
    .select({ one: sql`1` })
    .from(other)
    .where(and(eq(other.performanceId, scorecards.performanceId), ne(other.graderId, scorecards.graderId)));
  const rows = await reader
    .select({ performanceId: scorecards.performanceId, graderId: scorecards.graderId, marks: scorecards.marks, rubricId: performances.rubricId })
    .from(scorecards)
    .innerJoin(performances, eq(performances.id, scorecards.performanceId))
    .innerJoin(performanceGraders, and(eq(performanceGraders.performanceId, performances.id), eq(performanceGraders.personId, scorecards.graderId)))
    .where(and(isNull(scorecards.supersedes), isNotNull(performances.releasedAt), exists(another)))
    .orderBy(desc(scorecards.submittedAt), desc(scorecards.id))
    .limit(MOST);
  const criteria = new Map<string, GradedTwice["criteria"][number]>();
  const graders = new Map<string, GradedTwice["graders"][number]>();
  const ordered = rows.sort((a, b) => (a.graderId < b.graderId ? -1 : 1));
  for (const [place, one] of ordered.entries())
    for (const two of ordered.slice(place + 1).filter(({ performanceId }) => performanceId === one.performanceId))
      for (const { criterionId, levels } of levelPairs(one.marks.levels, two.marks.levels)) {
        const [key, both] = [`${one.rubricId} ${criterionId}`, `${one.graderId} ${two.graderId}`];
        if (!criteria.has(key)) criteria.set(key, { rubricId: one.rubricId, criterionId, pairs: [] });
        if (!graders.has(both)) graders.set(both, { ids: [one.graderId, two.graderId], pairs: [] });
        criteria.get(key)!.pairs.push(levels);
        graders.get(both)!.pairs.push(levels);
      }
  return { criteria: [...criteria.values()], graders: [...graders.values()] };
}

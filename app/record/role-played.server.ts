import { eq, inArray } from "drizzle-orm";
import type { Library } from "~/content/library";
import { versionsOf } from "~/content/versions.server";
import { type Rubric, rubric as rubricShape } from "~/role-plays/rubric";
import { scenario as scenarioShape } from "~/role-plays/scenario";
import { signatureHolds } from "~/role-plays/signing.server";
import type { Reader } from "~db/store";
import { type Marks, performances, scorecards, settlements } from "~db/tables/role-plays";
import type { Timeless } from "./fact";
import { namesOf, titleOf } from "./names.server";

/** Scored role-plays with the levels, but neither the observations nor anything of the secret brief. */
export async function rolePlayedFacts(reader: Reader, library: Library, ids: string[]): Promise<Timeless[]> {
  if (ids.length === 0) return [];
  const rows = await reader
    .select({ card: scorecards, performance: performances })
    .from(scorecards)
    .innerJoin(performances, eq(performances.id, scorecards.performanceId))
    .where(inArray(scorecards.id, ids))
    .limit(ids.length);
  const later = await reader.select({ supersedes: scorecards.supersedes }).from(scorecards).where(inArray(scorecards.supersedes, ids)).limit(ids.length);
  const settled = await settledAt(
    reader,
    rows.map(({ performance }) => performance.id),
  );
  const graders = await namesOf(
    reader,
    rows.map(({ card }) => card.graderId),
  );
  const rubrics = await versionsOf(reader, [...new Set(rows.map(({ card }) => card.rubricHash))], rubricShape);
  const scenarios = await versionsOf(reader, [...new Set(rows.map(({ performance }) => performance.scenarioHash))], scenarioShape);
  const facts: Timeless[] = [];
  for (const { card, performance } of rows) {
    const rubric = rubrics.get(card.rubricHash) ?? library.rubrics.get(performance.rubricId);
    const scenario = scenarios.get(performance.scenarioHash) ?? library.scenarios.get(performance.scenarioId);
    facts.push({
      kind: "role-played",
      id: card.id,
      performanceId: performance.id,
      scenario: titleOf(scenario, performance.scenarioId),
      tier: performance.tier,
      towards: performance.towards ? titleOf(library.certifications.get(performance.towards), performance.towards) : null,
      playedAt: performance.startedAt ?? performance.scheduledAt,
      grader: graders.get(card.graderId)!,
      weightedSum: card.weightedSum,
      passed: card.passed,
      ...markedBy(rubric, card.marks),
      signatureHolds: await signatureHolds(reader, card.id),
      superseded: later.some(({ supersedes }) => supersedes === card.id),
      settled: settled(performance.id, card.id),
      setAside: performance.setAsideAt !== null,
      versions: [performance.scenarioHash, card.rubricHash],
    });
  }
  return facts;
}

/** A certificate may rest on a settlement: the scorecards it counted, by its id. */
export async function scorecardsSettled(reader: Reader, factIds: string[]): Promise<Map<string, string[]>> {
  if (factIds.length === 0) return new Map();
  const rows = await reader.select().from(settlements).where(inArray(settlements.id, factIds)).limit(factIds.length);
  return new Map(rows.map(({ id, scorecardIds }) => [id, scorecardIds]));
}

/** What several graders' scorecards of these performances were settled at last, asked for one of them. */
async function settledAt(reader: Reader, performanceIds: string[]) {
  const rows = await reader
    .select()
    .from(settlements)
    .where(inArray(settlements.performanceId, performanceIds))
    .limit(performanceIds.length * 20);
  return (performanceId: string, scorecardId: string) => {
    const last = rows.find((row) => row.performanceId === performanceId && !rows.some(({ supersedes }) => supersedes === row.id));
    return last
      ? { weightedSum: last.weightedSum, passed: last.passed, counts: last.scorecardIds.includes(scorecardId), byAppeal: last.how === "appeal" }
      : null;
  };
}

/** In the order of the rubric it was scored by. */
function markedBy(rubric: Pick<Rubric, "criteria" | "redLines"> | undefined, marks: Marks) {
  const order = rubric?.criteria.map(({ id }) => id) ?? [];
  const given = Object.entries(marks.levels).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  return {
    levels: given.map(([id, level]) => ({
      criterion: titleOf(
        rubric?.criteria.find((one) => one.id === id),
        id,
      ),
      level: level === "not-applicable" ? null : level,
    })),
    redLines: marks.redLines.map((id) =>
      titleOf(
        rubric?.redLines.find((one) => one.id === id),
        id,
      ),
    ),
  };
}

import type { Tier } from "~/content/shape";
import type { Marks, PassRule } from "~db/tables/role-plays";
import type { Level, Rubric } from "./rubric";

/**
 * `points` is Σ weight × level over `total` weight; the mean is points ÷ total. `weightedSum` is that mean in hundredths,
 * cut off and never rounded up: 100 to 500. Because pass marks are whole hundredths, comparing the cut-off number gives
 * exactly the same answer as comparing points × 100 with mark × total.
 */
export type Score = { points: number; total: number; weightedSum: number };

/** Why a performance is not passed. */
export type Failing =
  | { kind: "mean"; needed: number }
  | { kind: "floor"; criterionId: string; level: Level; needed: number }
  | { kind: "red-line"; redLineId: string };
export type Judgement = Score & { passed: boolean; failings: Failing[] };

/** What practice is measured by, which counts towards nothing: on the whole it meets the standard, and crosses no red line. */
export const practicePass: PassRule = { mean: 300, floor: 1, floors: {} };

/** Passed: the mean is reached, no criterion that was seen lies below its floor, and no red line was crossed. Null while nothing is scored. */
export function judge(rubric: Rubric, tier: Tier, { levels, redLines }: Pick<Marks, "levels" | "redLines">, rule: PassRule): Judgement | null {
  const score = scoreOf(rubric, tier, levels);
  if (!score) return null;
  const failings: Failing[] = [
    ...redLines.map((redLineId) => ({ kind: "red-line" as const, redLineId })),
    ...(score.weightedSum < rule.mean ? [{ kind: "mean" as const, needed: rule.mean }] : []),
    ...rubric.criteria.flatMap(({ id: criterionId }) => {
      const [level, needed] = [levels[criterionId], rule.floors[criterionId] ?? rule.floor];
      return typeof level === "number" && level < needed ? [{ kind: "floor" as const, criterionId, level: level as Level, needed }] : [];
    }),
  ];
  return { ...score, passed: failings.length === 0, failings };
}

/** The score of the criteria that have a level, by the weights in use. Null when none of them carries weight. */
export function scoreOf(rubric: Rubric, tier: Tier, levels: Marks["levels"]): Score | null {
  const weights = weightsInUse(rubric, tier, levels);
  const total = sum(Object.values(weights));
  if (total === 0) return null;
  const points = sum(Object.entries(weights).map(([id, weight]) => weight * Number(levels[id])));
  return { points, total, weightedSum: Math.floor((points * 100) / total) };
}

/**
 * The weight of each criterion that has a level. The weight of one that could not be seen goes to its `weightTo`, and on from
 * there if that one could not be seen either; without a goal it is left out of `total`, which spreads it over the others in
 * proportion without any fraction.
 */
export function weightsInUse(rubric: Rubric, tier: Tier, levels: Marks["levels"]): Record<string, number> {
  const weights = Object.fromEntries(rubric.criteria.filter(({ id }) => typeof levels[id] === "number").map(({ id }) => [id, 0]));
  for (const criterion of rubric.criteria) {
    const goal = goalOf(rubric, criterion.id, levels);
    if (goal !== undefined && goal in weights) weights[goal]! += criterion.weights[tier];
  }
  return weights;
}

function goalOf(rubric: Rubric, id: string, levels: Marks["levels"]): string | undefined {
  const tried = new Set<string>();
  let goal: string | undefined = id;
  while (goal !== undefined && levels[goal] === "not-applicable" && !tried.has(goal)) {
    tried.add(goal);
    const { notApplicable }: { notApplicable?: { weightTo?: string } } = rubric.criteria.find((criterion) => criterion.id === goal) ?? {};
    goal = notApplicable?.weightTo;
  }
  return goal !== undefined && tried.has(goal) ? undefined : goal;
}

/** `345` reads "3.45": whole-number arithmetic, so that no mean is ever shown as better than it is. */
export const showMean = (weightedSum: number) => `${Math.floor(weightedSum / 100)}.${String(weightedSum % 100).padStart(2, "0")}`;

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

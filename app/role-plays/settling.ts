import type { Marks } from "~db/tables/role-plays";

/** A submitted scorecard as far as settling looks at it. `points` of `total` is its exact mean: see `Score`. */
export type Submitted = { id: string; levels: Marks["levels"]; redLines: string[]; points: number; total: number; passed: boolean };

/** What two scorecards do not agree on. Levels and sides stand in the order of the scorecards. */
export type Difference =
  | { kind: "levels"; criterionId: string; levels: [number, number] }
  | { kind: "side"; passed: [boolean, boolean] }
  | { kind: "red-line"; redLineId: string; seen: [boolean, boolean] }
  | { kind: "nothing-in-common" }; // no criterion was seen by both

/** The mean of the exact means of the scorecards that count. `weightedSum` is that in hundredths, cut off and never rounded up. */
export type Settled = { scorecardIds: string[]; points: number; total: number; weightedSum: number; passed: boolean };
export type Settling = { outcome: "settled"; by: "rule" | "third"; result: Settled } | { outcome: "conflict"; differences: Difference[] };

/**
 * Settles the scorecards of a performance, in the order in which its graders were named.
 *
 * Two settle by rule when they are within one level on every criterion, on the same side of the pass mark (its floors included)
 * and saw the same red lines: the mean of the two counts (curriculum.md F, rule 2; field-rules.md 6, R10). Both sides being the
 * same, the result is on that side whatever the mean says: a failure by a floor stays one.
 *
 * Otherwise a third grader is asked, whose scorecard settles with each of the first two by the same rule: with one of them, the
 * mean of these two counts and the other is set aside; with both, the mean of all three; with neither, a senior who did not grade
 * decides (field-rules.md 6: "otherwise senior decides").
 */
export function settle([first, second, third]: [Submitted, Submitted, Submitted?]): Settling {
  const differences = differencesOf(first, second);
  if (differences.length === 0) return { outcome: "settled", by: "rule", result: meanOf([first, second]) };
  const agreeing = third ? [first, second].filter((one) => differencesOf(one, third).length === 0) : [];
  if (third && agreeing.length > 0) return { outcome: "settled", by: "third", result: meanOf([...agreeing, third]) };
  return { outcome: "conflict", differences };
}

/**
 * Where two scorecards are too far apart to be averaged; empty when they settle. A criterion that one of them or both could not
 * see has no two levels and is left out of the comparison, as skipped items leave numerator and denominator (field-rules.md 4,
 * X9); what it does to the result still shows in the side of the pass mark.
 */
export function differencesOf(first: Submitted, second: Submitted): Difference[] {
  const pairs = levelPairs(first.levels, second.levels);
  const apart = pairs.filter(({ levels: [a, b] }) => Math.abs(a - b) > 1);
  const lines = [...new Set([...first.redLines, ...second.redLines])]
    .map((redLineId) => ({ redLineId, seen: [first.redLines.includes(redLineId), second.redLines.includes(redLineId)] as [boolean, boolean] }))
    .filter(({ seen: [a, b] }) => a !== b);
  return [
    ...lines.map((line) => ({ kind: "red-line" as const, ...line })),
    ...(first.passed === second.passed ? [] : [{ kind: "side" as const, passed: [first.passed, second.passed] as [boolean, boolean] }]),
    ...apart.map((pair) => ({ kind: "levels" as const, ...pair })),
    ...(pairs.length === 0 ? [{ kind: "nothing-in-common" as const }] : []),
  ];
}

/** The criteria that both saw, with the level of each. */
export const levelPairs = (first: Marks["levels"], second: Marks["levels"]): { criterionId: string; levels: [number, number] }[] =>
  Object.entries(first).flatMap(([criterionId, a]) => {
    const b = second[criterionId];
    return typeof a === "number" && typeof b === "number" ? [{ criterionId, levels: [a, b] as [number, number] }] : [];
  });

/** A senior's decision: one of the scorecards counts as it is, because whoever did not watch gives no marks of their own. */
export const decided = (chosen: Submitted): Settled => meanOf([chosen]);

/** The mean of exact means as one fraction of whole numbers, reduced so that it stays small. All are on the same side. */
export function meanOf(cards: Submitted[]): Settled {
  const total = cards.reduce((product, card) => product * card.total, cards.length);
  const points = cards.reduce((sum, card) => sum + (card.points * total) / (card.total * cards.length), 0);
  const by = divisor(points, total);
  const weightedSum = Math.floor((points * 100) / total);
  return { scorecardIds: cards.map(({ id }) => id), points: points / by, total: total / by, weightedSum, passed: cards.every(({ passed }) => passed) };
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** How far two graders agree: see `agreement`. */
export type Agreement = { n: number; exact: number | null; withinOne: number | null; meanDifference: number | null };

/**
 * The agreement of two graders over pairs of levels 1 to 5, each pair the levels both gave to the same criterion of the same
 * performance, the first grader's first. A pair in which one could not see the criterion is left out by the caller.
 *
 * `n` counts the pairs. `exact` and `withinOne` are shares from 0 to 1: the same level, and at most one level apart.
 * `meanDifference` is in levels, first less second: above 0 the first grader gives more, so that swapping the graders turns its
 * sign. All three are null where `n` is 0. Levels are ordinal, so that the shares come first (field-rules.md 7: "same score
 * within one level on each criterion", Q3).
 */
export function agreement(pairs: [number, number][]): Agreement {
  const n = pairs.length;
  if (n === 0) return { n, exact: null, withinOne: null, meanDifference: null };
  const differences = pairs.map(([first, second]) => first - second);
  const share = (counts: (difference: number) => boolean) => differences.filter(counts).length / n;
  const total = differences.reduce((sum, difference) => sum + difference, 0);
  return { n, exact: share((d) => d === 0), withinOne: share((d) => Math.abs(d) <= 1), meanDifference: total / n };
}

/** Nothing is judged by fewer pairs than this: chance would say more than the graders. */
export const ENOUGH_PAIRS = 10;

/** What may be said of an agreement in a word: whether graders meet the working target, and if not, how urgent it is. */
export type AgreementVerdict = "too-few" | "good" | "below-target" | "poor";

/**
 * The working target is within one level in 85 % of cases; more than one level apart in over 30 % must be put right first
 * (field-rules.md 7, Q3).
 */
export function verdictOn({ n, withinOne }: Agreement): AgreementVerdict {
  if (n < ENOUGH_PAIRS || withinOne === null) return "too-few";
  if (withinOne >= 0.85) return "good";
  return withinOne >= 0.7 ? "below-target" : "poor";
}

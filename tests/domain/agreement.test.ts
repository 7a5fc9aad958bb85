import fc from "fast-check";
import { expect, test } from "vitest";
import { agreement, verdictOn } from "~/role-plays/agreement";

type Pair = [number, number];
const times = (n: number, pair: Pair): Pair[] => Array.from({ length: n }, () => pair);

test("of ten pairs six alike, three one apart and one two apart: 60 % the same, 90 % within one level", () => {
  const pairs: Pair[] = [...times(6, [3, 3]), ...times(2, [4, 3]), [2, 3], [5, 3]];
  // Differences: 0 × 6, +1, +1, −1, +2: together 3 in 10.
  expect(agreement(pairs)).toEqual({ n: 10, exact: 0.6, withinOne: 0.9, meanDifference: 0.3 });
});

test("the difference is the first grader's less the second's", () => {
  expect(agreement([[4, 2]])).toEqual({ n: 1, exact: 0, withinOne: 0, meanDifference: 2 });
  expect(agreement([[2, 4]]).meanDifference).toBe(-2);
});

test("without a pair there is no share, not a share of nothing", () => {
  expect(agreement([])).toEqual({ n: 0, exact: null, withinOne: null, meanDifference: null });
});

test("strict and mild cancel out in the mean difference, and show in the shares", () => {
  expect(agreement([[1, 5] as Pair, [5, 1] as Pair])).toEqual({ n: 2, exact: 0, withinOne: 0, meanDifference: 0 });
});

test("nothing is judged under ten pairs; from then on 85 % within one level is the target and under 70 % is to be put right first", () => {
  const verdict = (close: number, far: number) => verdictOn(agreement([...times(close, [3, 4]), ...times(far, [1, 4])]));
  expect(verdict(9, 0)).toBe("too-few");
  expect(verdict(0, 9)).toBe("too-few");
  expect(verdict(10, 0)).toBe("good");
  expect(verdict(17, 3)).toBe("good");
  expect(verdict(16, 4)).toBe("below-target");
  expect(verdict(7, 3)).toBe("below-target");
  expect(verdict(13, 7)).toBe("poor");
});

const level = fc.integer({ min: 1, max: 5 });
const anyPairs = fc.array(fc.tuple(level, level), { minLength: 1, maxLength: 60 });

test("shares lie between 0 and 1, the same level is within one level, and swapping the graders only turns the difference", () => {
  fc.assert(
    fc.property(anyPairs, (pairs) => {
      const there = agreement(pairs);
      const back = agreement(pairs.map(([a, b]): Pair => [b, a]));
      expect(there.exact).toBeGreaterThanOrEqual(0);
      expect(there.exact).toBeLessThanOrEqual(there.withinOne!);
      expect(there.withinOne).toBeLessThanOrEqual(1);
      expect([back.n, back.exact, back.withinOne]).toEqual([there.n, there.exact, there.withinOne]);
      expect(back.meanDifference! + there.meanDifference!).toBeCloseTo(0, 12);
    }),
  );
});

test("full agreement is one, and only full agreement", () => {
  fc.assert(
    fc.property(anyPairs, (pairs) => {
      expect(agreement(pairs).exact === 1).toBe(pairs.every(([a, b]) => a === b));
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { judge } from "~/role-plays/scoring";
import { decided, differencesOf, type Submitted, settle } from "~/role-plays/settling";
import type { Marks, PassRule } from "~db/tables/role-plays";
import { serviceRubric } from "../support/role-play-content";

const ids = serviceRubric.criteria.map(({ id }) => id);
const rule: PassRule = { mean: 300, floor: 2, floors: { listening: 3, empathy: 3 } };
const mild: PassRule = { mean: 300, floor: 1, floors: {} };

/** A scorecard of threes throughout, unless changed. */
function card(id: string, change: Marks["levels"] = {}, { redLines = [] as string[], by = rule, all = 3 } = {}): Submitted {
  const levels = { ...Object.fromEntries(ids.map((criterion) => [criterion, all])), ...change };
  const { points, total, passed } = judge(serviceRubric, "new-hire", { levels, redLines }, by)!;
  return { id, levels, redLines, points, total, passed };
}

test("two scorecards within one level everywhere settle at the mean of their sums", () => {
  // Listening and problem solving weigh 20 each: 3.00 and 3.40 make 3.20.
  const settled = settle([card("a"), card("b", { listening: 4, "problem-solving": 4 })]);
  expect(settled).toEqual({ outcome: "settled", by: "rule", result: { scorecardIds: ["a", "b"], points: 16, total: 5, weightedSum: 320, passed: true } });
});

test("half a hundredth is cut off, never rounded up", () => {
  // Language and empathy weigh 15: 3.00 and 3.15 make 3.075, which is shown as 3.07.
  expect(settle([card("a"), card("b", { language: 4 })])).toMatchObject({ result: { points: 123, total: 40, weightedSum: 307 } });
});

test("two levels apart on one criterion is a conflict that names it, with the level of each", () => {
  expect(settle([card("a"), card("b", { tone: 5 })])).toEqual({
    outcome: "conflict",
    differences: [{ kind: "levels", criterionId: "tone", levels: [3, 5] }],
  });
});

test("one passes and one does not: a conflict, however close the marks", () => {
  // A two on tone makes 2.90, a hair below 3.00.
  expect(settle([card("a"), card("b", { tone: 2 })])).toEqual({ outcome: "conflict", differences: [{ kind: "side", passed: [true, false] }] });
  // Below the floor for empathy, although the mean of this one is 4.60.
  expect(settle([card("a", { empathy: 3 }, { all: 5 }), card("b", { empathy: 2 }, { all: 5 })])).toMatchObject({
    differences: [{ kind: "side", passed: [true, false] }],
  });
});

test("a red line that only one saw is a conflict, also when both fail; seen by both it is none", () => {
  const seen = { redLines: ["false-promise"] };
  expect(settle([card("a", { tone: 1 }), card("b", { tone: 1 }, seen)])).toEqual({
    outcome: "conflict",
    differences: [{ kind: "red-line", redLineId: "false-promise", seen: [false, true] }],
  });
  expect(settle([card("a", {}, seen), card("b", {}, seen)])).toMatchObject({ outcome: "settled", result: { weightedSum: 300, passed: false } });
});

test("two failures settle as a failure, even where their mean reaches the pass mark", () => {
  const byMean = card("a", { closing: 2 }); // 2.90
  const byFloor = card("b", { listening: 2, closing: 3, "problem-solving": 4, language: 4, tone: 4 }); // 3.25, listening below its floor
  const settled = settle([byMean, byFloor]);
  expect(settled).toMatchObject({ outcome: "settled", result: { weightedSum: 307, passed: false } });
});

test("what one of them could not see is left out of the comparison; what nobody of the two saw together cannot be compared", () => {
  const unseen = { "body-language": "not-applicable" as const };
  expect(differencesOf(card("a", unseen), card("b", { "body-language": 5 }, { by: mild }))).toEqual([]);
  expect(differencesOf(card("a", unseen), card("b", unseen))).toEqual([]);
  const only = (criterion: string): Submitted => ({ ...card(criterion), levels: { [criterion]: 3 } });
  expect(settle([only("tone"), only("closing")])).toEqual({ outcome: "conflict", differences: [{ kind: "nothing-in-common" }] });
});

test("weights that moved because of what could not be seen are averaged exactly", () => {
  const thirds: Submitted = { id: "a", levels: { tone: 3 }, redLines: [], points: 8, total: 3, passed: false };
  const halves: Submitted = { id: "b", levels: { tone: 2 }, redLines: [], points: 5, total: 2, passed: false };
  // 8/3 and 5/2 make 31/12: 2.5833…
  expect(settle([thirds, halves])).toMatchObject({ result: { points: 31, total: 12, weightedSum: 258 } });
});

test("a third grader settles with the one of the two they agree with; the other is set aside", () => {
  const [mildOne, strict] = [card("a", { tone: 5 }), card("b", { tone: 3 })];
  expect(settle([mildOne, strict, card("c", { tone: 2 }, { by: mild, all: 4 })])).toMatchObject({
    outcome: "settled",
    by: "third",
    result: { scorecardIds: ["b", "c"] },
  });
  expect(settle([mildOne, strict, card("c", { tone: 5, language: 4 })])).toMatchObject({ result: { scorecardIds: ["a", "c"], weightedSum: 327 } });
});

test("a third grader who agrees with both makes it the mean of all three", () => {
  // Tone weighs 10: 3.20, 3.00 and 3.10.
  expect(settle([card("a", { tone: 5 }), card("b"), card("c", { tone: 4 })])).toMatchObject({
    by: "third",
    result: { scorecardIds: ["a", "b", "c"], points: 31, total: 10, weightedSum: 310, passed: true },
  });
});

test("a third grader who agrees with neither leaves it to a senior, who says which scorecard counts", () => {
  const [first, second] = [card("a", { tone: 5 }), card("b", { tone: 1 }, { by: mild })];
  const third = card("c", { listening: 5, tone: 3, empathy: 5 });
  expect(settle([first, second, third])).toEqual({ outcome: "conflict", differences: differencesOf(first, second) });
  expect(decided(second)).toMatchObject({ scorecardIds: ["b"], weightedSum: 280, passed: false });
});

test("once the first two agree, as after a correction, a third changes nothing", () => {
  expect(settle([card("a"), card("b"), card("c", { tone: 5 })])).toMatchObject({ by: "rule", result: { scorecardIds: ["a", "b"] } });
});

const level = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }) }, { weight: 1, arbitrary: fc.constant("not-applicable" as const) });
const anyCard = fc
  .tuple(
    fc.integer({ min: 1, max: 5 }),
    fc.array(level, { minLength: ids.length - 1, maxLength: ids.length - 1 }),
    fc.subarray(serviceRubric.redLines.map(({ id }) => id).slice(0, 2)),
  )
  .map(([first, rest, redLines]) => card("x", Object.fromEntries(ids.map((id, place) => [id, place === 0 ? first : rest[place - 1]!])), { redLines }));

test("it does not matter which of the two is named first", () => {
  fc.assert(
    fc.property(anyCard, anyCard, (one, other) => {
      const [there, back] = [settle([one, other]), settle([other, one])];
      expect(there.outcome).toBe(back.outcome);
      if (there.outcome === "settled" && back.outcome === "settled")
        expect({ ...there.result, scorecardIds: [] }).toEqual({ ...back.result, scorecardIds: [] });
    }),
  );
});

test("a settled mean lies between the two, is exact in whole numbers, and is never a pass that neither gave", () => {
  fc.assert(
    fc.property(anyCard, anyCard, (one, other) => {
      const settled = settle([one, other]);
      if (settled.outcome !== "settled") return;
      const { points, total, weightedSum, passed } = settled.result;
      expect([points, total].every(Number.isSafeInteger)).toBe(true);
      expect(points * 2 * one.total * other.total).toBe((one.points * other.total + other.points * one.total) * total);
      expect(weightedSum * total).toBeLessThanOrEqual(points * 100);
      expect((weightedSum + 1) * total).toBeGreaterThan(points * 100);
      expect(passed).toBe(one.passed && other.passed);
      if (passed) expect(weightedSum).toBeGreaterThanOrEqual(rule.mean);
    }),
  );
});

test("the same scorecard twice settles as it is", () => {
  fc.assert(
    fc.property(anyCard, (one) => {
      expect(settle([one, one])).toMatchObject({ outcome: "settled", result: { passed: one.passed } });
    }),
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { type Tier, tiers } from "~/content/shape";
import type { Rubric } from "~/role-plays/rubric";
import { judge, scoreOf, showMean, weightsInUse } from "~/role-plays/scoring";
import type { PassRule } from "~db/tables/role-plays";
import { serviceRubric } from "../support/role-play-content";

const ids = serviceRubric.criteria.map(({ id }) => id);
const all = (level: number, other: Record<string, number | "not-applicable"> = {}) => ({ ...Object.fromEntries(ids.map((id) => [id, level])), ...other });
const rule: PassRule = { mean: 300, floor: 2, floors: { listening: 3, empathy: 3 } };
const clean = { redLines: [] };

test("threes throughout are 3.00 and pass; nobody reaches the mean by rounding", () => {
  expect(judge(serviceRubric, "new-hire", { ...clean, levels: all(3) }, rule)).toMatchObject({ weightedSum: 300, passed: true, failings: [] });
  // One two on tone, of weight 10, is 2.90: below, although it is "about three".
  expect(judge(serviceRubric, "new-hire", { ...clean, levels: all(3, { tone: 2 }) }, rule)).toMatchObject({
    weightedSum: 290,
    passed: false,
    failings: [{ kind: "mean", needed: 300 }],
  });
});

test("a mean of 2.999… is shown as 2.99 and fails", () => {
  // Thirds come from leaving a criterion out in proportion: 1 of 3 weights.
  const thirds = rubricOf([
    { id: "a", weight: 1 },
    { id: "b", weight: 2 },
    { id: "c", weight: 97, notApplicable: {} },
  ]);
  const score = judge(thirds, "new-hire", { ...clean, levels: { a: 4, b: 2, c: "not-applicable" } }, { mean: 267, floor: 1, floors: {} });
  expect(score).toMatchObject({ points: 8, total: 3, weightedSum: 266, passed: false });
});

test("on the phone the weight of body language goes to tone", () => {
  const levels = all(3, { "body-language": "not-applicable", tone: 5 });
  expect(weightsInUse(serviceRubric, "new-hire", levels)).toEqual({ listening: 20, tone: 20, language: 15, empathy: 15, "problem-solving": 20, closing: 10 });
  expect(scoreOf(serviceRubric, "new-hire", levels)).toEqual({ points: 340, total: 100, weightedSum: 340 });
});

test("weight moves on when its goal could not be seen either, and goes round in no circle", () => {
  const chain = rubricOf([
    { id: "a", weight: 30, notApplicable: { weightTo: "b" } },
    { id: "b", weight: 30, notApplicable: { weightTo: "c" } },
    { id: "c", weight: 40, notApplicable: { weightTo: "a" } },
  ]);
  expect(weightsInUse(chain, "new-hire", { a: "not-applicable", b: "not-applicable", c: 4 })).toEqual({ c: 100 });
  expect(scoreOf(chain, "new-hire", { a: "not-applicable", b: "not-applicable", c: "not-applicable" })).toBeNull();
});

test("one criterion below its floor fails, however good the rest; a criterion's own floor comes before the general one", () => {
  expect(judge(serviceRubric, "new-hire", { ...clean, levels: all(5, { closing: 1 }) }, rule)?.failings).toEqual([
    { kind: "floor", criterionId: "closing", level: 1, needed: 2 },
  ]);
  expect(judge(serviceRubric, "new-hire", { ...clean, levels: all(5, { listening: 2 }) }, rule)?.failings).toEqual([
    { kind: "floor", criterionId: "listening", level: 2, needed: 3 },
  ]);
  expect(judge(serviceRubric, "new-hire", { ...clean, levels: all(4, { closing: 2 }) }, rule)?.passed).toBe(true);
});

test("a red line fails a perfect score", () => {
  expect(judge(serviceRubric, "new-hire", { levels: all(5), redLines: ["false-promise"] }, rule)).toMatchObject({
    weightedSum: 500,
    passed: false,
    failings: [{ kind: "red-line", redLineId: "false-promise" }],
  });
});

test("a mean is written with two decimals, from whole numbers", () => {
  expect([100, 305, 345, 299, 500].map(showMean)).toEqual(["1.00", "3.05", "3.45", "2.99", "5.00"]);
});

const level = fc.integer({ min: 1, max: 5 });
const tier = fc.constantFrom<Tier>(...tiers);
/** Any rubric of two to eight criteria whose weights make 100, with any of them not applicable in any way. */
const anyRubric = fc.array(fc.nat(99), { minLength: 1, maxLength: 7 }).chain((cuts) => {
  const edges = [0, ...cuts.toSorted((a, b) => a - b), 100];
  const weights = edges.slice(1).map((edge, place) => edge - edges[place]!);
  const goals = fc.array(
    fc.option(
      fc.oneof(
        fc.constant({}),
        fc.nat(weights.length - 1).map((goal) => ({ weightTo: `c${goal}` })),
      ),
      { nil: undefined },
    ),
    { minLength: weights.length, maxLength: weights.length },
  );
  return goals.map((notApplicable) => rubricOf(weights.map((weight, place) => ({ id: `c${place}`, weight, notApplicable: notApplicable[place] }))));
});
const marked = anyRubric.chain((rubric) =>
  fc.tuple(...rubric.criteria.map((c) => (c.notApplicable ? fc.oneof(level, fc.constant("not-applicable" as const)) : level))).map((given) => ({
    rubric,
    levels: Object.fromEntries(rubric.criteria.map(({ id }, place) => [id, given[place] as number | "not-applicable"])),
  })),
);

test("the mean lies between the lowest and the highest level given, and is never more than the exact mean", () => {
  fc.assert(
    fc.property(marked, tier, ({ rubric, levels }, tier) => {
      const score = scoreOf(rubric, tier, levels);
      if (!score) return;
      const given = Object.values(levels).filter((one): one is number => typeof one === "number");
      expect(score.weightedSum).toBeGreaterThanOrEqual(Math.min(...given) * 100);
      expect(score.weightedSum).toBeLessThanOrEqual(Math.max(...given) * 100);
      expect(score.weightedSum * score.total).toBeLessThanOrEqual(score.points * 100);
      expect((score.weightedSum + 1) * score.total).toBeGreaterThan(score.points * 100);
    }),
  );
});

test("the cut-off number passes exactly when the exact mean reaches the pass mark", () => {
  fc.assert(
    fc.property(marked, tier, fc.integer({ min: 100, max: 500 }), ({ rubric, levels }, tier, mean) => {
      const judged = judge(rubric, tier, { ...clean, levels }, { mean, floor: 1, floors: {} });
      if (judged) expect(judged.passed).toBe(judged.points * 100 >= mean * judged.total);
    }),
  );
});

test("no weight is made or lost: what could be seen carries all 100, less what has no goal", () => {
  fc.assert(
    fc.property(marked, tier, ({ rubric, levels }, tier) => {
      const total = Object.values(weightsInUse(rubric, tier, levels)).reduce((sum, weight) => sum + weight, 0);
      expect(total).toBeLessThanOrEqual(100);
      if (Object.values(levels).every((one) => one !== "not-applicable")) expect(total).toBe(100);
    }),
  );
});

test("a higher level never makes a result worse", () => {
  fc.assert(
    fc.property(marked, tier, fc.nat(), ({ rubric, levels }, tier, which) => {
      const raised = Object.keys(levels).filter((id) => typeof levels[id] === "number" && (levels[id] as number) < 5);
      const id = raised[which % Math.max(1, raised.length)];
      const before = scoreOf(rubric, tier, levels);
      if (!id || !before) return;
      const after = scoreOf(rubric, tier, { ...levels, [id]: (levels[id] as number) + 1 })!;
      expect(after.weightedSum).toBeGreaterThanOrEqual(before.weightedSum);
    }),
  );
});

function rubricOf(criteria: { id: string; weight: number; notApplicable?: { weightTo?: string } }[]): Rubric {
  const text = { en: "text", zh: "文字" };
  const anchors = { "1": text, "2": text, "3": text, "4": text, "5": text };
  return {
    ...serviceRubric,
    criteria: criteria.map(({ weight, ...criterion }) => ({
      ...criterion,
      title: text,
      anchors,
      chips: {},
      weights: { "new-hire": weight, supervisor: weight, executive: weight },
    })),
  };
}

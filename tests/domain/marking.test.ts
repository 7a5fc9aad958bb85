import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keyOf, missOf } from "~/quizzes/key";
import { mark, markAttempt, maximumOf, percentOf } from "~/quizzes/marking";
import type { Answer } from "~db/tables/quizzes";
import { allKinds, authored, questionOf, rightAnswer, SECRET, wrongAnswer } from "../support/quiz";

const id = (kind: string, n: number) => `${SECRET}-${kind}-${n}`;
const single = questionOf(authored.single("s"));
const multiple = questionOf(authored.multiple("m"));
const statement = questionOf(authored.trueFalse("t"));
const choose = (...options: string[]): Answer => ({ kind: "multiple", options });

test("one right option, or a statement judged rightly, earns all its points; anything else none", () => {
  expect(mark(single, rightAnswer.single)).toBe(100);
  expect(mark(single, wrongAnswer.single)).toBe(0);
  expect(mark(statement, rightAnswer["true-false"])).toBe(100);
  expect(mark(statement, wrongAnswer["true-false"])).toBe(0);
  expect(mark(single, undefined)).toBe(0);
});

test("of several right options each earns its share, and each wrong one takes a share away, never below nothing", () => {
  expect(mark(multiple, choose("a", "c"))).toBe(100);
  expect(mark(multiple, choose("a"))).toBe(50);
  expect(mark(multiple, choose("a", "c", "b"))).toBe(50);
  expect(mark(multiple, choose("a", "b"))).toBe(0);
  expect(mark(multiple, choose("b", "d"))).toBe(0);
  expect(mark(multiple, choose("a", "b", "c", "d"))).toBe(0);
  expect(mark(multiple, choose())).toBe(0);
});

test("a share that is no whole hundredth is cut off, not rounded up", () => {
  const options = ["a", "b", "c", "d"].map((id) => ({ id, text: { en: id }, feedback: { en: id }, ...(id === "d" ? {} : { correct: true }) }));
  const thirds = questionOf({ ...authored.multiple("m"), options });
  expect(mark(thirds, choose("a", "b"))).toBe(66);
});

describe("what each kind gives for a part of the answer", () => {
  const matching = questionOf(authored.matching("m"));
  const pairs = (...choices: number[]): Answer => ({
    kind: "matching",
    pairs: Object.fromEntries(choices.map((choice, n) => [id("part", n + 1), id("choice", choice)])),
  });
  test("of a matching each right pair earns its share, and a wrong one nothing", () => {
    expect([pairs(1, 2, 3), pairs(1, 2, 4), pairs(1), pairs(2, 3, 1), pairs()].map((answer) => mark(matching, answer))).toEqual([100, 66, 33, 0, 0]);
    expect(mark(matching, pairs(1, 1, 1))).toBe(33);
  });

  const ordering = questionOf(authored.ordering("o"));
  const order = (...items: number[]): Answer => ({ kind: "ordering", order: items.map((n) => id("item", n)) });
  test("of an order each line followed by the right one earns its share, wherever the two stand", () => {
    expect(mark(ordering, order(1, 2, 3, 4))).toBe(100);
    expect(mark(ordering, order(2, 3, 4, 1))).toBe(66);
    expect(mark(ordering, order(3, 4, 1, 2))).toBe(66);
    expect(mark(ordering, order(1, 3, 2, 4))).toBe(0);
    expect(mark(ordering, order(4, 3, 2, 1))).toBe(0);
    expect(mark(ordering, order())).toBe(0);
  });

  test("a number counts when it is no further off than the tolerance, to the last decimal, in its unit or in percent", () => {
    const right = (given: object, typed: string) => mark(questionOf(authored.numeric("n", given)), { kind: "numeric", value: typed }) === 100;
    const gap = { value: 0.8, tolerance: { absolute: 0.05 } };
    expect(["0.75", "0.85", "0,8", "０．８", "0.7500", ".8"].map((typed) => right(gap, typed))).toEqual(Array(6).fill(true));
    expect(["0.749999", "0.850001", "-0.8", "8", ""].map((typed) => right(gap, typed))).toEqual(Array(5).fill(false));
    const percent = { value: -250, tolerance: { percent: 2 }, unit: { en: "yuan", zh: "元" } };
    expect(["−245", "-255", "－250 元", "-250yuan", "– 250"].map((typed) => right(percent, typed))).toEqual(Array(5).fill(true));
    expect(["-244.99", "-255.01", "250", "-250 USD"].map((typed) => right(percent, typed))).toEqual(Array(4).fill(false));
    expect(right({ value: 86, tolerance: { absolute: 0 }, unit: { en: "%", zh: "%" } }, "86 ％")).toBe(true);
  });

  const fillIn = questionOf(authored.fillIn("f"));
  const gaps = (first: string, second: string): Answer => ({ kind: "fill-in", gaps: { [id("gap", 1)]: first, [id("gap", 2)]: second } });
  test("of gaps each earns its share, and what is taken in one language is taken in the other", () => {
    expect(
      [gaps("ask first", "Listen"), gaps("先问清楚", "listen"), gaps("ask first", "倾听"), gaps("ask", "listen"), gaps("", "")].map((answer) =>
        mark(fillIn, answer),
      ),
    ).toEqual([100, 100, 100, 50, 0]);
  });

  test("of an essay the trainer's points are its share, and without them it has nothing", () => {
    const essay = questionOf(authored.essay("e", { points: 3 }));
    const text: Answer = { kind: "essay", text: "So nobody rang you." };
    const given = (fact: number, feeling: number) => ({ [`${SECRET}-fact`]: fact, [`${SECRET}-feeling`]: feeling });
    expect([given(2, 3), given(1, 3), given(2, 0), given(0, 0)].map((points) => mark(essay, text, points))).toEqual([300, 240, 120, 0]);
    expect([mark(essay, text), mark(essay, undefined, given(2, 3))]).toEqual([0, 0]);
  });

  test("with all-or-nothing a part of the answer earns nothing, and all of it everything", () => {
    for (const [raw, partly] of [
      [authored.multiple("x"), choose("a")],
      [authored.matching("x"), pairs(1, 2, 4)],
      [authored.ordering("x"), order(2, 3, 4, 1)],
      [authored.fillIn("x"), gaps("ask first", "")],
    ] as const) {
      const question = questionOf({ ...raw, "all-or-nothing": true });
      expect(mark(questionOf(raw), partly)).toBeGreaterThan(0);
      expect(mark(question, partly)).toBe(0);
      expect(mark(question, keyOf(question))).toBe(100);
    }
  });

  test("the key of every kind earns everything, a miss nothing, and a critical question half right is missed", () => {
    for (const raw of allKinds()) {
      const question = questionOf({ ...raw, critical: true, points: 7 });
      expect([mark(question, keyOf(question)), mark(question, missOf(question))], raw.kind).toEqual([700, 0]);
      expect(mark(question, undefined)).toBe(0);
    }
    const critical = questionOf({ ...authored.matching("m"), critical: true });
    expect(markAttempt([critical], new Map([["m", pairs(1, 2, 4)]]), { passMark: 50, minima: [] })).toMatchObject({
      points: 66,
      passed: false,
      criticalMissed: ["m"],
    });
  });

  test("whatever is answered, a mark is a whole number between nothing and the maximum, and only the key earns the maximum", () => {
    const points = fc.integer({ min: 1, max: 100 });
    const numbers = (count: number, most: number) => fc.array(fc.integer({ min: 1, max: most }), { minLength: count, maxLength: count });
    const holds = (raw: object, answer: Answer, isKey: boolean) => {
      const question = questionOf(raw);
      const earned = mark(question, answer);
      expect(Number.isInteger(earned) && earned >= 0 && earned <= maximumOf(question)).toBe(true);
      expect(earned === maximumOf(question)).toBe(isKey);
    };
    fc.assert(
      fc.property(points, numbers(3, 4), (most, chosen) => {
        holds(authored.matching("m", { points: most }), pairs(...chosen), chosen.join() === "1,2,3");
        const backwards = Object.fromEntries(Object.entries((pairs(...chosen) as { pairs: Record<string, string> }).pairs).reverse());
        expect(mark(matching, { kind: "matching", pairs: backwards })).toBe(mark(matching, pairs(...chosen)));
      }),
    );
    fc.assert(
      fc.property(points, fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 }), (most, items) => {
        holds(authored.ordering("o", { points: most }), order(...items), items.join() === "1,2,3,4");
      }),
    );
    fc.assert(
      fc.property(points, fc.string(), fc.constantFrom("listen", "LISTEN ", "倾听", "hear"), (most, first, second) => {
        holds(authored.fillIn("f", { points: most }), gaps(first, second), false);
        holds(authored.fillIn("f", { points: most }), gaps("Ask first", second), second !== "hear");
      }),
    );
    fc.assert(
      fc.property(
        points,
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: -2_000, max: 2_000 }),
        (most, whole, tolerance, off) => {
          const question = authored.numeric("n", { points: most, value: whole / 1000, tolerance: { absolute: tolerance / 1000 } });
          const typed = (whole + off) / 1000;
          if (!Object.is(typed, -0)) holds(question, { kind: "numeric", value: String(typed) }, Math.abs(off) <= tolerance);
        },
      ),
    );
  });
});

describe("the pass", () => {
  const ten = Array.from({ length: 10 }, (_, n) => questionOf(authored.single(`q${n}`, { critical: n === 0 })));
  const right = (...numbers: number[]) => new Map<string, Answer>(numbers.map((n) => [`q${n}`, rightAnswer.single]));

  test("is reached exactly at the pass mark", () => {
    expect(markAttempt(ten, right(0, 1, 2, 3, 4, 5, 6, 7), { passMark: 80, minima: [] }).passed).toBe(true);
    expect(markAttempt(ten, right(0, 1, 2, 3, 4, 5, 6), { passMark: 80, minima: [] }).passed).toBe(false);
  });

  test("is missed when a critical question is not fully right, however high the score", () => {
    expect(markAttempt(ten, right(1, 2, 3, 4, 5, 6, 7, 8, 9), { passMark: 80, minima: [] })).toMatchObject({
      passed: false,
      criticalMissed: ["q0"],
      points: 900,
    });
  });

  test("is never reached by rounding: 79.99 percent is 79 and no pass at 80", () => {
    expect(percentOf(7_999, 10_000)).toBe(79);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 1, max: 20_000 }), fc.integer({ min: 1, max: 100 }), (points, maximum, passMark) => {
        expect(percentOf(points, maximum) >= passMark).toBe(points * 100 >= passMark * maximum);
      }),
    );
  });
});

test("whatever is answered, marks are whole hundredths between nothing and the maximum, and only the key earns the maximum", () => {
  const parts = fc.subarray(["a", "b", "c", "d"]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), parts, fc.subarray(["a", "b", "c", "d"], { minLength: 1, maxLength: 3 }), (points, chosen, right) => {
      const options = ["a", "b", "c", "d"].map((id) => ({ id, text: { en: id }, feedback: { en: id }, ...(right.includes(id) ? { correct: true } : {}) }));
      const question = questionOf({ ...authored.multiple("m", { points }), options });
      const earned = mark(question, choose(...chosen));
      expect(Number.isInteger(earned)).toBe(true);
      expect(earned).toBeGreaterThanOrEqual(0);
      expect(earned).toBeLessThanOrEqual(maximumOf(question));
      expect(earned === maximumOf(question)).toBe([...chosen].sort().join() === [...right].sort().join());
    }),
  );
});

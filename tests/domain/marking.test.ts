import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mark, markAttempt, maximumOf, percentOf } from "~/quizzes/marking";
import type { Answer } from "~db/tables/quizzes";
import { authored, questionOf, rightAnswer, wrongAnswer } from "../support/quiz";

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

describe("the pass", () => {
  const ten = Array.from({ length: 10 }, (_, n) => questionOf(authored.single(`q${n}`, { critical: n === 0 })));
  const right = (...numbers: number[]) => new Map<string, Answer>(numbers.map((n) => [`q${n}`, rightAnswer.single]));

  test("is reached exactly at the pass mark", () => {
    expect(markAttempt(ten, right(0, 1, 2, 3, 4, 5, 6, 7), 80).passed).toBe(true);
    expect(markAttempt(ten, right(0, 1, 2, 3, 4, 5, 6), 80).passed).toBe(false);
  });

  test("is missed when a critical question is not fully right, however high the score", () => {
    expect(markAttempt(ten, right(1, 2, 3, 4, 5, 6, 7, 8, 9), 80)).toMatchObject({ passed: false, criticalMissed: ["q0"], points: 900 });
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

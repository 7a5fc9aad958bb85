import { expect, test } from "vitest";
import { nextStep } from "~/courses/next-step";
import { biasOf } from "~/quizzes/bias";
import type { Question } from "~/quizzes/quiz";

const text = (words: string) => ({ en: words, zh: words });
/** A question whose right option stands at the place and has that many letters; the others have ten. */
const single = (place: number, letters: number): Question => ({
  kind: "single",
  id: "q",
  points: 1,
  critical: false,
  tags: [],
  covers: [],
  text: text("?"),
  explanation: text("."),
  options: [0, 1, 2].map((n) => ({
    id: String(n),
    text: text((n === place ? "r" : "w").repeat(n === place ? letters : 10)),
    feedback: text("."),
    ...(n === place ? { correct: true as const } : {}),
  })),
});
const questions = (make: (n: number) => Question) => ({ questions: Array.from({ length: 9 }, (_, n) => make(n)) });

test("right options spread over all places and lengths are no habit", () => {
  expect(biasOf(questions((n) => single(n % 3, n % 3 === 0 ? 12 : 8)))).toEqual([]);
});

test("a place in which the right option mostly stands is named", () => {
  expect(biasOf(questions((n) => single(n < 5 ? 1 : 2, 8)))).toEqual(["the right option stands in place 2 in 5 of 9 questions; move some"]);
});

test("right options that are mostly the longest are named, in each language", () => {
  expect(biasOf(questions((n) => single(n % 3, 20)))).toEqual([
    "the right option is the longest in 9 of 9 questions (en); make the others as full, or it shorter",
    "the right option is the longest in 9 of 9 questions (zh); make the others as full, or it shorter",
  ]);
});

test("a few questions are too few to speak of a habit", () => {
  expect(biasOf({ questions: [single(0, 20), single(0, 20)] })).toEqual([]);
});

test("the next step is the first lesson not read, in the module's order, then the quiz until it is passed", () => {
  const lessons = ["a", "b", "c"];
  expect(nextStep(lessons, new Set(["a", "c"]), "open")).toEqual({ kind: "lesson", lessonId: "b" });
  expect(nextStep(lessons, new Set(lessons), "open")).toEqual({ kind: "quiz" });
  expect(nextStep(lessons, new Set(lessons), "passed")).toEqual({ kind: "done" });
  expect(nextStep(lessons, new Set(["a"]), "passed")).toEqual({ kind: "lesson", lessonId: "b" });
  expect(nextStep(lessons, new Set(lessons), "none")).toEqual({ kind: "done" });
});

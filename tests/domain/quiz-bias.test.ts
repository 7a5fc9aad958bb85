import { expect, test } from "vitest";
import { nextStep } from "~/courses/next-step";
import { biasOf, figuresOf, shortOf } from "~/quizzes/bias";
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

const statement = (answer: boolean): Question => ({ ...single(0, 8), kind: "true-false", answer, feedback: text(".") }) as Question;

test("the figures of a bank: places, lengths by language, true statements, situations", () => {
  const longInChinese = single(2, 8);
  if (longInChinese.kind === "single") longInChinese.options[2]!.text = { en: "short", zh: "长长长长长长长长长长长长" };
  const aslong = single(0, 10);
  const atWork = { ...single(1, 20), situation: text("A man comes in.") };
  expect(figuresOf({ questions: [aslong, atWork, longInChinese, statement(true), statement(true), statement(false)] })).toEqual({
    questions: 6,
    situations: 1,
    singles: 3,
    longest: { en: 1, zh: 2 },
    places: [1, 1, 1],
    statements: 3,
    trueStatements: 2,
  });
  expect(figuresOf({ questions: [] })).toMatchObject({ questions: 0, singles: 0, places: [] });
});

test("statements that are mostly true are named", () => {
  expect(biasOf({ questions: Array.from({ length: 8 }, (_, n) => statement(n < 6)) })).toEqual(["6 of 8 statements are true; bring it nearer to half"]);
});

test("exactly at the limits nothing is said: a third the longest, a third with a situation, 25 questions", () => {
  const third = (n: number) => ({ ...single(n % 3, n % 3 === 0 ? 20 : 8), ...(n % 3 === 1 ? { situation: text("At work.") } : {}) });
  const bank = { questions: Array.from({ length: 27 }, (_, n) => third(n)) };
  expect([...biasOf(bank), ...shortOf(bank)]).toEqual([]);
  expect(shortOf({ questions: bank.questions.slice(0, 25) }), "8 of 25 is less than a third").toEqual([
    "8 of 25 questions begin with a situation; it should be a third",
  ]);
});

test("a bank that is too small or has too little from work is named", () => {
  expect(shortOf({ questions: Array.from({ length: 24 }, () => ({ ...single(0, 8), situation: text("At work.") })) })).toEqual([
    "the bank has 24 questions; a published one should have at least 25",
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

import { expect, test } from "vitest";
import { answerFromForm, isAnswered, sameAnswer, ticksOf } from "~/quizzes/answer";
import { asked } from "~/quizzes/asked";
import { deadlineOf, isOverdue, secondsLeft } from "~/quizzes/attempt";
import { givenAnswer } from "~/quizzes/given-answer";
import { pointsText, topicScores } from "~/quizzes/result";
import { lessonsToReadAgain, retake } from "~/quizzes/retake";
import { authored, questionOf, SECRET } from "../support/quiz";

test("only what can be an answer to the question is taken", () => {
  expect(givenAnswer("single", ["a", "b"], { kind: "single", option: "a" })).toEqual({ kind: "single", option: "a" });
  expect(givenAnswer("multiple", ["a", "b"], { kind: "multiple", options: ["b", "a"] })).toEqual({ kind: "multiple", options: ["a", "b"] });
  expect(givenAnswer("multiple", ["a", "b"], { kind: "multiple", options: [] })).toEqual({ kind: "multiple", options: [] });
  const unfit: unknown[] = [
    null,
    1,
    "a",
    [],
    {},
    { kind: "single" },
    { kind: "single", option: "z" },
    { kind: "single", option: ["a"] },
    { kind: "single", option: "a", more: 1 },
    { kind: "true-false", value: true },
  ];
  for (const sent of unfit) expect(givenAnswer("single", ["a", "b"], sent)).toBeNull();
  for (const options of [["a", "a"], ["a", "z"], "a", [1], null]) expect(givenAnswer("multiple", ["a", "b"], { kind: "multiple", options })).toBeNull();
  for (const value of ["true", 1, null]) expect(givenAnswer("true-false", [], { kind: "true-false", value })).toBeNull();
});

test("the boxes of a form and an answer say the same, both ways", () => {
  for (const [kind, values] of [
    ["single", ["a"]],
    ["multiple", ["a", "b"]],
    ["true-false", ["false"]],
  ] as const) {
    const answer = givenAnswer(kind, ["a", "b"], answerFromForm(kind, [...values]));
    expect(ticksOf(answer)).toEqual(values);
  }
  expect(answerFromForm("single", [])).toBeNull();
  expect(sameAnswer({ kind: "multiple", options: ["a", "b"] }, { kind: "multiple", options: ["b", "a"] })).toBe(true);
  expect(isAnswered({ kind: "multiple", options: [] })).toBe(false);
});

test("a question is asked without its key, feedback and explanation, in one language and in the order drawn", () => {
  const page = asked(questionOf(authored.single("q")), ["c", "a", "b"], "en");
  expect(page.parts.map((part) => part.id)).toEqual(["c", "a", "b"]);
  expect(JSON.stringify(page)).not.toMatch(new RegExp(`${SECRET}|correct|。`));
});

test("an attempt is overdue only when its time and ten seconds are over", () => {
  const started = new Date("2026-11-21T06:00:00Z");
  const attempt = { deadlineAt: deadlineOf(started, 15), closedAt: null };
  const at = (time: string) => new Date(`2026-11-21T06:${time}Z`);
  expect(isOverdue(attempt, at("15:10"))).toBe(false);
  expect(isOverdue(attempt, at("15:10.001"))).toBe(true);
  expect(isOverdue({ ...attempt, closedAt: started }, at("59:00"))).toBe(false);
  expect(isOverdue({ deadlineAt: deadlineOf(started, undefined), closedAt: null }, at("59:00"))).toBe(false);
  expect([secondsLeft(attempt, at("14:30")), secondsLeft(attempt, at("15:05"))]).toEqual([30, 0]);
});

test("after a failed quiz each lesson it named is opened once more, and that is enough", () => {
  const questions = [
    questionOf(authored.single("q1", { lesson: "pause" })),
    questionOf(authored.single("q2", { lesson: "hear" })),
    questionOf(authored.single("q3", { lesson: "eight" })),
  ];
  const named = lessonsToReadAgain(questions, { q1: 0, q2: 50, q3: 100 }, ["hear", "pause", "eight"]);
  expect(named).toEqual(["hear", "pause"]);
  const failed = { closedAt: new Date("2026-11-21T06:00:00Z") };
  const [before, after] = [new Date("2026-11-21T05:59:59Z"), new Date("2026-11-21T06:00:01Z")];
  expect(
    retake(
      failed,
      named,
      new Map([
        ["hear", after],
        ["pause", before],
      ]),
    ),
  ).toEqual({
    ready: false,
    lessons: [
      { lessonId: "hear", opened: true },
      { lessonId: "pause", opened: false },
    ],
  });
  expect(
    retake(
      failed,
      named,
      new Map([
        ["hear", after],
        ["pause", after],
      ]),
    ).ready,
  ).toBe(true);
  expect(retake(failed, [], new Map()).ready).toBe(true);
});

test("the score is shown per topic, and a question of two topics counts in both", () => {
  const bank = [questionOf(authored.single("q1")), questionOf(authored.single("q2", { points: 2 }))];
  const two = { ...bank[1]!, tags: ["topic", "other"] };
  const title = { en: "Topic", zh: "主题" };
  const topics = ["topic", "other", "unused"].map((id) => ({ id, title }));
  expect(topicScores([bank[0]!, two], { q1: 100, q2: 50 }, topics)).toEqual([
    { id: "topic", points: 150, maximum: 300 },
    { id: "other", points: 50, maximum: 200 },
  ]);
  expect([966, 950, 1000, 0].map(pointsText)).toEqual(["9.66", "9.5", "10", "0"]);
});

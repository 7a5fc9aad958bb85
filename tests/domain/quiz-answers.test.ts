import { expect, test } from "vitest";
import { answerFromForm, formOf, givenIn, isAnswered, sameAnswer } from "~/quizzes/answer";
import { asked } from "~/quizzes/asked";
import { isOverdue, secondsLeft } from "~/quizzes/attempt";
import { deadlineOf } from "~/quizzes/deadline";
import { drawParts } from "~/quizzes/drawing";
import { byPlaces } from "~/quizzes/drawn-parts";
import { givenAnswer } from "~/quizzes/given-answer";
import { inPositions } from "~/quizzes/ordering";
import type { Question } from "~/quizzes/quiz";
import { pointsText, topicScores } from "~/quizzes/result";
import { lessonsToReadAgain, retake } from "~/quizzes/retake";
import type { Answer } from "~db/tables/quizzes";
import { allKinds, authored, questionOf, rightTo, SECRET, wrongTo } from "../support/quiz";

const single = questionOf(authored.single("s"));
const multiple = questionOf(authored.multiple("m"));
const statement = questionOf(authored.trueFalse("t"));
const refusal = { unfit: "unfit" };

test("only what can be an answer to the question is taken", () => {
  expect(givenAnswer(single, ["a", "b"], { kind: "single", option: "a" })).toEqual({ answer: { kind: "single", option: "a" } });
  expect(givenAnswer(multiple, ["a", "b"], { kind: "multiple", options: ["b", "a"] })).toEqual({ answer: { kind: "multiple", options: ["a", "b"] } });
  expect(givenAnswer(multiple, ["a", "b"], { kind: "multiple", options: [] })).toEqual({ answer: { kind: "multiple", options: [] } });
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
  for (const sent of unfit) expect(givenAnswer(single, ["a", "b"], sent)).toEqual(refusal);
  for (const options of [["a", "a"], ["a", "z"], "a", [1], null]) expect(givenAnswer(multiple, ["a", "b"], { kind: "multiple", options })).toEqual(refusal);
  for (const value of ["true", 1, null]) expect(givenAnswer(statement, [], { kind: "true-false", value })).toEqual(refusal);
});

test("pairs, orders, numbers and gaps name parts by their places on the page, and nothing else is taken", () => {
  const parts = (question: Question) => drawParts(question, () => 0.5);
  const matching = questionOf(authored.matching("m"));
  const pairs = (sent: unknown) => givenAnswer(matching, parts(matching), { kind: "matching", pairs: sent });
  expect(pairs({})).toEqual({ answer: { kind: "matching", pairs: {} } });
  expect(pairs({ 1: "4", 2: "4" })).toHaveProperty("answer");
  for (const sent of [
    { 1: "2" },
    { 4: "1" },
    { 9: "4" },
    { 1: "0" },
    { [`${SECRET}-part-1`]: `${SECRET}-choice-1` },
    { 1: ["4"] },
    { __proto__: null, constructor: "4" },
    [],
    null,
    "1",
  ])
    expect(pairs(sent), JSON.stringify(sent)).toEqual(refusal);

  const ordering = questionOf(authored.ordering("o"));
  const order = (sent: unknown) => givenAnswer(ordering, parts(ordering), { kind: "ordering", order: sent });
  expect(order(["4", "3", "2", "1"])).toHaveProperty("answer");
  expect(order([])).toEqual({ answer: { kind: "ordering", order: [] } });
  for (const sent of [["1", "2", "3"], ["1", "1", "2", "3"], null]) expect(order(sent)).toEqual({ unfit: "order" });
  for (const sent of [["1", "2", "3", "5"], ["1", "2", "3", 4], "1234", {}]) expect(order(sent)).toEqual(refusal);

  const numeric = questionOf(authored.numeric("n"));
  const number = (sent: unknown) => givenAnswer(numeric, [], { kind: "numeric", value: sent });
  expect(number(" ８６ ")).toEqual({ answer: { kind: "numeric", value: "８６" } });
  expect(number("")).toEqual({ answer: { kind: "numeric", value: "" } });
  for (const sent of ["NaN", "1e3", "-0", "Infinity", "0x10", "--1", "1-2", "eighty", "1.2.3", "1 23", "9".repeat(13)])
    expect(number(sent), sent).toEqual({ unfit: "number" });
  expect(number("1,234")).toEqual({ unfit: "ambiguous" });
  expect(number("9".repeat(50_000))).toEqual({ unfit: "tooLong" });
  for (const sent of [86, null, ["86"], {}]) expect(number(sent)).toEqual(refusal);

  const fillIn = questionOf(authored.fillIn("f"));
  const gaps = (sent: unknown) => givenAnswer(fillIn, parts(fillIn), { kind: "fill-in", gaps: sent });
  expect(gaps({ 1: "ask", 2: " " })).toEqual({ answer: { kind: "fill-in", gaps: { [`${SECRET}-gap-1`]: "ask" } } });
  expect(gaps({ 1: "x".repeat(50_000) })).toEqual({ unfit: "tooLong" });
  for (const sent of [{ 3: "x" }, { 0: "x" }, { 1: 5 }, ["ask"], null]) expect(gaps(sent)).toEqual(refusal);
});

test("items to be ordered stay where they were put, and the rest fill what is left as drawn", () => {
  const items = ["a", "b", "c", "d"].map((id) => ({ id }));
  const order = (placed: Record<string, string>) =>
    inPositions(items, placed)
      .map(({ id }) => id)
      .join("");
  expect(order({})).toBe("abcd");
  expect(order({ d: "1" })).toBe("dabc");
  expect(order({ a: "4", c: "1" })).toBe("cbda");
  expect(order({ a: "4", b: "3", c: "2", d: "1" })).toBe("dcba");
  expect(order({ b: "1", c: "1" })).toBe("bacd");
  for (const nowhere of ["", "0", "5", "-1", "1.5", "x", "toString"]) expect(order({ c: nowhere })).toBe("abcd");
});

test("what is typed may be long where it should, and holds nothing a database would choke on", () => {
  const essay = questionOf(authored.essay("e"));
  const text = (sent: unknown) => givenAnswer(essay, [], { kind: "essay", text: sent });
  expect(text(" Two lines,\r\nand 中文. ")).toEqual({ answer: { kind: "essay", text: "Two lines,\nand 中文." } });
  expect(text("字".repeat(15_000))).toHaveProperty("answer");
  expect(text("x".repeat(50_000))).toEqual({ unfit: "tooLong" });
  const fillIn = questionOf(authored.fillIn("f"));
  for (const bad of ["a\u0000b", "half \ud83d", "\u001b[31m", "\u202e"]) {
    expect(text(bad)).toEqual(refusal);
    expect(givenAnswer(fillIn, drawParts(fillIn, Math.random), { kind: "fill-in", gaps: { 1: bad } })).toEqual(refusal);
  }
  for (const sent of [5, null, ["x"], {}]) expect(text(sent)).toEqual(refusal);
});

test("the fields of a form and an answer say the same, both ways, for every kind", () => {
  for (const raw of allKinds()) {
    const question = questionOf(raw);
    const parts = drawParts(question, Math.random);
    for (const answer of [rightTo(question, parts), wrongTo(question, parts)]) {
      const fields = formOf(answer);
      const posted = [
        ...fields.values.map((value) => ["answer", value] as const),
        ...Object.entries(fields.named).map(([part, value]) => [`answer.${part}`, value] as const),
      ];
      const again = givenAnswer(question, parts, answerFromForm(question.kind, givenIn(posted)));
      expect("answer" in again && sameAnswer(byPlaces(again.answer, parts), answer), question.kind).toBe(true);
      expect(isAnswered(answer)).toBe(true);
    }
  }
  expect(answerFromForm("single", givenIn([]))).toBeNull();
  expect(
    answerFromForm(
      "ordering",
      givenIn([
        ["answer.1", "1"],
        ["answer.2", "1"],
      ]),
    ),
  ).toEqual({ kind: "ordering", order: null });
  expect(sameAnswer({ kind: "multiple", options: ["a", "b"] }, { kind: "multiple", options: ["b", "a"] })).toBe(true);
  for (const blank of [
    { kind: "multiple", options: [] },
    { kind: "numeric", value: "" },
    { kind: "matching", pairs: {} },
    { kind: "ordering", order: [] },
  ] as const)
    expect(isAnswered(blank as unknown as Answer)).toBe(false);
});

test("a question is asked without its key, feedback and explanation, in one language and in the order drawn", () => {
  const page = asked(questionOf(authored.single("q")), ["c", "a", "b"], "en");
  expect(page.parts.map((part) => part.id)).toEqual(["c", "a", "b"]);
  expect(JSON.stringify(page)).not.toMatch(new RegExp(`${SECRET}|correct|。`));
  for (const raw of allKinds()) {
    const question = questionOf(raw);
    const bytes = JSON.stringify(asked(question, drawParts(question, Math.random), "en"));
    expect(bytes).not.toMatch(new RegExp(`${SECRET}|correct|accepted|tolerance|9182736455|645321`));
    expect(bytes).toContain(`Text of ${raw.id}`);
  }
});

test("a question can come with a moment at work, what is said, and a figure with its text for who cannot see it", () => {
  const svg = '<svg viewBox="0 0 360 100"><title>Ladder</title><rect x="1" y="1" width="9" height="9" onclick="alert(1)"/></svg>';
  const both = (text: string) => ({ en: text, zh: text });
  const raw = {
    ...authored.numeric("q", { unit: both("%") }),
    situation: both("In the **shop**"),
    dialogue: [
      { speaker: both("Customer"), line: both("Where is it?") },
      { speaker: both("You"), line: both("Let me look.") },
    ],
    image: { figure: "ladder", alt: both("A ladder of three steps"), svg: both(svg.replace(' onclick="alert(1)"', "")) },
  };
  const page = asked(questionOf(raw), [], "en");
  expect(page).toMatchObject({
    situation: "In the <strong>shop</strong>",
    dialogue: [{ speaker: "Customer", line: "Where is it?" }, { speaker: "You" }],
    unit: "%",
  });
  expect(page.image).toMatch(/<svg[^>]*role="img"[^>]*>/);
  expect(page.image).toContain('aria-label="A ladder of three steps"');
  expect(asked(questionOf({ ...raw, image: { ...raw.image, svg: both(svg) } }), [], "en").image).toBe("A ladder of three steps");
});

test("an attempt is overdue only when its time and ten seconds are over", () => {
  const started = new Date("2026-11-21T06:00:00Z");
  const attempt = { deadlineAt: deadlineOf(started, { minutes: 15, closesAt: null }, []), closedAt: null };
  const at = (time: string) => new Date(`2026-11-21T06:${time}Z`);
  expect(isOverdue(attempt, at("15:10"))).toBe(false);
  expect(isOverdue(attempt, at("15:10.001"))).toBe(true);
  expect(isOverdue({ ...attempt, closedAt: started }, at("59:00"))).toBe(false);
  expect(isOverdue({ deadlineAt: deadlineOf(started, { minutes: undefined, closesAt: null }, []), closedAt: null }, at("59:00"))).toBe(false);
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

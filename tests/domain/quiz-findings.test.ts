import { describe, expect, test } from "vitest";
import { choosable, chosenIn } from "~/quizzes/choices";
import { findingsOf } from "~/quizzes/findings";
import { keyOf, missOf } from "~/quizzes/key";
import { figuresOfQuestion, figuresOfQuiz, type Sat } from "~/quizzes/question-figures";
import { secondsSpent } from "~/quizzes/time-spent";
import { allKinds, questionOf, SECRET } from "../support/quiz";

const options = [
  { id: "a", right: false },
  { id: "b", right: true },
  { id: "c", right: false },
];
/** Attempts at question q beside nine others, of which `strength` of ten were right. */
const sat = (strength: number, mark: number, chosen: string[] = [mark ? "b" : "a"], answered = true): Sat => ({
  passed: true,
  items: [
    { id: "q", hash: "q", mark, maximum: 100, answered, chosen, seconds: 20 },
    ...Array.from({ length: 9 }, (_, n) => ({
      id: `r${n}`,
      hash: `r${n}`,
      mark: n < strength ? 100 : 0,
      maximum: 100,
      answered: true,
      chosen: [],
      seconds: null,
    })),
  ],
});
const many = (n: number, one: (place: number) => Sat) => Array.from({ length: n }, (_, place) => one(place));
const found = (all: Sat[]) => findingsOf(figuresOfQuestion("q", all), options).map((finding) => finding.name);

describe("what an author should look at", () => {
  test("of fewer than thirty attempts nothing is said, however bad they look", () => {
    const bad = (place: number) => sat(place % 10, place % 10 > 5 ? 0 : 100);
    expect(found(many(29, bad))).toEqual([]);
    expect(found(many(30, bad))[0]).not.toBe("fine");
  });
  test("a wrong option that the strong prefer makes the key doubtful", () => {
    expect(found(many(30, (n) => sat(n % 10, n % 10 > 5 ? 0 : 100, [n % 10 > 5 ? "c" : "b"])))).toEqual(["key", "dead"]);
  });
  test("weak people doing better is said even where no option lures", () => {
    const all = many(30, (n) => sat(n % 10, n % 10 > 5 && n % 3 > 0 ? 0 : 100, []));
    expect(findingsOf(figuresOfQuestion("q", all), [])[0]!.name).toBe("reversed");
  });
  test("everybody, nobody, weak and strong alike, left open", () => {
    expect(found(many(40, (n) => sat(n % 10, 100)))).toEqual(["everybody"]);
    expect(found(many(40, (n) => sat(n % 10, n % 10 === 9 ? 100 : 0)))).toContain("nobody");
    expect(found(many(40, (n) => sat(n % 10, n % 20 < 10 ? 100 : 0, [["b", "a", "c"][n % 3]!])))).toContain("alike");
    expect(found(many(40, (n) => sat(n % 10, n % 10 > 2 ? 100 : 0, [], n % 10 > 2)))).toContain("skipped");
  });
  test("a question that does its work is left in peace", () => {
    expect(found(many(40, (n) => sat(n % 10, n % 10 > 3 ? 100 : 0, [n % 10 > 3 ? "b" : n % 2 ? "a" : "c"])))).toEqual(["fine"]);
  });
});

test("weak, middling and strong do not depend on the order of attempts, and equals are in one group", () => {
  const all = [0, 0, 0, 4, 4, 4, 9, 9, 9].map((strength) => sat(strength, strength > 3 ? 100 : 0));
  expect(figuresOfQuestion("q", all).groups).toEqual({ weak: 3, middle: 3, strong: 3 });
  const { groups, choices } = figuresOfQuestion("q", [...all].reverse());
  expect({ groups, choices }).toMatchObject({ groups: { weak: 3, middle: 3, strong: 3 }, choices: figuresOfQuestion("q", all).choices });
  expect(
    figuresOfQuestion(
      "q",
      many(9, () => sat(5, 100)),
    ).groups,
  ).toEqual({ weak: 0, middle: 9, strong: 0 });
});

test("a quiz that asks everybody other questions has alpha of its places, and no effective weights", () => {
  const fixed = many(12, (n) => sat(n % 10, n % 10 > 4 ? 100 : 0));
  expect(figuresOfQuiz(fixed)).toMatchObject({ same: true, attempts: 12, weights: { q: expect.any(Number) } });
  const drawn = fixed.map(({ items, passed }, n) => ({ passed, items: items.map((item, place) => ({ ...item, hash: `${item.hash}-${(n + place) % 3}` })) }));
  expect(figuresOfQuiz(drawn)).toMatchObject({ same: false, weights: {}, mean: figuresOfQuiz(fixed).mean, alpha: expect.any(Number) });
});

test("time goes to the question that was saved; long silences and clocks put back count for nothing", () => {
  const at = (seconds: number) => new Date(1_000_000 + seconds * 1000);
  const saves = [
    { questionId: "a", savedAt: at(20) },
    { questionId: "b", savedAt: at(50) },
    { questionId: "a", savedAt: at(55) },
    { questionId: "c", savedAt: at(5000) },
    { questionId: "d", savedAt: at(5010) },
  ];
  const spent = { a: 25, b: 30, c: 0, d: 10 };
  expect(Object.fromEntries(secondsSpent(at(0), saves))).toEqual(spent);
  expect(Object.fromEntries(secondsSpent(at(0), [...saves].reverse()))).toEqual(spent);
  expect(secondsSpent(at(100), [{ questionId: "a", savedAt: at(20) }]).get("a")).toBe(0);
});

test.each(allKinds().map((raw) => questionOf(raw)))("of a $kind question what was chosen is counted, and nothing a person typed", (question) => {
  const known = choosable(question);
  expect(new Set(known.map(({ id }) => id)).size).toBe(known.length);
  const [key, miss] = [chosenIn(question, keyOf(question)), chosenIn(question, missOf(question))];
  expect(key.sort()).toEqual(known.flatMap(({ id, right }) => (right ? id : [])).sort());
  for (const id of miss) expect(known.find((one) => one.id === id)).toMatchObject({ by: question.kind === "ordering" ? "place" : expect.any(String) });
  expect(chosenIn(question, undefined)).toEqual([]);
  if (question.kind === "fill-in") expect(chosenIn(question, { kind: "fill-in", gaps: { [`${SECRET}-gap-1`]: "my own name" } })).toEqual([]);
});

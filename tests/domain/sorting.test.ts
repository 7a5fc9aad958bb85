import { expect, test } from "vitest";
import { asked } from "~/quizzes/asked";
import { keyOf } from "~/quizzes/key";
import { mark } from "~/quizzes/marking";
import { quiz } from "~/quizzes/quiz";
import { reviewed } from "~/quizzes/reviewed";
import type { Answer } from "~db/tables/quizzes";
import { questionOf, SECRET, smallQuiz } from "../support/quiz";

const both = (text: string) => ({ en: text, zh: `${text}。` });
const thing = (id: string, group: string) => ({ id, text: both(`Thing ${id}`), choice: group, feedback: both(`${SECRET} ${id}`) });
const group = (id: string) => ({ id, text: both(`Group ${id}`) });
const sorting = (change: object = {}) => ({
  id: "sort",
  kind: "matching",
  as: "sorting",
  points: 2,
  tags: ["topic"],
  text: both("Sort these"),
  explanation: both(`${SECRET} why`),
  parts: [thing("a", "x"), thing("b", "y"), thing("c", "x"), thing("d", "z")],
  choices: [group("x"), group("y"), group("z")],
  ...change,
});
const question = questionOf(sorting());
const order = ["d", "c", "b", "a", "z", "x", "y"];
const given = (pairs: Record<string, string>): Answer => ({ kind: "matching", pairs });

test("things sorted into groups are marked as a matching is: each in its group earns its share", () => {
  expect(mark(question, keyOf(question))).toBe(200);
  expect(mark(question, given({ a: "x", b: "x", c: "x", d: "z" }))).toBe(150);
  expect(mark(question, given({ a: "x" }))).toBe(50);
  expect(mark(questionOf(sorting({ "all-or-nothing": true })), given({ a: "x", b: "x", c: "x", d: "z" }))).toBe(0);
});

test("the page is told that it is sorting, and by nothing which thing belongs where", () => {
  const shown = asked(question, order, "en");
  expect(shown).toMatchObject({ kind: "matching", sorting: true });
  expect(shown.parts.map(({ id, text }) => [id, text])).toEqual([
    ["1", "Thing d"],
    ["2", "Thing c"],
    ["3", "Thing b"],
    ["4", "Thing a"],
  ]);
  expect(shown.choices.map(({ id }) => id)).toEqual(["5", "6", "7"]);
  expect(JSON.stringify(shown)).not.toContain(SECRET);
});

test("the result shows each group with what belongs into it, and where a thing was put wrongly, why not", () => {
  const { answer, verdict } = reviewed(question, order, given({ a: "x", b: "x", d: "z" }), 100, "en");
  expect(verdict).toBe("partly");
  const row = (text: string, right: string, put: string | null, feedback: string | null) => ({ text, right, given: put, isRight: put === right, feedback });
  expect(answer).toEqual({
    kind: "sorting",
    groups: [
      { title: "Group z", rows: [row("Thing d", "Group z", "Group z", null)] },
      { title: "Group x", rows: [row("Thing c", "Group x", null, `${SECRET} c`), row("Thing a", "Group x", "Group x", null)] },
      { title: "Group y", rows: [row("Thing b", "Group y", "Group x", `${SECRET} b`)] },
    ],
  });
});

test.each([
  ["as many groups as things", { parts: [thing("a", "x"), thing("b", "y"), thing("c", "z")] }, "sorting needs more things than groups"],
  ["a group with nothing in it", { parts: ["a", "b", "c", "d"].map((id) => thing(id, id === "a" ? "x" : "y")) }, 'nothing belongs into the group "z"'],
  ["another word than sorting", { as: "groups" }, "write as: sorting, or leave it out"],
  [
    "more than six groups",
    {
      parts: [..."abcdefgh"].map((id, n) => thing(id, "stuvwxy"[n % 7]!)),
      choices: [..."stuvwxy"].map(group),
    },
    "things are sorted into six groups at the most",
  ],
])("%s is a fault", (_, change, sentence) => {
  const read = quiz.safeParse(smallQuiz({ draw: { count: 1 }, questions: [sorting(change)] }));
  expect(read.error?.issues.map(({ message }) => message)).toEqual([sentence]);
});

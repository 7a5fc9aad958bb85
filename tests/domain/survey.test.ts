import { beforeAll, expect, test } from "vitest";
import { compile } from "~/content/compile";
import { lessonLengths, warningsOf } from "~/content/survey";
import { shippedFiles } from "../support/library";

let files: Record<string, string>;
beforeAll(async () => {
  files = await shippedFiles();
});

const lesson = (language: string) => `modules/listening/lessons/01-hear-or-listen.${language}.md`;
const quiz = "modules/listening/quiz.yaml";
/** What is better looked at in one file after some files were changed. */
const warnings = (file: string, changes: Record<string, string>) =>
  warningsOf(compile({ ...files, ...changes }))
    .filter((warning) => warning.file === file)
    .map(({ sentence }) => sentence);
const withMinutes = (minutes: number) =>
  Object.fromEntries(["en", "zh"].map((language) => [lesson(language), files[lesson(language)]!.replace("minutes: 6", `minutes: ${minutes}`)]));

test("a lesson of less than three or more than ten minutes is named, in each language", () => {
  expect(warnings(lesson("en"), withMinutes(2))).toEqual(["2 minutes; a lesson should take 3 to 10"]);
  expect(warnings(lesson("zh"), withMinutes(11))).toEqual(["11 minutes; a lesson should take 3 to 10"]);
  expect(warnings(lesson("en"), withMinutes(10))).toEqual([]);
});

test("a lesson that takes longer to read than its head says is named", () => {
  expect(warnings(lesson("en"), { [lesson("en")]: `${files[lesson("en")]}\n${"word ".repeat(1200)}\n` })).toEqual([
    expect.stringMatching(/^1\d\d\d words take about \d+ minutes to read, but the head says 6$/),
  ]);
});

test("words and minutes are told per lesson and language; Chinese counts characters", () => {
  const both = lessonLengths(compile(files)).filter(({ lessonId }) => lessonId === "hear-or-listen");
  expect(both).toMatchObject([
    { slug: "listening", language: "en", file: lesson("en"), minutes: 6 },
    { slug: "listening", language: "zh", file: lesson("zh"), minutes: 6 },
  ]);
  expect(both[1]!.words).toBeGreaterThan(both[0]!.words);
});

test("a small bank is named once it is published, not while it is a draft", () => {
  const small = files[quiz]!.replace(/\n {2}- id: m04-q1[\s\S]*/, "\n").replace(/draw:.*count: \d+.*|count: \d+/, (found) => found.replace(/\d+/, "3"));
  const draft = { "modules/listening/module.yaml": `${files["modules/listening/module.yaml"]}status: draft\n` };
  expect(warnings(quiz, { [quiz]: small })).toContainEqual(expect.stringMatching(/^the bank has \d+ questions; a published one should have at least 25$/));
  expect(warnings(quiz, { ...draft, [quiz]: small })).not.toContainEqual(expect.stringContaining("the bank has"));
});

test("the shipped banks are large enough, come from work for a third, and cannot be guessed by their form", () => {
  expect(warningsOf(compile(files)).filter(({ file }) => file.endsWith("quiz.yaml"))).toEqual([]);
});

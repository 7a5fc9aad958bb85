import { expect, test } from "vitest";
import { catalogues } from "~/locale/catalogues";
import type { KeptAnswer } from "~/quizzes/answer-keeper";
import { answersFile } from "~/quizzes/answers-file";

const sitter = { attemptId: "01abc", heading: "Quiz: Listening", name: "Lin Xiao", staffNumber: "S1001" };
const kept = (number: number, answer: string): KeptAnswer => ({
  questionId: `m04-q${number}`,
  seq: 1,
  answer: { kind: "single", option: "a" },
  tried: [],
  inWords: { number, question: `What comes ${number}th?`, answer },
});

test("the file of unsaved answers says who, what, when, and each question and answer as they stood on the page, in order", () => {
  const file = answersFile(catalogues.en.attempt, sitter, [kept(7, "Let them finish"), kept(2, "Nod")], "22 Nov 2026, 10:15");
  expect(file).toContain("Name: Lin Xiao, staff number S1001");
  expect(file).toContain("22 Nov 2026, 10:15");
  expect(file).toMatch(/Question 2 [\s\S]*What comes 2th\?[\s\S]*Nod[\s\S]*Question 7 [\s\S]*What comes 7th\?[\s\S]*Let them finish/);
  expect(file).not.toMatch(/\{|"kind"|undefined/);
});

test("it is written in the language of the page", () => {
  expect(answersFile(catalogues.zh.attempt, sitter, [kept(2, "点头")], "2026/11/22 10:15")).toMatch(/工号：S1001[\s\S]*第2题[\s\S]*所答：\s+点头/);
});

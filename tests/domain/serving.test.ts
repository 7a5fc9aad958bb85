import { beforeAll, expect, test } from "vitest";
import { compile } from "~/content/compile";
import type { Files } from "~/content/files";
import { countToDraw } from "~/quizzes/draw";
import { mayServe, servingIn, type Use } from "~/quizzes/serves";
import { sampleFiles } from "../support/library";

const file = "modules/listening/quiz.yaml";
let shipped: Files;
beforeAll(async () => {
  shipped = await sampleFiles();
});

/** The sample with this under the first question's id. */
const withFirst = (line: string) => compile({ ...shipped, [file]: shipped[file]!.replace("  - id: m04-q01\n", `  - id: m04-q01\n    ${line}\n`) });
const bankOf = ({ library }: ReturnType<typeof compile>) => library.modules.get("m04")!.quiz!;

test("a question whose author says nothing serves practice, quizzes and exams", () => {
  const [first] = bankOf(compile(shipped)).questions;
  expect((["practice", "quiz", "exam"] as const).filter((use) => mayServe(first!, use))).toEqual(["practice", "quiz", "exam"]);
});

test("a question that serves exams only is in no practice and no module's quiz", () => {
  const quiz = bankOf(withFirst("serves: [exam]"));
  const ids = (use: Use) => servingIn(quiz.questions, use).map(({ id }) => id);
  expect(ids("exam")).toContain("m04-q01");
  expect(ids("quiz")).not.toContain("m04-q01");
  expect(ids("practice")).not.toContain("m04-q01");
});

test("saying where one question serves changes the version of that question and of no other", () => {
  const hashes = (compiled: ReturnType<typeof compile>) => bankOf(compiled).questions.map(({ hash }) => hash);
  const [, ...others] = hashes(compile(shipped));
  const [first, ...rest] = hashes(withFirst("serves: [practice]"));
  expect(first).not.toBe(hashes(compile(shipped))[0]);
  expect(rest).toEqual(others);
  expect(bankOf(withFirst("serves: [practice]")).settingsHash).toBe(bankOf(compile(shipped)).settingsHash);
});

test("a fixed quiz asks only what may serve in a quiz, and its count says so", () => {
  const all = bankOf(compile(shipped)).questions.length;
  const quiz = { ...bankOf(withFirst("serves: [practice, exam]")), draw: "fixed" as const };
  expect(countToDraw(quiz)).toBe(all - 1);
});

test("a draw that can only be filled with questions kept for exams is a fault that says so", () => {
  const bank = bankOf(compile(shipped)).questions.length;
  const wanting = shipped[file]!.replace("  - id: m04-q01\n", "  - id: m04-q01\n    serves: [exam]\n").replace("count: 12", `count: ${bank}`);
  expect(compile({ ...shipped, [file]: wanting }).faults.map(({ sentence }) => sentence)).toEqual([
    `draw › count: draws ${bank} questions, but the bank has only ${bank - 1} that may serve in a quiz`,
  ]);
  const none = shipped[file]!.replaceAll(/^ {2}- id: (m04-q\d+)$/gm, "  - id: $1\n    serves: [exam]").replace(/draw:\s+(\{ )?count: 12( \})?/, "draw: fixed");
  expect(compile({ ...shipped, [file]: none }).faults.map(({ sentence }) => sentence)).toEqual([
    "draw: draws all questions, but the bank has none that may serve in a quiz",
  ]);
});

test.each([
  ["serves: [exams]", "serves names practice, quiz, exam"],
  ["serves: []", "name at least one of practice, quiz, exam"],
  ["serves: [quiz, quiz]", "names a use twice"],
  ["serves: quiz", "serves"],
])("%s is a fault at its line", (line, sentence) => {
  const { faults } = withFirst(line);
  expect(faults).toHaveLength(1);
  expect(faults[0]!.sentence).toContain(sentence);
  expect(faults[0]!.sentence).toContain("m04-q01");
});

import { beforeAll, expect, test } from "vitest";
import { rules } from "~/certification/rules";
import { compile } from "~/content/compile";
import type { Files } from "~/content/files";
import type { Library } from "~/content/library";
import { question } from "~/quizzes/quiz";
import { rubric } from "~/role-plays/rubric";
import { scenario } from "~/role-plays/scenario";
import { sampleFiles } from "../support/library";

let shipped: Files;
let library: Library;
beforeAll(async () => {
  shipped = await sampleFiles();
  ({ library } = compile(shipped));
});

const quiz = "modules/listening/quiz.yaml";
const english = "modules/listening/lessons/01-hear-or-listen.en.md";
const chinese = "modules/listening/lessons/01-hear-or-listen.zh.md";

const hashesOf = ({ modules, rubrics, scenarios, certifications }: Library) => {
  const module = modules.get("m04")!;
  return {
    questions: module.quiz!.questions.map(({ hash }) => hash),
    settings: module.quiz!.settingsHash,
    lessons: module.lessons.map(({ hash }) => hash),
    rubric: rubrics.get("service")!.hash,
    scenario: scenarios.get("rp04")!.hash,
    certification: certifications.get("frontline-service")!.hash,
  };
};
const after = (change: Files) => compile({ ...shipped, ...change }).library;

test("line ends, a byte order mark, the form of accents and the order of keys change no hash", () => {
  const crlf = Object.fromEntries(Object.entries(shipped).map(([file, text]) => [file, `\uFEFF${text.replace(/\n/g, "\r\n")}`.normalize("NFD")]));
  expect(hashesOf(compile(crlf).library)).toEqual(hashesOf(library));
  expect(compile(crlf).hash).toBe(library.hash);
  const reordered = shipped[quiz]!.replace("  - id: m04-q01\n    kind: single\n    points: 1\n", "  - kind: single\n    points: 1\n    id: m04-q01\n");
  expect(reordered).not.toBe(shipped[quiz]);
  expect(hashesOf(after({ [quiz]: reordered }))).toEqual(hashesOf(library));
});

test("a changed word changes the hash of its own question and of nothing else", () => {
  const changed = hashesOf(after({ [quiz]: shipped[quiz]!.replace("Which order is right?", "Which order is correct?") }));
  const before = hashesOf(library);
  expect(changed.questions[0]).not.toBe(before.questions[0]);
  expect({ ...changed, questions: changed.questions.slice(1) }).toEqual({ ...before, questions: before.questions.slice(1) });
});

test("the quiz's settings are hashed without its questions", () => {
  const changed = hashesOf(after({ [quiz]: shipped[quiz]!.replace("passMark: 80", "passMark: 75") }));
  expect(changed.settings).not.toBe(hashesOf(library).settings);
  expect(changed.questions).toEqual(hashesOf(library).questions);
});

test("a lesson is hashed with both its languages", () => {
  const [was] = hashesOf(library).lessons;
  const inEnglish = hashesOf(after({ [english]: shipped[english]!.replace("A man puts", "A woman puts") })).lessons;
  const inChinese = hashesOf(after({ [chinese]: shipped[chinese]!.replace("一位先生", "一位女士") })).lessons;
  expect(new Set([was, inEnglish[0], inChinese[0]]).size).toBe(3);
  expect(inChinese.slice(1)).toEqual(hashesOf(library).lessons.slice(1));
});

test("what is hashed is what authors wrote, before defaults, and reads again through its shape", () => {
  const body = (hash: string) => library.authored.get(hash)!.body;
  const hashes = hashesOf(library);
  const first = library.modules.get("m04")!.quiz!.questions[0]!;
  const { hash: _hash, moduleId: _moduleId, ...asRead } = first;
  expect(question.parse(body(hashes.questions[0]!))).toEqual(asRead);
  expect(scenario.parse(body(hashes.scenario)).id).toBe("rp04");
  expect(rubric.parse(body(hashes.rubric)).id).toBe("service");
  expect(rules.parse(body(hashes.certification)).id).toBe("frontline-service");
  expect(body(hashes.certification)).not.toHaveProperty("status");
  expect(Object.keys(body(hashes.settings) as object)).not.toContain("questions");
});

import { describe, expect, test } from "vitest";
import { compile } from "~/content/compile";
import { drawQuestions } from "~/quizzes/drawing";
import { markAttempt, moduleScores } from "~/quizzes/marking";
import type { Question } from "~/quizzes/quiz";
import { sampleFiles } from "../support/library";
import { authored, questionOf } from "../support/quiz";

const bank = ["m04", "m08"].flatMap((moduleId) =>
  [1, 2, 3, 4].map((n) => ({ id: `${moduleId}-${n}`, tags: n < 3 ? ["early"] : [], moduleId, ...(n === 4 ? { situation: {} } : {}) })),
);
const draw = [
  { module: "m04", count: 1 },
  { module: "m08", tag: "early", count: 1 },
  { module: "m08", situation: true as const, count: 1 },
];
const half = () => 0.5;

describe("drawing over modules", () => {
  test("each part takes so many questions of its module, of its tag, with a situation", () => {
    for (const random of [() => 0, half, () => 0.99]) {
      const drawn = drawQuestions(bank, draw, new Map(), random).map(({ id }) => id);
      expect(drawn).toHaveLength(3);
      expect(drawn.filter((id) => id.startsWith("m04"))).toHaveLength(1);
      expect(drawn.filter((id) => id === "m08-1" || id === "m08-2")).toHaveLength(1);
      expect(drawn).toContain("m08-4");
    }
  });

  test("unseen questions come first in every module, then those seen least", () => {
    const seen = new Map([
      ["m04-1", 2],
      ["m04-2", 1],
      ["m04-3", 3],
      ["m04-4", 3],
      ["m08-1", 1],
    ]);
    for (const random of [() => 0, half, () => 0.99]) {
      const drawn = drawQuestions(bank, draw, seen, random).map(({ id }) => id);
      expect(drawn.sort()).toEqual(["m04-2", "m08-2", "m08-4"]);
    }
  });

  test("a place with a situation makes way for nothing: who could stand in either place stands where they are needed", () => {
    const tight = [
      { module: "m08", count: 3 },
      { module: "m08", situation: true as const, count: 1 },
    ];
    expect(drawQuestions(bank, tight, new Map(), half)).toHaveLength(4);
  });
});

describe("minima of modules", () => {
  const question = (id: string, moduleId: string) => ({ ...questionOf(authored.single(id)), moduleId });
  const asked = [question("a1", "a"), question("a2", "a"), question("a3", "a"), question("b1", "b"), question("b2", "b")];
  const right = (...ids: string[]) => new Map(ids.map((id) => [id, { kind: "single" as const, option: "b" }]));
  const rules = { passMark: 60, minima: [{ module: "b", percent: 50 }] };

  test("the whole is passed and one module is below its minimum: not passed", () => {
    expect(markAttempt(asked, right("a1", "a2", "a3"), rules)).toMatchObject({ points: 300, maximum: 500, passed: false });
    expect(markAttempt(asked, right("a1", "a2", "a3"), { ...rules, minima: [] }).passed).toBe(true);
    expect(markAttempt(asked, right("a1", "a2", "b1"), rules).passed).toBe(true);
  });

  test("a minimum is reached exactly, never by rounding up", () => {
    const three = [question("c1", "c"), question("c2", "c"), question("c3", "c")];
    const scores = (percent: number, points: number) =>
      moduleScores(three, { c1: points, c2: points, c3: 0 }, [{ module: "c", percent }]).map(({ isReached }) => isReached);
    expect(scores(66, 100)).toEqual([true]);
    expect(scores(67, 100)).toEqual([false]);
    expect(scores(50, 75)).toEqual([true]);
    expect(scores(50, 74)).toEqual([false]);
  });

  test("a module without a minimum is reached by nothing, and what is of no module has no score", () => {
    expect(moduleScores([question("a1", "a")], {}, [])).toEqual([{ moduleId: "a", points: 0, maximum: 100, minimum: null, isReached: true }]);
    expect(moduleScores([questionOf(authored.single("x")) as Question], { x: 100 }, [])).toEqual([]);
  });
});

const EXAM = `id: final
code: E1
title: { en: Final exam, zh: 结业考试 }
instructions:
  - { en: Alone., zh: 独立完成。 }
passMark: 80
minutes: 40
attempts: 3
waitHours: 24
draw:
  - { module: m04, count: 5 }
  - { module: m04, situation: true, count: 3 }
minima:
  - { module: m04, percent: 50 }
`;
/** The faults of the sample with this exam, which the reader sees with file and line. */
async function faultsWith(find: string | RegExp = "", replacement = "", others: Record<string, string> = {}) {
  const text = EXAM.replace(find, replacement);
  const files = { ...(await sampleFiles()), ...others };
  return compile({ ...files, "exams/final.yaml": text }).faults.map(({ file, line, sentence }) => `${file}:${line} ${sentence}`);
}

describe("check-content tells the author of an exam", () => {
  test("nothing where all is well; and the exam has the questions of its modules, hash for hash", async () => {
    expect(await faultsWith()).toEqual([]);
    const { library } = compile({ ...(await sampleFiles()), "exams/final.yaml": EXAM });
    const exam = library.exams.get("final")!;
    expect(exam.questions.map(({ hash }) => hash)).toEqual(library.modules.get("m04")!.quiz!.questions.map(({ hash }) => hash));
    expect(library.authored.get(exam.settingsHash)).toMatchObject({ kind: "exam", contentId: "final" });
  });

  test.each([
    ["a module that does not exist", /module: m04, count: 5/, "module: m77, count: 5", 'exams/final.yaml:11 there is no module "m77"'],
    ["more questions than the bank has", "count: 5", "count: 150", /exams\/final\.yaml:11 draws 150 questions of the module "m04", but the bank has only \d+$/],
    [
      "more questions with a situation than there are",
      "situation: true, count: 3",
      "situation: true, count: 99",
      /exams\/final\.yaml:12 draws 99 questions of the module "m04" with a situation, but the bank has only \d+$/,
    ],
    [
      "a tag no question has",
      "m04, count: 5",
      "m04, tag: nothing, count: 5",
      'exams/final.yaml:11 draws 5 questions of the module "m04" with the tag "nothing", but the bank has only 0',
    ],
    [
      "the minimum of a module that is not drawn",
      "- { module: m04, percent",
      "- { module: m08, percent",
      'exams/final.yaml:14 no. 1 › module: no question of the module "m08" is drawn, so its minimum could never be reached',
    ],
    ["a minimum no one can have", "percent: 50", "percent: 101", "exams/final.yaml:14 no. 1 › percent: at most 100"],
    ["the id of a quiz", "id: final", "id: m04-quiz", 'exams/final.yaml:1 the quiz of a module has the id "m04-quiz" already; ids are never used twice'],
    ["a code that a module has", "code: E1", "code: M04", /exists already/],
    ["an unknown key", "minutes: 40", "minuts: 40", /the key "minuts" is not known here/],
    ["a text that is missing in one language", "{ en: Alone., zh: 独立完成。 }", "{ en: Alone. }", /the Chinese text is missing/],
    ["a release that would never come", "minutes: 40", "shows: { answers: after-closing }", /"after-closing" would never come/],
  ])("%s", async (_, find, replacement, sentence) => {
    const faults = await faultsWith(find, replacement);
    expect(faults.join("\n")).toMatch(typeof sentence === "string" ? new RegExp(sentence.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")) : sentence);
  });

  test("too few questions that may serve an exam, where others are kept for practice", async () => {
    const quiz = "modules/listening/quiz.yaml";
    const files = await sampleFiles();
    const kept = files[quiz]!.replace(/^( {2}- id: m04-q.*)$/gm, "$1\n    serves: [practice, quiz]");
    const faults = await faultsWith("", "", { [quiz]: kept });
    expect(faults.join("\n")).toContain('draws 5 questions of the module "m04", but the bank has only 0 that may serve in an exam');
  });

  test("a draft may draw from modules that are not written yet", async () => {
    const text = EXAM.replace("code: E1", "code: E1\nstatus: draft").replaceAll("m04", "m77");
    expect(compile({ ...(await sampleFiles()), "exams/final.yaml": text }).faults).toEqual([]);
  });
});

describe("the short quiz on a module's new version", () => {
  const file = "modules/listening/module.yaml";
  const compiled = async (change: string) => {
    const files = await sampleFiles();
    return compile({ ...files, [file]: files[file]!.replace("version: 1", change) }).library;
  };

  test("has exactly the questions the module names, its pass mark, and no limit or waiting", async () => {
    const exam = (await compiled("version: 2\ndelta: [m04-q01]")).exams.get("delta-m04-v2")!;
    expect(exam.questions.map(({ id }) => id)).toEqual(["m04-q01"]);
    expect(exam).toMatchObject({ moduleId: null, passMark: 80, draw: [{ module: "m04", count: 1 }] });
    expect([exam.attempts, exam.waitHours, exam.minutes]).toEqual([undefined, undefined, undefined]);
  });

  test("is not there for a first version, nor for one that names no questions", async () => {
    for (const change of ["version: 1\ndelta: [m04-q01]", "version: 2"])
      expect([...(await compiled(change)).exams.keys()].filter((id) => id.startsWith("delta-"))).toEqual([]);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { compile } from "~/content/compile";
import type { Files } from "~/content/files";
import { sampleFiles } from "../support/library";

let shipped: Files;
beforeAll(async () => void (shipped = await sampleFiles()));

const quiz = "modules/listening/quiz.yaml";
const DRAFT = `  - id: half-written
    kind: single
    status: draft
    note: "Still to be written in Chinese"
    text: { en: How long? }
    options:
      - { id: a, text: { en: No time } }
      - { id: b, text: { en: Three seconds }, correct: true }
      - { id: c, text: { en: A minute } }
`;
const withQuestion = (question: string, change = (text: string) => text) => compile({ ...shipped, [quiz]: change(shipped[quiz]!) + question });

describe("a draft question", () => {
  test("may lack a language, feedback and explanation; authors see it, and nobody is ever asked it", () => {
    const { faults, library, everything } = withQuestion(DRAFT);
    const ids = (from: typeof library) => from.modules.get("m04")!.quiz!.questions.map(({ id }) => id);
    expect(faults).toEqual([]);
    expect(ids(everything)).toContain("half-written");
    expect(ids(library)).not.toContain("half-written");
  });

  test("is checked for its shape all the same", () => {
    const sentences = withQuestion(DRAFT.replace(", correct: true", "")).faults.map(({ sentence }) => sentence);
    expect(sentences.join("\n")).toContain("exactly one option with correct: true");
    const mistyped = withQuestion(DRAFT.replace("status: draft", "status: maybe")).faults.map(({ sentence }) => sentence);
    expect(mistyped.join("\n")).toContain("status is draft or published");
  });

  test("does not count for how many can be drawn", () => {
    const count = shipped[quiz]!.match(/^ {2}- id: m04-q/gm)!.length;
    const { faults } = withQuestion(DRAFT, (text) => text.replace("count: 12", `count: ${count + 1}`));
    expect(faults[0]!.sentence).toMatch(new RegExp(`draws ${count + 1} questions, but the bank has only ${count}$`));
  });

  test("lacks nothing any more once it is published", () => {
    const sentences = withQuestion(DRAFT.replace("status: draft", "status: published")).faults.map(({ sentence }) => sentence);
    expect(sentences).toContain('half-written: "explanation" is missing');
  });
});

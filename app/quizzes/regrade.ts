import type { Answer } from "~db/tables/quizzes";
import { drawParts } from "./drawing";
import { type EssayMarks, judge, type Marked, mark, type PassRules } from "./marking";
import type { DrawnQuestion, Question } from "./quiz";
import type { Points } from "./result";

/**
 * Whether answers given to one version of a question can be marked by another: it is of the same kind and still has every part
 * that could be answered with.
 */
export function canBeMarkedBy(from: Question, to: Question): boolean {
  const parts = new Set(partsOf(to));
  if (from.kind === "essay" && partsOf(from).length !== parts.size) return false;
  return from.kind === to.kind && partsOf(from).every((part) => parts.has(part));
}

/** Of an essay, what its trainer chose from: a rubric with another criterion or level needs another reading. */
const partsOf = (question: Question) =>
  question.kind === "essay" ? question.rubric.flatMap(({ id, levels }) => levels.map(({ points }) => `${id} ${points}`)) : drawParts(question, () => 0);

/** The marks of an attempt once one of its questions is marked by another version; `questions` hold that version already. */
export function remark(
  questions: DrawnQuestion[],
  marks: Record<string, number>,
  changed: { id: string; answer: Answer | undefined; essay?: EssayMarks },
  rules: PassRules,
): Marked {
  const question = questions.find(({ id }) => id === changed.id)!;
  return judge(questions, { ...marks, [changed.id]: mark(question, changed.answer, changed.essay) }, rules);
}

type Result = Points & { passed: boolean };

/** Whether a result reads otherwise than before. */
export const isChanged = (before: Result, after: Result) =>
  before.points !== after.points || before.maximum !== after.maximum || before.passed !== after.passed;

/** Which way a result has turned, if it has. */
export const turnOf = (before: Pick<Result, "passed">, after: Pick<Result, "passed">): "passed" | "failed" | null =>
  before.passed === after.passed ? null : after.passed ? "passed" : "failed";

/** Compares results by their share of the maximum, which a change of points changes too. */
export const isHigher = (a: Result, b: Result) => a.points * b.maximum > b.points * a.maximum;

/** One result that a regrade would change, and whether it would turn from passed to failed or back. */
export type Change = {
  personId: string;
  closedAt: Date;
  before: Points;
  after: Points;
  turned: "passed" | "failed" | null;
};
/** What a regrade would do to the attempts marked by one version. `fits` is false where their answers cannot be marked by the version in force. */
export type VersionPreview = {
  hash: string;
  since: Date;
  content: Question;
  fits: boolean;
  attempts: number;
  changed: number;
  raised: number;
  lowered: number;
  nowPassed: number;
  nowFailed: number;
  certificates: number;
};

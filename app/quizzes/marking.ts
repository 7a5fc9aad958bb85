import type { Answer } from "~db/tables/quizzes";
import type { Question } from "./quiz";

/**
 * All marks are whole hundredths of a point, so that sums and comparisons are exact. A share that is no whole hundredth is
 * cut off, never rounded up.
 */
export type Marked = {
  points: number;
  maximum: number;
  passed: boolean /** Critical questions not fully right, by id. */;
  criticalMissed: string[] /** By question id. */;
  marks: Record<string, number>;
};

export const maximumOf = (question: Pick<Question, "points">) => question.points * 100;

/**
 * The mark of one answer, from 0 to the question's maximum.
 * - single, true-false: all or nothing.
 * - multiple: (right ones chosen − wrong ones chosen) ÷ right ones there are, not below 0. This is the "partial credit with
 *   penalty" of Canvas New Quizzes: choosing everything earns nothing, leaving one out costs only its share.
 */
export function mark(question: Question, answer: Answer | undefined): number {
  const maximum = maximumOf(question);
  if (!answer || answer.kind !== question.kind) return 0;
  if (answer.kind === "true-false") return question.kind === "true-false" && answer.value === question.answer ? maximum : 0;
  const right = rightOptions(question);
  if (answer.kind === "single") return right.includes(answer.option) ? maximum : 0;
  const hits = answer.options.filter((option) => right.includes(option)).length;
  const net = hits - (answer.options.length - hits);
  return Math.floor((maximum * Math.max(0, net)) / right.length);
}

/** The ids of a question's right options; none for a question without options. */
export const rightOptions = (question: Question): string[] =>
  "options" in question ? question.options.filter((option) => option.correct).map((option) => option.id) : [];

/** Marks a whole attempt. Passed when the pass mark (in percent) is reached and every critical question is fully right. */
export function markAttempt(questions: Question[], answers: ReadonlyMap<string, Answer>, passMark: number): Marked {
  const marks: Record<string, number> = {};
  for (const question of questions) marks[question.id] = mark(question, answers.get(question.id));
  const points = sum(Object.values(marks));
  const maximum = sum(questions.map(maximumOf));
  const criticalMissed = questions.filter((question) => question.critical && marks[question.id]! < maximumOf(question)).map((question) => question.id);
  return { points, maximum, passed: points * 100 >= passMark * maximum && criticalMissed.length === 0, criticalMissed, marks };
}

/** Whole percent, cut off: 79.99 % is shown as 79 and is no pass at 80. */
export const percentOf = (points: number, maximum: number): number => (maximum > 0 ? Math.floor((points * 100) / maximum) : 0);

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

import type { Answer } from "~db/tables/quizzes";

export type AnswerKind = Answer["kind"];

/** What the boxes of a question's form say, in either half of the system; null when nothing was chosen at all. Not yet checked against the question. */
export function answerFromForm(kind: string, values: string[]): unknown {
  if (kind === "multiple") return { kind, options: values };
  if (values.length === 0) return null;
  if (values.length > 1) return { kind, values };
  if (kind === "true-false") return { kind, value: values[0] === "true" ? true : values[0] === "false" ? false : values[0] };
  return { kind, option: values[0] };
}

/** The boxes that are ticked for an answer: the reverse of `answerFromForm`. */
export function ticksOf(answer: Answer | null | undefined): string[] {
  if (!answer) return [];
  if (answer.kind === "single") return [answer.option];
  return answer.kind === "multiple" ? answer.options : [String(answer.value)];
}

/** Whether anything is answered: all boxes unticked again is no answer. */
export const isAnswered = (answer: Answer | null | undefined): boolean => ticksOf(answer).length > 0;

/** Whether two answers say the same, in whatever order their boxes were ticked. */
export const sameAnswer = (a: Answer | null | undefined, b: Answer | null | undefined): boolean =>
  ticksOf(a).sort().join("\n") === ticksOf(b).sort().join("\n");

import { z } from "zod";
import type { Answer } from "~db/tables/quizzes";
import type { Question } from "./quiz";

const part = z.string().max(100);
const shapes = {
  single: z.strictObject({ kind: z.literal("single"), option: part }),
  multiple: z.strictObject({ kind: z.literal("multiple"), options: z.array(part).max(50) }),
  "true-false": z.strictObject({ kind: z.literal("true-false"), value: z.boolean() }),
} satisfies Record<Question["kind"], z.ZodType<Answer>>;

/**
 * What was sent, as an answer to this question as it was drawn; null when it cannot be one: another kind, a type that does
 * not fit, a part the question was not shown with, a part named twice.
 */
export function givenAnswer(kind: Question["kind"], parts: string[], sent: unknown): Answer | null {
  const result = shapes[kind].safeParse(sent);
  if (!result.success) return null;
  const answer: Answer = result.data;
  if (answer.kind === "true-false") return answer;
  if (answer.kind === "single") return parts.includes(answer.option) ? answer : null;
  const named = new Set(answer.options);
  if (named.size !== answer.options.length || !answer.options.every((option) => parts.includes(option))) return null;
  return { kind: "multiple", options: [...named].sort() };
}

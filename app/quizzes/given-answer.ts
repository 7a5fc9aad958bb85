import { z } from "zod";
import { printable } from "~/locale/printable";
import type { Answer } from "~db/tables/quizzes";
import { LONGEST_ESSAY } from "./answer";
import { byIds } from "./drawn-parts";
import type { Question } from "./quiz";
import { typedNumber, unitsOf } from "./typed-number";

/** Why something sent cannot be an answer: a word of `replies.unfitBecause`. */
export type Unfit = "unfit" | "number" | "ambiguous" | "order" | "tooLong";

const part = z.string().max(100);
/** What a person may type: no half characters, nothing without a shape. A database might refuse the rest. */
const typed = z
  .string()
  .regex(/^[^\p{Cs}]*$/u)
  .refine((text) => printable.test(text.replaceAll("\r", "")));
const short = typed.max(200);
const long = typed.max(LONGEST_ESSAY);
const shapes = {
  single: z.strictObject({ kind: z.literal("single"), option: part }),
  multiple: z.strictObject({ kind: z.literal("multiple"), options: z.array(part).max(50) }),
  "true-false": z.strictObject({ kind: z.literal("true-false"), value: z.boolean() }),
  matching: z.strictObject({ kind: z.literal("matching"), pairs: z.record(part, part) }),
  ordering: z.strictObject({ kind: z.literal("ordering"), order: z.array(part).max(50) }),
  numeric: z.strictObject({ kind: z.literal("numeric"), value: short }),
  "fill-in": z.strictObject({ kind: z.literal("fill-in"), gaps: z.record(part, short) }),
  essay: z.strictObject({ kind: z.literal("essay"), text: long.transform((text) => text.replaceAll("\r\n", "\n").trim()) }),
} satisfies Record<Question["kind"], z.ZodType<Answer>>;

/**
 * What was sent, as an answer to this question as it was drawn; else why it cannot be one: another kind, a type that does not
 * fit, a part the question was not shown with, a part named twice, a number nobody can read. Whether it is right plays no part.
 */
export function givenAnswer(question: Question, parts: string[], sent: unknown): { answer: Answer } | { unfit: Unfit } {
  const result = shapes[question.kind].safeParse(sent);
  if (!result.success) return { unfit: whyNot(question.kind, result.error, sent) };
  const answer = byIds(result.data, parts);
  return answer ? fitted(question, parts, answer) : { unfit: "unfit" };
}

function fitted(question: Question, parts: string[], answer: Answer): { answer: Answer } | { unfit: Unfit } {
  const unfit = (because: Unfit = "unfit") => ({ unfit: because });
  switch (answer.kind) {
    case "true-false":
    case "essay":
      return { answer };
    case "single":
      return parts.includes(answer.option) ? { answer } : unfit();
    case "multiple":
      return isListOf(answer.options, parts) ? { answer: { kind: "multiple", options: [...answer.options].sort() } } : unfit();
    case "matching": {
      const isPart = (id: string) => question.kind === "matching" && question.parts.some((one) => one.id === id);
      return Object.entries(answer.pairs).every(([left, right]) => isPart(left) && !isPart(right)) ? { answer } : unfit();
    }
    case "ordering":
      return answer.order.length === 0 || (answer.order.length === parts.length && isListOf(answer.order, parts)) ? { answer } : unfit("order");
    case "numeric": {
      if (answer.value.trim() === "") return { answer: { kind: "numeric", value: "" } };
      const typed = typedNumber(answer.value, unitsOf(question));
      return "unreadable" in typed ? unfit(typed.unreadable) : { answer: { kind: "numeric", value: answer.value.trim() } };
    }
    case "fill-in":
      return { answer: { kind: "fill-in", gaps: Object.fromEntries(Object.entries(answer.gaps).filter(([, text]) => text.trim() !== "")) } };
  }
}

const isListOf = (named: string[], parts: string[]) => new Set(named).size === named.length && named.every((one) => parts.includes(one));

function whyNot(kind: Question["kind"], { issues }: z.ZodError, sent: unknown): Unfit {
  const isKind = (sent as { kind?: unknown } | null)?.kind === kind;
  if (kind === "ordering" && isKind && (sent as { order?: unknown }).order === null) return "order";
  const text = (kind === "numeric" || kind === "fill-in" || kind === "essay") && issues.every(({ code }) => code === "too_big");
  return isKind && text ? "tooLong" : "unfit";
}

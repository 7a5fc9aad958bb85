import { z } from "zod";
import { bilingual, id, uniqueIds, wholeNumber } from "~/content/shape";
import { draw, drawFaults } from "./draw";
import { essay, fillIn, matching, multiple, numeric, ordering, single, trueFalse } from "./question-shapes";
import { checkRules, ruleFields } from "./rule-shapes";
import { servingIn } from "./serves";

/** A question as authors write it. */
export const question = z.discriminatedUnion(
  "kind",
  [single, multiple, trueFalse, matching, ordering, numeric, fillIn, essay],
  "kind is one of single, multiple, true-false, matching, ordering, numeric, fill-in, essay",
);
export type Question = z.infer<typeof question>;
/** A question with the module whose bank it is from. */
export type DrawnQuestion = Question & { moduleId?: string | undefined };
export type QuestionOf<K extends Question["kind"]> = Extract<Question, { kind: K }>;

const settings = {
  id,
  ...ruleFields,
  draw,
  /** What each tag is called, because people see their score per topic. */
  topics: z.array(z.strictObject({ id, title: bilingual })).default([]),
};
/** The share of a module's points, in percent, without which an exam is not passed. */
const minimum = z.strictObject({ module: id, percent: wholeNumber(1, 100) });
export const minima = z.array(minimum).max(50).default([]);
/** How a quiz or an exam is drawn and passed, without its bank: read from the version an attempt was begun with. */
export const quizSettings = z.object({ ...settings, minima });
export type QuizSettings = z.infer<typeof quizSettings>;

/** A question of a bank. A draft may still lack its explanation and feedback: a dash stands in their place. */
export const banked = z.preprocess(withDashes, question);

/** `quiz.yaml`: the bank of a module and how a quiz is drawn from it. */
export const quiz = z.strictObject({ ...settings, questions: z.array(banked).min(1, "a quiz needs questions") }).superRefine((value, context) => {
  checkRules(value, context);
  uniqueIds(value.questions, context, ["questions"]);
  uniqueIds(value.topics, context, ["topics"]);
  const topics = new Set(value.topics.map((topic) => topic.id));
  value.questions.forEach(({ tags }, place) => {
    for (const tag of tags)
      if (!topics.has(tag)) context.addIssue({ code: "custom", path: ["questions", place, "tags"], message: `the tag "${tag}" has no title under topics` });
  });
  const published = value.questions.filter((one) => !isDraft(one));
  const drawable = servingIn(published, "quiz");
  const which = drawable.length < published.length ? " that may serve in a quiz" : "";
  for (const { path, message } of drawFaults(value.draw, drawable, which)) context.addIssue({ code: "custom", path: ["draw", ...path], message });
});
export type Quiz = z.infer<typeof quiz>;

export const isDraft = ({ status }: Pick<Question, "status">) => status === "draft";

function withDashes(raw: unknown): unknown {
  if (typeof raw !== "object" || raw === null || !("status" in raw) || raw.status !== "draft") return raw;
  const dash = { en: "—", zh: "—" };
  const options = "options" in raw && Array.isArray(raw.options) ? { options: raw.options.map((option: unknown) => filled(option, { feedback: dash })) } : {};
  return filled({ ...raw, ...options }, { explanation: dash, ...("kind" in raw && raw.kind === "true-false" ? { feedback: dash } : {}) });
}

const filled = (value: unknown, missing: object) => (typeof value === "object" && value !== null && !Array.isArray(value) ? { ...missing, ...value } : value);

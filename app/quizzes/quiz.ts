import { z } from "zod";
import { bilingual, id, uniqueIds, wholeNumber } from "~/content/shape";
import { draw, drawFaults } from "./draw";
import { fillIn, matching, multiple, numeric, ordering, single, trueFalse } from "./question-shapes";
import { checkRules, ruleFields } from "./rule-shapes";

/** A question as authors write it. */
export const question = z.discriminatedUnion(
  "kind",
  [single, multiple, trueFalse, matching, ordering, numeric, fillIn],
  "kind is one of single, multiple, true-false, matching, ordering, numeric, fill-in",
);
export type Question = z.infer<typeof question>;
export type QuestionOf<K extends Question["kind"]> = Extract<Question, { kind: K }>;

const settings = {
  id,
  ...ruleFields,
  draw,
  /** What each tag is called, because people see their score per topic. */
  topics: z.array(z.strictObject({ id, title: bilingual })).default([]),
};
/** How a quiz is drawn and passed, without its bank: read from the version an attempt was begun with. */
export const quizSettings = z.object(settings);
export type QuizSettings = z.infer<typeof quizSettings>;

/** `quiz.yaml`: the bank of a module and how a quiz is drawn from it. */
export const quiz = z.strictObject({ ...settings, questions: z.array(question).min(1, "a quiz needs questions") }).superRefine((value, context) => {
  checkRules(value, context);
  uniqueIds(value.questions, context, ["questions"]);
  uniqueIds(value.topics, context, ["topics"]);
  const topics = new Set(value.topics.map((topic) => topic.id));
  value.questions.forEach(({ tags }, place) => {
    for (const tag of tags)
      if (!topics.has(tag)) context.addIssue({ code: "custom", path: ["questions", place, "tags"], message: `the tag "${tag}" has no title under topics` });
  });
  for (const { path, message } of drawFaults(value.draw, value.questions)) context.addIssue({ code: "custom", path: ["draw", ...path], message });
});
export type Quiz = z.infer<typeof quiz>;

import { z } from "zod";
import { bilingual, id, uniqueIds, wholeNumber } from "~/content/shape";

const common = {
  id,
  points: wholeNumber(1, 100).default(1),
  critical: z.boolean("critical is true or false").default(false),
  tags: z.array(id).default([]),
  lesson: id.optional(),
  /** What of the module's `covers` this question asks for. */
  covers: z.array(z.string()).default([]),
  situation: bilingual.optional(),
  text: bilingual,
  explanation: bilingual,
};
const option = z.strictObject({ id, text: bilingual, correct: z.literal(true, "write correct: true on right options only").optional(), feedback: bilingual });
const rightOnes = (options: { correct?: true }[]) => options.filter((o) => o.correct).length;

const single = z
  .strictObject({ ...common, kind: z.literal("single"), options: z.array(option).min(3, "at least three options").max(8, "at most eight options") })
  .superRefine((question, context) => {
    uniqueIds(question.options, context, ["options"]);
    if (rightOnes(question.options) !== 1)
      context.addIssue({ code: "custom", path: ["options"], message: "a single question has exactly one option with correct: true" });
  });
const multiple = z
  .strictObject({ ...common, kind: z.literal("multiple"), options: z.array(option).min(3, "at least three options").max(10, "at most ten options") })
  .superRefine((question, context) => {
    uniqueIds(question.options, context, ["options"]);
    const right = rightOnes(question.options);
    if (right < 1 || right === question.options.length)
      context.addIssue({ code: "custom", path: ["options"], message: "a multiple question needs at least one right and one wrong option" });
  });
const trueFalse = z.strictObject({ ...common, kind: z.literal("true-false"), answer: z.boolean("answer is true or false"), feedback: bilingual });

/** A question as authors write it. A union on `kind`, to which later kinds are added. */
export const question = z.discriminatedUnion("kind", [single, multiple, trueFalse], "kind is one of single, multiple, true-false");
export type Question = z.infer<typeof question>;

const settings = {
  id,
  passMark: wholeNumber(1, 100),
  draw: z.strictObject({ count: wholeNumber(1, 200) }),
  minutes: wholeNumber(1, 600).optional(),
  /** What each tag is called, because people see their score per topic. */
  topics: z.array(z.strictObject({ id, title: bilingual })).default([]),
};
/** How a quiz is drawn and passed, without its bank: read from the version an attempt was begun with. */
export const quizSettings = z.object(settings);
export type QuizSettings = z.infer<typeof quizSettings>;

/** `quiz.yaml`: the bank of a module and how a quiz is drawn from it. */
export const quiz = z.strictObject({ ...settings, questions: z.array(question).min(1, "a quiz needs questions") }).superRefine((value, context) => {
  uniqueIds(value.questions, context, ["questions"]);
  uniqueIds(value.topics, context, ["topics"]);
  const topics = new Set(value.topics.map((topic) => topic.id));
  value.questions.forEach(({ tags }, place) => {
    for (const tag of tags)
      if (!topics.has(tag)) context.addIssue({ code: "custom", path: ["questions", place, "tags"], message: `the tag "${tag}" has no title under topics` });
  });
  if (value.draw.count > value.questions.length)
    context.addIssue({
      code: "custom",
      path: ["draw", "count"],
      message: `draws ${value.draw.count} questions, but the bank has only ${value.questions.length}`,
    });
});
export type Quiz = z.infer<typeof quiz>;

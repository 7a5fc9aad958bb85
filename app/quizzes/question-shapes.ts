import { z } from "zod";
import { bilingual, id, idText, uniqueIds, wholeNumber } from "~/content/shape";
import { decimalOf } from "./decimal";
import { folded } from "./folding";
import { gapsIn, passageSegments } from "./passage";
import { serves } from "./serves";

const common = {
  id,
  /** A draft may lack texts and a language, is shown to authors only and never drawn. */
  status: z.enum(["draft", "published"], "status is draft or published").optional(),
  /** For authors, such as what is still to be written. Never shown to learners. */
  note: z.string("a note is one text").max(1000, "a note has at most 1000 characters").optional(),
  serves,
  points: wholeNumber(1, 100).default(1),
  critical: z.boolean("critical is true or false").default(false),
  /** No share of the points for an answer that is only partly right. */
  "all-or-nothing": z.boolean("all-or-nothing is true or false").optional(),
  tags: z.array(id).default([]),
  lesson: id.optional(),
  /** What of the module's `covers` this question asks for. */
  covers: z.array(z.string()).default([]),
  situation: bilingual.optional(),
  /** What people say to each other, line by line. */
  dialogue: z
    .array(z.strictObject({ speaker: bilingual, line: bilingual }))
    .min(2, "a dialogue has at least two lines")
    .max(20, "at most twenty lines")
    .optional(),
  /** One of the module's figures, and what it shows in words. `svg` is not written by authors: the figure as it was, kept with a version. */
  image: z.strictObject({ figure: id, alt: bilingual, svg: z.strictObject({ en: z.string(), zh: z.string() }).optional() }).optional(),
  text: bilingual,
  explanation: bilingual,
};
const option = z.strictObject({ id, text: bilingual, correct: z.literal(true, "write correct: true on right options only").optional(), feedback: bilingual });
const rightOnes = (options: { correct?: true }[]) => options.filter((o) => o.correct).length;

export const single = z
  .strictObject({ ...common, kind: z.literal("single"), options: z.array(option).min(3, "at least three options").max(8, "at most eight options") })
  .superRefine((question, context) => {
    uniqueIds(question.options, context, ["options"]);
    if (rightOnes(question.options) !== 1)
      context.addIssue({ code: "custom", path: ["options"], message: "a single question has exactly one option with correct: true" });
  });

export const multiple = z
  .strictObject({ ...common, kind: z.literal("multiple"), options: z.array(option).min(3, "at least three options").max(10, "at most ten options") })
  .superRefine((question, context) => {
    uniqueIds(question.options, context, ["options"]);
    const right = rightOnes(question.options);
    if (right < 1 || right === question.options.length)
      context.addIssue({ code: "custom", path: ["options"], message: "a multiple question needs at least one right and one wrong option" });
  });

export const trueFalse = z.strictObject({ ...common, kind: z.literal("true-false"), answer: z.boolean("answer is true or false"), feedback: bilingual });

/** Groups are few, every one has something in it, and there are more things than groups; else it is not sorting. */
function checkSorting(question: { parts: { choice: string }[]; choices: { id: string }[] }, context: z.RefinementCtx) {
  const fault = (path: PropertyKey[], message: string) => context.addIssue({ code: "custom", path, message });
  const { parts, choices } = question;
  if (choices.length > 6) fault(["choices"], "things are sorted into six groups at the most");
  if (parts.length <= choices.length) fault(["parts"], "sorting needs more things than groups");
  choices.forEach(({ id: group }, place) => {
    if (!parts.some(({ choice }) => choice === group)) fault(["choices", place], `nothing belongs into the group "${group}"`);
  });
}

/**
 * Each part has its choice. Choices may be left over, and several parts may share one. With `as: sorting` the parts are things
 * to be put into groups, and are shown that way.
 */
export const matching = z
  .strictObject({
    ...common,
    kind: z.literal("matching"),
    as: z.literal("sorting", "write as: sorting, or leave it out").optional(),
    parts: z
      .array(z.strictObject({ id, text: bilingual, choice: id, feedback: bilingual.optional() }))
      .min(2, "at least two parts")
      .max(20, "at most twenty parts"),
    choices: z.array(idText).min(2, "at least two choices").max(12, "at most twelve choices"),
  })
  .superRefine((question, context) => {
    uniqueIds(question.parts, context, ["parts"]);
    uniqueIds(question.choices, context, ["choices"]);
    if (question.as === "sorting") checkSorting(question, context);
    const choices = new Set(question.choices.map((choice) => choice.id));
    question.parts.forEach(({ id: part, choice }, place) => {
      if (!choices.has(choice))
        context.addIssue({ code: "custom", path: ["parts", place, "choice"], message: `"${choice}" is none of the choices of this question` });
      if (choices.has(part))
        context.addIssue({ code: "custom", path: ["parts", place, "id"], message: `the part "${part}" has the id of a choice; give each its own` });
    });
  });

/** The items stand in the file in their right order. */
export const ordering = z
  .strictObject({
    ...common,
    kind: z.literal("ordering"),
    items: z.array(idText).min(3, "at least three items").max(10, "at most ten items"),
    feedback: bilingual.optional(),
  })
  .superRefine((question, context) => uniqueIds(question.items, context, ["items"]));

const figure = z
  .number("a number, such as 86 or 0.8")
  .refine((value) => decimalOf(String(value)) !== null, "a number of at most twelve digits before the point and six after it");
const atLeastNothing = figure.refine((value) => value >= 0, "a tolerance is not below 0");

export const numeric = z.strictObject({
  ...common,
  kind: z.literal("numeric"),
  value: figure,
  /** How far off is still right: in the unit of the value, or in percent of it. */
  tolerance: z
    .union(
      [z.strictObject({ absolute: atLeastNothing }), z.strictObject({ percent: atLeastNothing.max(100, "at most 100 percent") })],
      "tolerance is { absolute: 0.5 } or { percent: 2 }",
    )
    .optional(),
  unit: bilingual.optional(),
  feedback: bilingual.optional(),
});

const criterion = z
  .strictObject({
    id,
    text: bilingual,
    levels: z
      .array(z.strictObject({ points: wholeNumber(0, 20), text: bilingual }))
      .min(2, "at least two levels")
      .max(6, "at most six levels"),
  })
  .refine(({ levels }) => levels.every(({ points }, place) => (place === 0 ? points === 0 : points > levels[place - 1]!.points)), {
    path: ["levels"],
    error: "the first level is worth 0 points, and each next one more than the one before it",
  });

/** Marked by a trainer, who chooses a level for each criterion. */
export const essay = z
  .strictObject({ ...common, kind: z.literal("essay"), rubric: z.array(criterion).min(1, "at least one criterion").max(6, "at most six criteria") })
  .superRefine((question, context) => uniqueIds(question.rubric, context, ["rubric"]));

const accepted = z.array(z.string().refine((text) => folded(text) !== "", "an accepted answer is empty")).min(1, "name at least one accepted answer");

/** A passage with gaps, written `{{gap-id}}` in it, and for each the answers that are taken, in any language. */
export const fillIn = z
  .strictObject({
    ...common,
    kind: z.literal("fill-in"),
    passage: bilingual,
    gaps: z
      .array(
        z.strictObject({
          id,
          accepted: z.strictObject({ en: accepted.optional(), zh: accepted.optional() }).refine((all) => all.en || all.zh, "name at least one accepted answer"),
          feedback: bilingual.optional(),
        }),
      )
      .min(1, "at least one gap")
      .max(12, "at most twelve gaps"),
  })
  .superRefine((question, context) => {
    uniqueIds(question.gaps, context, ["gaps"]);
    const named = question.gaps.map((gap) => gap.id);
    for (const language of ["en", "zh"] as const) {
      const fault = (message: string) => context.addIssue({ code: "custom", path: ["passage", language], message });
      const written = gapsIn(question.passage[language]);
      for (const gap of named)
        if (written.filter((one) => one === gap).length !== 1)
          fault(`the gap {{${gap}}} stands ${written.includes(gap) ? "more than once" : "nowhere"} in the passage`);
      for (const gap of written) if (!named.includes(gap)) fault(`{{${gap}}} is none of the gaps of this question`);
      if (!passageSegments(question.passage[language])) fault("a gap cannot stand inside emphasis or a link; end it before the gap and begin it again after");
    }
  });

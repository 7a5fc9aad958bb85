import { z } from "zod";
import { bilingual, id, idText, status, tier, uniqueIds, wholeNumber } from "~/content/shape";

/** `module.yaml`. */
export const moduleFile = z
  .strictObject({
    id,
    code: z.string().min(1),
    status,
    title: bilingual,
    tiers: z.array(tier).min(1, "name at least one tier"),
    minutes: wholeNumber(1, 600),
    summary: bilingual,
    outcomes: z.array(idText).min(1, "say what people can do afterwards"),
    prerequisites: z.array(id).default([]),
    covers: z.array(z.string()).default([]),
    claims: z.array(z.string()).default([]),
    version: wholeNumber(1, 10_000),
    delta: z.array(id).default([]),
    lessons: z.array(id).min(1, "a module needs lessons"),
    quiz: z.boolean("quiz is true or false").default(false),
    rolePlays: z.array(id).default([]),
    /** For who is to work on a criterion of a rubric: the lesson of this module to read again. */
    readAgain: z.record(id, id).default({}),
  })
  .superRefine((value, context) => {
    for (const [criterion, lesson] of Object.entries(value.readAgain))
      if (!value.lessons.includes(lesson))
        context.addIssue({ code: "custom", path: ["readAgain", criterion], message: `this module has no lesson "${lesson}"` });
    uniqueIds(value.outcomes, context, ["outcomes"]);
    uniqueIds(
      value.lessons.map((lesson) => ({ id: lesson })),
      context,
      ["lessons"],
    );
  });
export type ModuleFile = z.infer<typeof moduleFile>;

/** The head of a lesson's or job aid's markdown file. */
export const lessonHead = z.strictObject({
  id,
  title: z.string().trim().min(1, "give the lesson a title"),
  minutes: wholeNumber(1, 60),
  /** What of the module's `covers` this lesson teaches. */
  covers: z.array(z.string()).default([]),
});
export const aidHead = z.strictObject({ id, title: z.string().trim().min(1, "give the job aid a title") });

/** `courses/<id>.yaml`: a tier's ordered modules and the certification they lead to. */
export const course = z.strictObject({
  id,
  status,
  title: bilingual,
  tier,
  summary: bilingual,
  modules: z.array(id).min(1, "a course needs modules"),
  certification: id,
  days: wholeNumber(1, 1000).optional(),
});
export type Course = z.infer<typeof course>;

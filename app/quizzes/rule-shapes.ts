import { z } from "zod";
import { wholeNumber } from "~/content/shape";
import { isDay } from "~/locale/day";

/** A day and a time on the company's clocks, as authors write it: `2026-12-01 09:00`. */
const wallTime = z
  .string("a day and a time in quotation marks, such as 2026-12-01 09:00")
  .refine(
    (value) => /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d$/.test(value) && isDay(value.slice(0, 10)),
    "a day and a time of the company's clocks, such as 2026-12-01 09:00",
  );

const releases = ["never", "after-submit", "after-pass", "after-closing"] as const;
const release = z.enum(releases, `one of ${releases.join(", ")}`).default("after-submit");
/** When something of a closed attempt is shown to its person. `after-pass`: once the quiz is passed, by whichever attempt. */
export type Release = (typeof releases)[number];

/** What every test, quiz or exam, may set of when, how often and for how long it is taken, and what is shown of it when. */
export const ruleFields = {
  /** Percent of the points. */
  passMark: wholeNumber(1, 100),
  minutes: wholeNumber(1, 600).optional(),
  /** Failed attempts before a talk with a trainer; without it there is no end. */
  attempts: wholeNumber(1, 20).optional(),
  /** Hours between a failed attempt and the next; for exams. */
  waitHours: wholeNumber(1, 720).optional(),
  opens: wallTime.optional(),
  closes: wallTime.optional(),
  shows: z.strictObject({ score: release, answers: release, explanations: release }).prefault({}),
};
export type RuleFields = z.infer<z.ZodObject<typeof ruleFields>>;
export type Shows = RuleFields["shows"];

/** What only the fields together can tell: faults at the field they are mended at. */
export function checkRules({ opens, closes, shows }: Pick<RuleFields, "opens" | "closes" | "shows">, context: z.RefinementCtx) {
  if (opens && closes && closes <= opens)
    context.addIssue({ code: "custom", path: ["closes"], message: `closes at ${closes}, not after it opens at ${opens}` });
  if (closes) return;
  for (const [what, when] of Object.entries(shows))
    if (when === "after-closing")
      context.addIssue({ code: "custom", path: ["shows", what], message: `"after-closing" would never come: give the day and time it closes (closes)` });
}

import { z } from "zod";
import { bilingual, id, status, tier, uniqueIds, wholeNumber } from "~/content/shape";

const requirement = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ id, kind: z.literal("lessons"), module: id }),
    z.strictObject({ id, kind: z.literal("quiz"), module: id }),
    z.strictObject({
      id,
      kind: z.literal("role-play"),
      title: bilingual,
      scenarios: z.array(id).min(1, "name at least one role-play"),
      graders: wholeNumber(1, 2).default(1),
    }),
  ],
  "kind is one of lessons, quiz, role-play",
);
export type Requirement = z.infer<typeof requirement>;

/** A mean with two decimals as a whole number of hundredths: "3.00" is 300. */
const mean = z
  .string()
  .regex(/^[1-5]\.\d{2}$/, 'a mean is written with two decimals in quotes, such as "3.00"')
  .transform((text) => Number(text.replace(".", "")));

/** What a certification demands, and for how long its certificate is valid. */
export const rules = z
  .strictObject({
    id,
    status,
    title: bilingual,
    tier,
    summary: bilingual,
    requirements: z.array(requirement).min(1, "a certification needs requirements"),
    rolePlayPass: z.strictObject({ mean, floor: wholeNumber(1, 5), floors: z.record(id, wholeNumber(1, 5)).default({}) }),
    validity: z.strictObject({
      months: wholeNumber(1, 120),
      windowDays: wholeNumber(0, 365),
      graceDays: wholeNumber(0, 365),
      method: z.enum(["expiry"], "the method is expiry"),
    }),
  })
  .superRefine((value, context) => uniqueIds(value.requirements, context, ["requirements"]));
export type Rules = z.infer<typeof rules>;

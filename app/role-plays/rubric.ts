import { z } from "zod";
import { bilingual, id, idText, type Tier, tiers, uniqueIds, wholeNumber } from "~/content/shape";

export const levels = [1, 2, 3, 4, 5] as const;
export type Level = (typeof levels)[number];
const perLevel = <T extends z.ZodType>(value: T) => z.strictObject({ "1": value, "2": value, "3": value, "4": value, "5": value });
export const chips = z.strictObject({
  "1": z.array(idText).optional(),
  "2": z.array(idText).optional(),
  "3": z.array(idText).optional(),
  "4": z.array(idText).optional(),
  "5": z.array(idText).optional(),
});

const criterion = z.strictObject({
  id,
  title: bilingual,
  weights: z.strictObject({ "new-hire": wholeNumber(0, 100), supervisor: wholeNumber(0, 100), executive: wholeNumber(0, 100) }),
  anchors: perLevel(bilingual),
  chips: chips.default({}),
  /** Where the weight goes when the criterion cannot be seen, as on the phone; without `weightTo` to all others in proportion. */
  notApplicable: z.strictObject({ weightTo: id.optional() }).optional(),
});
export type Criterion = z.infer<typeof criterion>;

/** A scale for role-plays: criteria with anchors for five levels, and red lines. Weights are whole percent per tier. */
export const rubric = z
  .strictObject({
    id,
    title: bilingual,
    levels: z.array(z.strictObject({ level: wholeNumber(1, 5), name: bilingual })).length(5, "name the five levels"),
    criteria: z.array(criterion).min(1, "a rubric needs criteria"),
    redLines: z.array(z.strictObject({ id, title: bilingual, description: bilingual })).default([]),
  })
  .superRefine((value, context) => {
    uniqueIds(value.criteria, context, ["criteria"]);
    uniqueIds(value.redLines, context, ["redLines"]);
    for (const tier of tiers) {
      const sum = value.criteria.reduce((total, c) => total + c.weights[tier as Tier], 0);
      if (sum !== 100) context.addIssue({ code: "custom", path: ["criteria"], message: `the weights for ${tier} add up to ${sum}, they must make 100` });
    }
    value.criteria.forEach((c, place) => {
      const to = c.notApplicable?.weightTo;
      if (to !== undefined && (to === c.id || !value.criteria.some((other) => other.id === to)))
        context.addIssue({
          code: "custom",
          path: ["criteria", place, "notApplicable", "weightTo"],
          message: `"${to}" is not another criterion of this rubric`,
        });
    });
  });
export type Rubric = z.infer<typeof rubric>;

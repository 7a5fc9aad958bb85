import { z } from "zod";
import { bilingual, id, idText, status, tier, uniqueIds, wholeNumber } from "~/content/shape";
import { chips } from "./rubric";

const variant = z.strictObject({
  id,
  label: bilingual,
  mood: bilingual,
  brief: bilingual,
  hiddenNeed: bilingual,
  turningPoints: z.array(idText).min(1, "a variant needs at least one turning point"),
  lines: z.array(idText).default([]),
});
export type Variant = z.infer<typeof variant>;

/** A role-play. The situation is for everybody; variants are secret but for the customer player and the graders. */
export const scenario = z
  .strictObject({
    id,
    code: z.string().min(1),
    status,
    title: bilingual,
    tiers: z.array(tier).min(1),
    rubric: id,
    minutes: z.strictObject({ play: wholeNumber(1, 60), selfReview: wholeNumber(0, 60), feedback: wholeNumber(0, 60) }),
    onThePhone: z.boolean().default(false),
    situation: bilingual,
    task: bilingual,
    variants: z.array(variant).min(2, "a role-play needs at least two variants of the customer's brief"),
    goodLooksLike: z.array(idText).default([]),
    observerTicks: z.array(idText).default([]),
    /** Quick observations beside the rubric's own, by criterion and level. */
    chips: z.record(id, chips).default({}),
  })
  .superRefine((value, context) => {
    uniqueIds(value.variants, context, ["variants"]);
    uniqueIds(value.observerTicks, context, ["observerTicks"]);
  });
export type Scenario = z.infer<typeof scenario>;

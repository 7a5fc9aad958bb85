import { z } from "zod";

/** Shapes shared by everything authors write. Messages are read by authors, in English, beside file and line. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is made of small letters, digits and single hyphens, such as m04-q01");
/** A text in the company's languages. Which of them are required is checked against company.yaml. */
export const bilingual = z
  .strictObject({ en: z.string().trim().min(1, "the text is empty").optional(), zh: z.string().trim().min(1, "the text is empty").optional() })
  .refine((text) => text.en || text.zh, "give the text in at least one language: en or zh")
  .transform(({ en, zh }) => ({ en: en ?? zh ?? "", zh: zh ?? en ?? "" }));
export const tiers = ["new-hire", "supervisor", "executive"] as const;
export const tier = z.enum(tiers, `a tier is one of ${tiers.join(", ")}`);
export type Tier = z.infer<typeof tier>;
/** `draft`: checked for shape, may name what does not exist yet, never shown, assigned or issued. */
export const status = z.enum(["draft", "published"], "status is draft or published").default("published");
export const wholeNumber = (low: number, high: number) =>
  z.int(`a whole number from ${low} to ${high}`).min(low, `at least ${low}`).max(high, `at most ${high}`);
export const idText = z.strictObject({ id, text: bilingual });

/** Reports every id that stands twice in a list. */
export function uniqueIds(list: { id: string }[], context: z.RefinementCtx, path: PropertyKey[] = []) {
  const seen = new Set<string>();
  list.forEach((thing, place) => {
    if (seen.has(thing.id)) context.addIssue({ code: "custom", path: [...path, place, "id"], message: `the id "${thing.id}" stands twice here` });
    seen.add(thing.id);
  });
}

import { z } from "zod";
import { bilingual, id } from "./shape";

const zone = z.string().refine((value) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}, "timeZone is an IANA name such as Asia/Shanghai");

/** `company.yaml`. */
export const company = z.strictObject({
  id,
  name: bilingual,
  timeZone: zone,
  languages: z.array(z.enum(["en", "zh"])).min(1, "name at least one language: en or zh"),
});
export type Company = z.infer<typeof company>;

/** `claims.yaml`: what the sources claim, side by side. */
export const claims = z.strictObject({
  claims: z.array(
    z.strictObject({
      id: z.string().regex(/^X\d{2}$/, "a claim's id is X and two digits"),
      title: bilingual,
      statements: z.array(z.strictObject({ source: z.string(), text: bilingual })).min(1),
      advice: bilingual,
    }),
  ),
});
export type Claim = z.infer<typeof claims>["claims"][number];

/** `glossary.yaml`. */
export const glossary = z.strictObject({ terms: z.array(z.strictObject({ id, term: bilingual, meaning: bilingual })) });
export type Term = z.infer<typeof glossary>["terms"][number];

import { z } from "zod";
import { bilingual, id } from "./shape";

const phrase = z.strictObject({ id, say: bilingual, never: bilingual.optional(), why: bilingual });
const moment = z.strictObject({ id, title: bilingual, phrases: z.array(phrase).min(1, "a moment needs phrases") });

/** `phrases.yaml`: what to say at each moment with a customer, what never to say, and why. */
export const phrases = z.strictObject({ moments: z.array(moment).min(1, "name at least one moment") });
export type Moment = z.infer<typeof moment>;

import { z } from "zod";
import { dayField, idField } from "~/http/fields";
import { printable } from "~/locale/printable";

/** Some sentences. */
const sentences = z.string("required").trim().min(1, "required").max(2000, "tooLong2000").regex(printable, "control");

export const talkShape = z.object({ quiz: idField, attempt: idField, day: dayField, note: sentences });

/** Digits only, full-width ones too: no signs, no exponents. */
const whole = z
  .string("required")
  .max(20, "notANumber")
  .transform((typed) => typed.normalize("NFKC").trim())
  .pipe(
    z
      .string()
      .min(1, "required")
      .regex(/^\d{1,6}$/, "notANumber"),
  )
  .transform(Number);

export const timeShape = z.object({
  key: idField,
  quiz: idField,
  amount: whole,
  unit: z.enum(["minutes", "percent"], "choose"),
  scope: z.enum(["attempt", "all"], "choose"),
  reason: sentences,
});

/** The most of each unit: ten hours, four times the limit. */
export const MOST = { minutes: 600, percent: 300 } as const;

import { z } from "zod";
import { isDay } from "~/locale/day";
import { printable } from "~/locale/printable";

/** Shapes of form fields that many pages share. Messages are keys of `replies.field`. */

/** One line of text with something in it. */
export const line = z
  .string("required")
  .trim()
  .min(1, "required")
  .max(200, "tooLong200")
  .regex(printable, "control")
  .regex(/^[^\n]*$/, "control");
/** One line that may be empty, which means null. */
export const optionalLine = z
  .string("invalid")
  .trim()
  .max(200, "tooLong200")
  .regex(printable, "control")
  .transform((v) => v || null)
  .default(null);
/** A text of some lines with something in it. */
export const longText = z.string("required").trim().min(1, "required").max(2000, "tooLong2000").regex(printable, "control");
export const dayField = z.string("required").trim().refine(isDay, "notADate");
export const timeField = z
  .string("required")
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "notATime");
/** A choice by id. */
export const idField = z
  .string("choose")
  .min(1, "choose")
  .max(100, "unknown")
  .regex(/^[\w-]+$/, "unknown");
/** Boxes of one name that may each be ticked: none, one or several values. */
export const ticked = z
  .union(
    [
      z.array(z.string().max(100)).max(200),
      z
        .string()
        .max(100)
        .transform((v) => [v]),
    ],
    "invalid",
  )
  .default([]);

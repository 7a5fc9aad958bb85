import { z } from "zod";
import { longText } from "~/http/fields";
import type { Level } from "~/role-plays/rubric";

const level = z
  .string("choose")
  .regex(/^[1-5]$/, "choose")
  .transform((value) => Number(value) as Level);

/** A level for every criterion asked, and no other; what to keep, what to change. */
export const selfShape = (criteria: { id: string }[]) =>
  z.strictObject({ ...Object.fromEntries(criteria.map(({ id }) => [fieldOf(id), level])), keep: longText, change: longText }).transform((typed) => ({
    levels: Object.fromEntries(criteria.map(({ id }) => [id, (typed as Record<string, unknown>)[fieldOf(id)] as Level])),
    keep: typed.keep,
    change: typed.change,
  }));

export const fieldOf = (criterionId: string) => `level.${criterionId}`;

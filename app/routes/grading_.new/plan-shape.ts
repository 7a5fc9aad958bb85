import type { AppLoadContext } from "@remix-run/node";
import { z } from "zod";
import { dayField, idField, optionalLine, ticked, timeField } from "~/http/fields";
import { formatInstant } from "~/locale/day";
import { nameIn } from "~/people/names";
import type { PlanRefusal } from "~/role-plays/planning";

export const planShape = z.object({
  person: idField,
  scenario: idField,
  variant: idField,
  intent: z.string().optional(),
  customer: z
    .string("choose")
    .max(100, "unknown")
    .regex(/^[\w-]*$/, "unknown")
    .default(""),
  observer: ticked,
  day: dayField,
  time: timeField,
  room: optionalLine,
  towards: idField,
  secondGrader: z
    .string("invalid")
    .max(100, "unknown")
    .regex(/^[\w-]*$/, "unknown")
    .default(""),
});

/** The sentence for each refusal, at its field. */
export function planErrors(
  { words, language, zone }: AppLoadContext,
  refusals: PlanRefusal[],
  people: { id: string; name: string; otherName: string | null }[],
) {
  const said = words.grading.plan.refused;
  const errors: Record<string, string> = {};
  for (const { field, kind, personId, from } of refusals) {
    const person = people.find(({ id }) => id === personId);
    const name = person ? nameIn(language, person) : "";
    const sentences: Record<PlanRefusal["kind"], string> = {
      unknown: said.unknown,
      met: said.met(name),
      "two-parts": said.twoParts(name),
      "still-to-be-scored": said.stillToBeScored(name),
      missing: said.secondMissing,
      "may-not-grade": said.mayNotGrade,
      "outside-line": said.outsideLine(name),
      "result-first": said.resultFirst(name),
      "too-early": from ? said.tooEarly(name, formatInstant(from, zone, language)) : "",
      "note-first": said.noteFirst(name),
    };
    if (!errors[field]) errors[field] = sentences[kind];
    else if (field === "towards") errors[field] += (language === "zh" ? "" : " ") + sentences[kind]; // what stands before a re-sit is said all at once
  }
  return errors;
}

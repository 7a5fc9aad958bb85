import { z } from "zod";
import type { Typed } from "~/http/parse-form.server";
import type { Words } from "~/locale/catalogues";
import { printable } from "~/locale/printable";
import type { EssayMarks } from "~/quizzes/marking";
import type { QuestionOf } from "~/quizzes/quiz";

export const levelField = (criterionId: string) => `level.${criterionId}`;
const note = z.string().trim().max(2_000).regex(printable).default("");

/** A level for each criterion, and a word to the learner; else what is missing, by field. */
export function markOf(
  { rubric }: QuestionOf<"essay">,
  typed: Typed,
): { levels: EssayMarks; note: string | null } | { errors: (words: Words) => Record<string, string> } {
  const given = rubric.map(({ id, levels }) => [id, levels.find(({ points }) => String(points) === typed[levelField(id)])?.points] as const);
  const missing = given.filter(([, points]) => points === undefined);
  const word = note.safeParse(typed.note);
  if (missing.length > 0 || !word.success)
    return {
      errors: ({ grading, replies }) => ({
        ...Object.fromEntries(missing.map(([id]) => [levelField(id), grading.essays.chooseLevel])),
        ...(word.success ? {} : { note: replies.field.invalid }),
      }),
    };
  return { levels: Object.fromEntries(given) as EssayMarks, note: word.data || null };
}

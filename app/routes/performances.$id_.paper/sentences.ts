import type { FieldErrors } from "~/http/parse-form.server";
import type { Words } from "~/locale/catalogues";
import { inLanguage, type Language } from "~/locale/language";
import type { Rubric } from "~/role-plays/rubric";
import { splitField, type Typed } from "~/role-plays/typed-marks";
import type { SheetFault } from "~/role-plays/typed-sheet";

type Reading = { words: Words; language: Language };
const titleIn = (rubric: Rubric, criterionId: string, language: Language) =>
  inLanguage(rubric.criteria.find(({ id }) => id === criterionId)?.title ?? {}, language);

/** The sentence for everything on a sheet that could not be read, at its field. */
export function faultSentences(faults: SheetFault[], rubric: Rubric, { words, language }: Reading): FieldErrors {
  const { faults: say } = words.grading.paper;
  return Object.fromEntries(
    faults.map((fault): [string, string] => {
      if (fault.kind === "criterion") return ["", words.grading.score.unusable.criterion];
      if (fault.kind === "numbers") return [fault.field, say.numbers(fault.most)];
      const title = titleIn(rubric, fault.criterionId, language);
      if (fault.kind === "mark") return [fault.field, say.mark(title)];
      return [fault.field, (fault.kind === "unknown-codes" ? say.unknown : say.otherLevel)(title, fault.codes.join(", "))];
    }),
  );
}

/** What the scoring page would say of its fields, said at the fields of the sheet. */
export function atSheetFields(errors: FieldErrors, marks: Typed, rubric: Rubric, { words, language }: Reading): FieldErrors {
  const { faults: say } = words.grading.paper;
  return Object.fromEntries(
    Object.entries(errors).map(([field, sentence]): [string, string] => {
      const [kind, id = ""] = splitField(field);
      const level = Number(marks[`level.${id}`]);
      if (kind === "note" && (level === 1 || level === 2 || level === 5) && !marks[field])
        return [`mark.${id}`, say.observation(titleIn(rubric, id, language), level)];
      if (kind === "level" || kind === "chips" || kind === "note") return [`mark.${id}`, sentence];
      if (field === "redLine") return ["redLines", sentence];
      return [field === "tick" ? "ticks" : field, sentence];
    }),
  );
}

import type { Words } from "~/locale/catalogues";
import { formatNearInstant } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import { nameIn } from "~/people/names";
import type { Day } from "~db/kit";
import type { Conflict } from "./conflicts.server";
import type { Rubric } from "./rubric";
import type { Difference } from "./settling";

type Reading = { words: Words; language: Language; zone: string; today: Day };

/** What two scorecards do not agree on, a sentence each. */
export function differenceLines(differences: Difference[], rubric: Rubric, { words, language }: Pick<Reading, "words" | "language">): string[] {
  const say = words.grading.conflict;
  const titleIn = (list: { id: string; title: Rubric["title"] }[], id: string) => inLanguage(list.find((one) => one.id === id)?.title ?? {}, language);
  return differences.map((difference) => {
    if (difference.kind === "levels") return say.levels(titleIn(rubric.criteria, difference.criterionId), difference.levels);
    if (difference.kind === "red-line") return say.redLine(titleIn(rubric.redLines, difference.redLineId));
    return difference.kind === "side" ? say.side : say.nothingInCommon;
  });
}

/** Performances that wait for a decision, as a list shows them. */
export const shownConflicts = (conflicts: Conflict[], reading: Reading) =>
  conflicts.map(({ performance: { id, staff, graders }, content: { scenario, rubric }, since, differences }) => ({
    id,
    staff: nameIn(reading.language, staff),
    scenario: `${scenario.code} ${inLanguage(scenario.title, reading.language)}`,
    since: formatNearInstant(since, reading.zone, reading.today, reading.language),
    third: graders[2] ? nameIn(reading.language, graders[2]) : null,
    differences: differenceLines(differences, rubric, reading),
  }));
export type ShownConflict = ReturnType<typeof shownConflicts>[number];

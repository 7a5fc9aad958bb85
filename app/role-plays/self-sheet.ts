import { inLanguage, type Language } from "~/locale/language";
import { type Level, levels, type Rubric } from "./rubric";
import type { Scenario } from "./scenario";
import { criteriaAsked, type SelfAssessment } from "./self-assessment";
import { nameOfLevel } from "./sheet";

/** What the one who was scored is asked: criteria and levels by name only, because anchors are part of the result. */
export function selfSheet(rubric: Rubric, scenario: Scenario, language: Language) {
  const name = nameOfLevel(rubric, language);
  return {
    levels: levels.map((level) => ({ level, name: name(level) })),
    criteria: criteriaAsked(rubric, scenario).map(({ id, title }) => ({ id, title: inLanguage(title, language) })),
  };
}
export type SelfSheet = ReturnType<typeof selfSheet>;

/** What they said, to stand beside the marks: the level of each criterion by its id. */
export function ownView({ levels: given, keep, change, givenAt }: Said, rubric: Rubric, language: Language) {
  const name = nameOfLevel(rubric, language);
  const levelled = Object.entries(given).map(([id, level]) => [id, { level, name: name(level as Level) }]);
  return { levels: Object.fromEntries(levelled) as Record<string, { level: number; name: string }>, keep, change, givenAt };
}
export type OwnView = ReturnType<typeof ownView>;
type Said = Omit<SelfAssessment, "levels"> & { levels: Record<string, number>; givenAt: Date };

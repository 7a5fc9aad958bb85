import { inLanguage, type Language } from "~/locale/language";
import type { Marks } from "~db/tables/role-plays";
import { redLinesSeen } from "./appeal-marks";
import { levels, type Rubric } from "./rubric";
import { nameOfLevel } from "./sheet";

/** What the decider of an appeal may change: a level per criterion, from those given, and the red lines that were seen. */
export function changeSheet(cards: Marks[], rubric: Rubric, language: Language) {
  const name = nameOfLevel(rubric, language);
  const crossed = redLinesSeen(cards);
  return {
    criteria: rubric.criteria.map(({ id, title }) => {
      const given = [...new Set(cards.map((card) => String(card.levels[id] ?? "not-applicable")))];
      return { id, title: inLanguage(title, language), given, mayBeUnseen: given.includes("not-applicable") };
    }),
    levels: levels.map((level) => ({ level, name: name(level) })),
    redLines: rubric.redLines.filter(({ id }) => crossed.includes(id)).map(({ id, title }) => ({ id, title: inLanguage(title, language) })),
  };
}
export type ChangeSheet = ReturnType<typeof changeSheet>;

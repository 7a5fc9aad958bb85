import { inlineHtml } from "~/content/inline";
import { inLanguage, type Language } from "~/locale/language";
import { levels, type Rubric } from "./rubric";
import type { Scenario } from "./scenario";
import { codedChips } from "./typed-sheet";

/** A score sheet for a pen: criteria with their observations under letters, level by level, and numbered red lines and ticks. For graders only. */
export function printedSheet(rubric: Rubric, scenario: Scenario, language: Language) {
  return {
    criteria: rubric.criteria.map(({ id, title, notApplicable }) => {
      const coded = codedChips(rubric, scenario, id);
      return {
        id,
        title: inLanguage(title, language),
        mayBeLeftOut: notApplicable !== undefined,
        chips: levels.flatMap((level) => {
          const here = coded.filter((chip) => chip.level === level);
          return here.length === 0 ? [] : [{ level, chips: here.map(({ code, text }) => ({ code, html: inlineHtml(inLanguage(text, language)) })) }];
        }),
      };
    }),
    redLines: rubric.redLines.map(({ id, title }) => ({ id, title: inLanguage(title, language) })),
    ticks: scenario.observerTicks.map(({ id, text }) => ({ id, html: inlineHtml(inLanguage(text, language)) })),
  };
}

import { inlineHtml } from "~/content/inline";
import type { Tier } from "~/content/shape";
import { type Bilingual, inLanguage, type Language } from "~/locale/language";
import type { Marks, PassRule } from "~db/tables/role-plays";
import { chipsFor } from "./marks";
import { takeAway } from "./result";
import { type Level, levels, type Rubric } from "./rubric";
import type { Scenario, Variant } from "./scenario";
import { judge, showMean, weightsInUse } from "./scoring";

/** A text ready to be shown, in one language. */
export type Line = { id: string; html: string };

/** The scoring page's content: criteria with anchors and chips per level, red lines, ticks. For graders only. */
export function scoringSheet(rubric: Rubric, scenario: Scenario, tier: Tier, language: Language) {
  const { text, html, lines } = inOne(language);
  const name = nameOfLevel(rubric, language);
  return {
    criteria: rubric.criteria.map((criterion) => ({
      id: criterion.id,
      title: text(criterion.title),
      weight: criterion.weights[tier],
      levels: levels.map((level) => ({
        level,
        name: name(level),
        anchor: html(criterion.anchors[`${level}`]),
        chips: lines(chipsFor(rubric, scenario, criterion.id, level)),
      })),
      notApplicable: criterion.notApplicable ? { goesTo: titleOf(rubric, criterion.notApplicable.weightTo, language) } : null,
    })),
    redLines: rubric.redLines.map((line) => ({ id: line.id, title: text(line.title), html: html(line.description) })),
    ticks: lines(scenario.observerTicks),
  };
}
export type ScoringSheet = ReturnType<typeof scoringSheet>;

/** What everybody with a part may know. */
export function openSheet(scenario: Scenario, language: Language) {
  const { text, html } = inOne(language);
  return { code: scenario.code, title: text(scenario.title), situation: html(scenario.situation), task: html(scenario.task), minutes: scenario.minutes };
}
export type OpenSheet = ReturnType<typeof openSheet>;

/** The secret brief: for the customer player and the graders, and for nobody else at any time. */
export function secretSheet(variant: Variant, language: Language) {
  const { text, html, lines } = inOne(language);
  return {
    label: text(variant.label),
    mood: html(variant.mood),
    brief: html(variant.brief),
    hiddenNeed: html(variant.hiddenNeed),
    turningPoints: lines(variant.turningPoints),
    lines: lines(variant.lines),
  };
}
export type SecretSheet = ReturnType<typeof secretSheet>;

/** What an observer watches for. */
export const watchSheet = (scenario: Scenario, language: Language) => inOne(language).lines(scenario.observerTicks);
export const goodSheet = (scenario: Scenario, language: Language) => inOne(language).lines(scenario.goodLooksLike);
/** What is looked at, without any weight of chips or anchors. */
export const criteriaNames = (rubric: Rubric, language: Language) => rubric.criteria.map(({ title }) => inLanguage(title, language));

type Judged = { rubric: Rubric; scenario: Scenario; tier: Tier; marks: Marks; passRule: PassRule };

/** A judged scorecard against the versions it was made with. For graders always, for the learner from its release on. */
export function resultSheet({ rubric, scenario, tier, marks, passRule }: Judged, language: Language) {
  const { text, html, lines } = inOne(language);
  const judgement = judge(rubric, tier, marks, passRule)!;
  const name = nameOfLevel(rubric, language);
  const weights = weightsInUse(rubric, tier, marks.levels);
  const { strongest, next } = takeAway(rubric, tier, marks.levels, passRule);
  const redLines = rubric.redLines
    .filter(({ id }) => marks.redLines.includes(id))
    .map((line) => ({ id: line.id, title: text(line.title), html: html(line.description) }));
  return {
    passed: judgement.passed,
    mean: showMean(judgement.weightedSum),
    needed: showMean(passRule.mean),
    failings: judgement.failings.map((failing) => {
      if (failing.kind === "mean") return { kind: failing.kind, needed: showMean(failing.needed) };
      if (failing.kind === "red-line") return { kind: failing.kind, title: titleIn(rubric.redLines, failing.redLineId, language) };
      return {
        kind: failing.kind,
        title: titleIn(rubric.criteria, failing.criterionId, language),
        level: failing.level,
        levelName: name(failing.level),
        needed: failing.needed,
      };
    }),
    criteria: rubric.criteria.map((criterion) => {
      const level = marks.levels[criterion.id];
      const scored = typeof level === "number" ? (level as Level) : null;
      const chips = scored ? chipsFor(rubric, scenario, criterion.id, scored).filter(({ id }) => marks.chips[criterion.id]?.includes(id)) : [];
      return {
        id: criterion.id,
        title: text(criterion.title),
        weight: weights[criterion.id] ?? null,
        level: scored,
        levelName: scored ? name(scored) : null,
        anchor: scored ? html(criterion.anchors[`${scored}`]) : null,
        observations: lines(chips),
        note: marks.observations[criterion.id] ?? null,
      };
    }),
    strongest: strongest.map((id) => titleIn(rubric.criteria, id, language)),
    next: next ? titleIn(rubric.criteria, next, language) : null,
    redLines,
    ticks: lines(scenario.observerTicks.filter(({ id }) => marks.ticks.includes(id))),
    comment: marks.comment,
  };
}
export type ResultSheet = ReturnType<typeof resultSheet>;

export const titleOf = (rubric: Rubric, criterionId: string | undefined, language: Language) =>
  criterionId === undefined ? null : titleIn(rubric.criteria, criterionId, language);

const titleIn = (list: { id: string; title: Bilingual }[], id: string, language: Language) =>
  inLanguage(list.find((thing) => thing.id === id)?.title ?? {}, language);

function inOne(language: Language) {
  const text = (bilingual: Bilingual) => inLanguage(bilingual, language);
  const html = (bilingual: Bilingual) => inlineHtml(text(bilingual));
  const lines = (list: { id: string; text: Bilingual }[]): Line[] => list.map((line) => ({ id: line.id, html: html(line.text) }));
  return { text, html, lines };
}

const nameOfLevel = (rubric: Rubric, language: Language) => (level: Level) =>
  inLanguage(rubric.levels.find((one) => one.level === level)?.name ?? {}, language);

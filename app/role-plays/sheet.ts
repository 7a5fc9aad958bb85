import { inlineHtml } from "~/content/inline";
import type { Tier } from "~/content/shape";
import { type Bilingual, inLanguage, type Language } from "~/locale/language";
import type { Marks, PassRule } from "~db/tables/role-plays";
import { chipsFor } from "./marks";
import { takeAway } from "./result";
import { type Level, levels, type Rubric } from "./rubric";
import type { Scenario, Variant } from "./scenario";
import { type Failing, type Judgement, judge, showMean, weightsInUse } from "./scoring";

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

/** The scorecards that count, one or several that were settled, with what they were settled at. */
type Judged = {
  rubric: Rubric;
  scenario: Scenario;
  tier: Tier;
  cards: { marks: Marks; passRule: PassRule }[];
  settled?: { weightedSum: number; passed: boolean };
};

/**
 * What scorecards say, against the versions they were made with. For graders always, for the learner from the release on. Of
 * several, each criterion has every level that was given, from the lowest, so that nobody can tell whose it is.
 */
export function resultSheet({ rubric, scenario, tier, cards, settled }: Judged, language: Language) {
  const { text, html, lines } = inOne(language);
  const name = nameOfLevel(rubric, language);
  const { passRule } = cards.at(-1)!;
  const judgements = cards.map((card) => judge(rubric, tier, card.marks, card.passRule)!);
  const { weightedSum, passed } = settled ?? judgements[0]!;
  const levelsIn = levelsTogether(rubric, cards);
  const weights = weightsInUse(rubric, tier, levelsIn);
  const { strongest, next } = takeAway(rubric, tier, levelsIn, passRule);
  const any = (list: "redLines" | "ticks", id: string) => cards.some(({ marks }) => marks[list].includes(id));
  const redLines = rubric.redLines
    .filter(({ id }) => any("redLines", id))
    .map((line) => ({ id: line.id, title: text(line.title), html: html(line.description) }));
  return {
    passed,
    mean: showMean(weightedSum),
    needed: showMean(passRule.mean),
    failings: failingsTogether(judgements, weightedSum).map((failing) => {
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
      const given = cards.map(({ marks }) => marks.levels[criterion.id]).filter((level): level is Level => typeof level === "number");
      const scored = [...new Set(given)].sort((a, b) => a - b);
      const chosen = new Set(cards.flatMap(({ marks }) => marks.chips[criterion.id] ?? []));
      const chips = scored.flatMap((level) => chipsFor(rubric, scenario, criterion.id, level)).filter(({ id }) => chosen.has(id));
      return {
        id: criterion.id,
        title: text(criterion.title),
        weight: weights[criterion.id] ?? null,
        levels: scored.map((level) => ({ level, name: name(level), anchor: html(criterion.anchors[`${level}`]) })),
        observations: lines(chips.filter((chip, place) => chips.findIndex(({ id }) => id === chip.id) === place)),
        notes: [...new Set(cards.flatMap(({ marks }) => marks.observations[criterion.id] ?? []))],
      };
    }),
    strongest: strongest.map((id) => titleIn(rubric.criteria, id, language)),
    next: next ? titleIn(rubric.criteria, next, language) : null,
    nextId: next,
    redLines,
    ticks: lines(scenario.observerTicks.filter(({ id }) => any("ticks", id))),
    comments: [...new Set(cards.map(({ marks }) => marks.comment).filter(Boolean))],
  };
}
export type ResultSheet = ReturnType<typeof resultSheet>;

/** The mean of the levels each criterion was given, where anybody could see it. */
const levelsTogether = (rubric: Rubric, cards: { marks: Marks }[]): Marks["levels"] =>
  Object.fromEntries(
    rubric.criteria.map(({ id }) => {
      const given = cards.map(({ marks }) => marks.levels[id]).filter((level) => typeof level === "number");
      return [id, given.length > 0 ? given.reduce((sum, level) => sum + level, 0) / given.length : ("not-applicable" as const)];
    }),
  );

/** Why it is not passed, each reason once. A mean too low in one scorecard is none when they make enough together. */
function failingsTogether(judgements: Judgement[], weightedSum: number): Failing[] {
  const all = judgements.flatMap(({ failings }) => failings).filter((failing) => failing.kind !== "mean" || weightedSum < failing.needed);
  const same = (a: Failing, b: Failing) => JSON.stringify(a) === JSON.stringify(b);
  return all.filter((failing, place) => all.findIndex((other) => same(other, failing)) === place);
}

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

export const nameOfLevel = (rubric: Rubric, language: Language) => (level: Level) =>
  inLanguage(rubric.levels.find((one) => one.level === level)?.name ?? {}, language);

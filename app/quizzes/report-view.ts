import { inlineHtml } from "~/content/inline";
import type { Words } from "~/locale/catalogues";
import { dayIn, formatDay } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import { choosable } from "./choices";
import { chosenBy, type Finding, findingsOf } from "./findings";
import { ENOUGH, type QuestionFigures, thirds, UNRECOGNISABLE, type WholeFigures } from "./question-figures";
import type { Question } from "./quiz";

/** What the reader of a report may see: authors all of it; trainers no options and keys, and texts once nothing is left to gain by them. */
export type Sight = { keys: boolean; texts: boolean };
export type Viewing = { words: Words; language: Language; zone: string; sight: Sight };
type Version = { hash: string; attempts: number; inForce: boolean; since: Date | null };
type Item = { id: string; hash: string; versions: Version[]; inBank: boolean; content: Question | null; figures: QuestionFigures | null };

const decimals = (value: number, places: number) => (Math.round(value * 10 ** places) / 10 ** places || 0).toFixed(places).replace("-", "−");

/** Letters as people name options; after Z by number. */
const letter = (place: number) => (place < 26 ? String.fromCharCode(65 + place) : String(place + 1));

/** What findings may speak of: options of which a wrong one may lure. */
const optionsOf = (content: Question | null) => (content ? choosable(content).filter(({ by }) => by === "option") : []);

export type ItemView = ReturnType<typeof itemView>;

/** A question in words first, figures second, in one language. Under 30 attempts there are counts only, under 5 not even what was chosen. */
export function itemView(item: Item, weight: number | null | undefined, viewing: Viewing) {
  const { words, language, sight } = viewing;
  const { figures, content } = item;
  const say = words.analysis;
  const findings = figures ? findingsOf(figures, optionsOf(content)) : [];
  const isShown = figures !== null && figures.attempts >= UNRECOGNISABLE;
  return {
    id: item.id,
    kind: content ? words.content.preview.kind[content.kind] : null,
    text: content && sight.texts ? inlineHtml(inLanguage(content.text, language)) : null,
    inBank: item.inBank,
    attempts: figures?.attempts ?? 0,
    versions: versionLinks(item, viewing),
    isEnough: (figures?.attempts ?? 0) >= ENOUGH,
    gravity: gravityOf(findings),
    findings: findings.map((finding) => ({ tone: toneOf(finding), sentence: sentenceOf(finding, content, viewing) })),
    counts: isShown
      ? (["right", "partly", "wrong", "open"] as const).flatMap((name) => (figures[name] > 0 ? [{ name: say.count[name], n: figures[name] }] : []))
      : null,
    choices: isShown && sight.keys ? choicesOf(figures, content, viewing) : [],
    figures: figures && figures.attempts >= ENOUGH ? figuresOf(figures, weight, viewing) : [],
    mayRegrade: sight.keys && item.inBank && item.versions.some(({ inForce, attempts }) => !inForce && attempts > 0),
  };
}

export const versionLinks = ({ hash, versions }: Pick<Item, "hash" | "versions">, { words, language, zone }: Viewing) =>
  versions.map(({ hash: version, attempts, inForce, since }) => ({
    hash: version,
    chosen: version === hash,
    label:
      attempts > 0
        ? words.analysis.page.versionOf(since ? formatDay(dayIn(zone, since), language) : "", attempts, inForce)
        : words.analysis.page.unused(inForce),
  }));

/** Of the many pairs of a matching only the right ones and those somebody made. */
function choicesOf(figures: QuestionFigures, content: Question | null, { words, language }: Viewing) {
  const say = words.analysis.choices;
  const isEnough = figures.attempts >= ENOUGH;
  const share = (count: number, of: number) => (isEnough ? say.share(count, of > 0 ? Math.round((100 * count) / of) : 0) : String(count));
  const shown = (content ? choosable(content) : []).filter(({ id, right, by }) => by !== "pair" || right || chosenBy(figures, id).all > 0);
  return shown.map(({ id, right, by: kind, text }, place) => {
    const { all, by } = chosenBy(figures, id);
    return {
      id,
      letter: kind === "option" ? letter(place) : null,
      text: text ? inlineHtml(inLanguage(text, language)) : id === "true" ? words.content.preview.isTrue : words.content.preview.isFalse,
      mark: right ? (kind === "place" ? words.analysis.count.right : say.key) : null,
      all: share(all, figures.attempts),
      by: isEnough ? thirds.map((third) => ({ third, label: say[third], value: share(by[third], figures.groups[third]) })) : [],
    };
  });
}

function figuresOf(figures: QuestionFigures, weight: number | null | undefined, { words }: Viewing) {
  const say = words.analysis;
  const percent = (value: number | null) => (value === null ? say.undefined : say.percent(decimals(value, 0)));
  const plain = (value: number | null) => (value === null ? say.undefined : decimals(value, 0));
  return [
    { ...say.item.facility, value: percent(figures.facility) },
    { ...say.item.discriminationIndex, value: plain(figures.discriminationIndex) },
    { ...say.item.discriminativeEfficiency, value: percent(figures.discriminativeEfficiency) },
    { ...say.item.sd, value: percent(figures.sd) },
    ...(weight === undefined ? [] : [{ ...say.item.effectiveWeight, value: percent(weight) }]),
    { ...say.item.seconds, value: figures.seconds === null ? say.undefined : say.seconds(figures.seconds) },
  ];
}

/** The figures of the whole, each with one sentence on what it means. */
export function wholeView(figures: WholeFigures, { words }: Viewing) {
  const say = words.analysis;
  const percent = (value: number | null, places = 0) => (value === null ? say.undefined : say.percent(decimals(value, places)));
  const plain = (value: number | null) => (value === null ? say.undefined : decimals(value, 2));
  return [
    { ...say.quiz.mean, value: percent(figures.mean, 1) },
    { ...say.quiz.sd, value: percent(figures.sd, 1) },
    { ...say.quiz.skewness, value: plain(figures.skewness) },
    { ...say.quiz.kurtosis, value: plain(figures.kurtosis) },
    { ...say.quiz.alpha, value: percent(figures.alpha) },
    { ...say.quiz.errorRatio, value: percent(figures.errorRatio) },
    { ...say.quiz.standardError, value: percent(figures.standardError, 1) },
  ];
}

const gravities: Finding["name"][] = ["key", "reversed", "nobody", "alike", "skipped", "dead", "everybody", "fine"];
const gravityOf = (findings: Finding[]) => Math.min(gravities.length, ...findings.map(({ name }) => gravities.indexOf(name)));
const toneOf = ({ name }: Finding) => (name === "key" || name === "reversed" ? ("bad" as const) : name === "fine" ? ("ok" as const) : ("warn" as const));

function sentenceOf(finding: Finding, content: Question | null, { words, sight }: Viewing): string {
  const say = words.analysis.finding;
  const parts = optionsOf(content);
  const named = (id: string) => letter(parts.findIndex((part) => part.id === id));
  if (finding.name === "key") return sight.keys ? say.key(named(finding.option)) : say.keyUnnamed;
  if (finding.name === "dead") return sight.keys ? say.dead(finding.options.map(named)) : say.deadUnnamed;
  return say[finding.name];
}

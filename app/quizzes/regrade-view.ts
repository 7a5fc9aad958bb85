import { inlineHtml } from "~/content/inline";
import type { Words } from "~/locale/catalogues";
import { dayIn, formatDay, formatInstant } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import { choosable } from "./choices";
import type { Question } from "./quiz";
import type { Change, VersionPreview } from "./regrade";
import { type Points, pointsText } from "./result";

type Viewing = { words: Words; language: Language; zone: string };
/** What is right in a version, and its points, as rendered text. */
export function keyView(content: Question, { words, language }: Viewing) {
  const say = words.analysis.regrade;
  const isTrue = words.content.preview;
  const right = choosable(content)
    .filter((one) => one.right)
    .map(({ id, text }) => (text ? inLanguage(text, language) : id === "true" ? isTrue.isTrue : isTrue.isFalse));
  const key = content.kind === "numeric" ? numberView(content) : right.join(" · ");
  return { key: inlineHtml(say.key(key)), points: say.points(content.points) };
}

function numberView({ value, tolerance }: Extract<Question, { kind: "numeric" }>): string {
  if (!tolerance) return String(value);
  return "absolute" in tolerance ? `${value} ± ${tolerance.absolute}` : `${value} ± ${tolerance.percent} %`;
}

/** One version and what would become of its attempts; only what is not nothing is said. */
export function versionView(version: VersionPreview, viewing: Viewing) {
  const say = viewing.words.analysis.regrade;
  const { hash, since, content, fits, attempts, changed, raised, lowered, nowPassed, nowFailed, certificates } = version;
  const effects = [
    [raised, say.raised],
    [lowered, say.lowered],
    [nowPassed, say.nowPassed],
    [nowFailed, say.nowFailed],
    [certificates, say.certificates],
  ] as const;
  return {
    hash,
    fits,
    attempts,
    title: say.version(formatDay(dayIn(viewing.zone, since), viewing.language)),
    ...keyView(content, viewing),
    effects: fits ? [say.touched(attempts, changed), ...effects.flatMap(([n, sentence]) => (n > 0 ? sentence(n) : []))] : [say.other],
  };
}

/** One result that would change. Whose it is only where the reader may know. */
export function changeView({ closedAt, before, after, turned, personId }: Change, names: Map<string, string>, { words, language, zone }: Viewing) {
  const say = words.analysis.regrade;
  const of = ({ points, maximum }: Points) => say.resultOf(pointsText(points), pointsText(maximum));
  return {
    closed: formatInstant(closedAt, zone, language),
    name: names.get(personId) ?? null,
    from: of(before),
    to: of(after),
    turned,
    result: turned ? say.turned[turned] : say.same,
  };
}

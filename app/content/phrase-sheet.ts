import { inLanguage, type Language } from "~/locale/language";
import { inlineHtml } from "./inline";
import type { Moment } from "./phrases";

/** A moment as one language shows it. Texts are sanitised HTML. */
export type MomentShown = { id: string; title: string; phrases: { id: string; say: string; never: string | null; why: string }[] };

export const phrasesIn = (moments: Iterable<Moment>, language: Language): MomentShown[] => {
  const html = (text: Moment["title"]) => inlineHtml(inLanguage(text, language));
  return [...moments].map(({ id, title, phrases }) => ({
    id,
    title: html(title),
    phrases: phrases.map(({ id, say, never, why }) => ({ id, say: html(say), never: never ? html(never) : null, why: html(why) })),
  }));
};

/**
 * The phrases in which every typed word occurs, in either language, with the moments they belong to. Latin words are found by
 * their beginning, Chinese anywhere; letter case, width, apostrophes and emphasis do not matter.
 */
export function findPhrases(moments: Iterable<Moment>, typed: string): Moment[] {
  const pieces = fold(typed).split(" ").filter(Boolean);
  return [...moments]
    .map((moment) => ({ ...moment, phrases: moment.phrases.filter(({ say, never, why }) => has([moment.title, say, never, why], pieces)) }))
    .filter(({ phrases }) => phrases.length > 0);
}

function has(texts: (Moment["title"] | undefined)[], pieces: string[]): boolean {
  const all = ` ${texts.map((text) => (text ? fold(`${text.en} ${text.zh}`) : "")).join(" ")}`;
  return pieces.every((piece) => all.includes(HAN.test(piece) ? piece : ` ${piece}`));
}

const HAN = /\p{Script=Han}/u;
const LINKED = /\]\([^)]*\)/g;
/** Apostrophes, signs of emphasis, and the spaces these need beside Chinese. */
const SILENT = /(?<=\p{Script=Han}) ?\*{1,2} ?(?=\p{Script=Han})|['’‘*_`]/gu;

/** Words of small plain letters with one space between; Chinese stands apart from Latin. */
const fold = (text: string) =>
  text
    .replace(LINKED, "] ")
    .normalize("NFKC")
    .toLowerCase()
    .replace(SILENT, "")
    .replace(/\p{Script=Han}+/gu, " $& ")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ");

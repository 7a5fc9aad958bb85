import { type Language, languages } from "~/locale/language";
import { unreadableSign } from "~/locale/printable";
import { LONGEST, type Remark, remark, type Text } from "./candidate";

/** A plain text as the inline markdown of our files, on one line, meaning nothing but itself. */
export const asMarkdown = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_[\]<>&~|]/g, "\\$&")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2")
    .replace(/^[-+#=>:]/, "\\$&");

/** Everything in one language, Chinese when there is a Chinese sign in any of it. */
export const languageOf = (...texts: string[]): Language => (texts.some((text) => /\p{Script=Han}/u.test(text)) ? "zh" : "en");

/** HTML as other systems write it, as plain text in each language it is written in, and whether a picture was left out. */
export function fromHtml(html: string, otherwise: Language): { text: Text; images: boolean } {
  const images = /<img\b/i.test(html);
  const sides = Object.fromEntries(languages.map((language) => [language, toText(only(html, language))])) as Record<Language, string>;
  const text = isMultilingual(html) ? sides : { [otherwise]: sides[otherwise] };
  return { text: Object.fromEntries(Object.entries(text).filter(([, side]) => side !== "")), images };
}

/** The language a whole text is in, tags aside. */
export const languageOfHtml = (...html: string[]): Language => languageOf(...html.map(toText));

/** What speaks against a text as it was typed. */
export function faultsOf(text: string, column: string | null = null): Remark[] {
  if (text.length > LONGEST) return [remark("tooLong", String(LONGEST), column)];
  return unreadableSign.test(text) ? [remark("control", "", column)] : [];
}

export const oneLine = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();

const multilang = /<span[^<>]*\bmultilang\b[^<>]*>([^<]*(?:<(?!\/span)[^<]*)*)<\/span>/gi;
const mlang = /\{mlang ([\w,-]+)\}((?:[^{]|\{(?!mlang))*)\{mlang\}/gi;

const isMultilingual = (html: string) => html.search(multilang) >= 0 || html.search(mlang) >= 0;

/** Leaves out what is marked as another language (Moodle's multilang and multilang2 filters). */
const only = (html: string, language: Language): string =>
  html
    .replace(multilang, (whole, inner: string) => (speaks(/\blang\s*=\s*["']?([\w-]+)/i.exec(whole)?.[1], language) ? inner : ""))
    .replace(mlang, (_, named: string, inner: string) => (named.split(",").some((one) => one === "other" || speaks(one, language)) ? inner : ""));

const speaks = (named: string | undefined, language: Language) => (named ?? "").toLowerCase().startsWith(language);

const toText = (html: string): string =>
  oneLine(
    decodeEntities(
      html
        .replace(/<(script|style)\b[^<>]*>[^<]*(?:<(?!\/(?:script|style))[^<]*)*<\/(?:script|style)>/gi, " ")
        .replace(/<!--(?:[^-]|-(?!->))*-->/g, " ")
        .replace(/<\/?(?:p|div|br|li|ul|ol|h\d|tr|td|th|table|pre|blockquote|hr)\b[^<>]*>/gi, " ")
        .replace(/<\/?[a-z][^<>]*>/gi, ""),
    ),
  );

const named: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  hellip: "…",
  ndash: "–",
  mdash: "—",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  middot: "·",
  times: "×",
  euro: "€",
  eacute: "é",
  egrave: "è",
  agrave: "à",
  auml: "ä",
  ouml: "ö",
  uuml: "ü",
  szlig: "ß",
  ccedil: "ç",
  ntilde: "ñ",
};

const decodeEntities = (text: string): string =>
  text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith("#")) return named[name] ?? whole;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "\ufffd";
  });

import { type Language, languages } from "~/locale/language";
import { trail } from "./explain";
import type { Finding } from "./fault";
import { readInline, walk } from "./markdown";

const names: Record<Language, string> = { en: "English", zh: "Chinese" };

/** Checks every text of a YAML file: there in each required language, and nothing in it but a sentence with emphasis, code and links. */
export function checkShortTexts(raw: unknown, required: readonly Language[], leadsTo: (url: string) => boolean): Finding[] {
  const findings: Finding[] = [];
  look(raw, [], required);
  return findings;

  function look(value: unknown, at: PropertyKey[], required: readonly Language[]) {
    if (typeof value !== "object" || value === null) return;
    if (!isText(value)) {
      const needed = "status" in value && value.status === "draft" ? [] : required; // a draft, such as a question, may be half-written
      for (const [key, inner] of Object.entries(value)) look(inner, [...at, Array.isArray(value) ? Number(key) : key], needed);
      return;
    }
    for (const language of required)
      if (value[language] === undefined) findings.push({ at, sentence: `${trail(raw, at)}the ${names[language]} text is missing` });
    for (const language of languages) {
      const sentence = typeof value[language] === "string" ? faultIn(value[language], leadsTo) : null;
      if (sentence) findings.push({ at: [...at, language], sentence: trail(raw, [...at, language]) + sentence });
    }
  }
}

const isText = (value: object): value is Partial<Record<Language, unknown>> => {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every((key) => key === "en" || key === "zh");
};

/** Most texts hold nothing that markdown cares about, and are not parsed. */
const plain = /^(?![\s>#+-]|\d+[.)]\s)[^\n<>[\]*_`&\\!~|=]*$/;

function faultIn(text: string, leadsTo: (url: string) => boolean): string | null {
  if (plain.test(text) || text.trim() === "") return null;
  const parts = readInline(text);
  if (!parts) return "a text here is one paragraph: no lists, headings or empty lines";
  let sentence: string | null = null;
  for (const part of parts)
    walk(part, (node) => {
      if (node.type === "html") sentence ??= `raw HTML is not used: ${node.value!.slice(0, 40)}`;
      if (node.type === "image") sentence ??= "a picture cannot stand here, only in a lesson";
      if (node.type === "link" && !leadsTo(node.url ?? "")) sentence ??= `the link "${node.url}" leads nowhere`;
      if (node.type === "text" && node.value!.includes("**"))
        sentence ??= "** would be shown as two stars here; put punctuation outside of the bold words, or a space after them";
    });
  return sentence;
}

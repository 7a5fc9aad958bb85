import type { Files } from "~/content/files";
import { readYaml } from "~/content/yaml-file";
import { type Language, languages } from "~/locale/language";

/** A stretch of text in one language as people read it, and where it stands. */
export type Passage = { file: string; line: number; language: Language; text: string };

/** Every text of the content: paragraphs of lessons and job aids, texts of YAML files, words of figures. */
export const passagesOf = (files: Files): Passage[] => Object.entries(files).flatMap(([file, text]) => (file.endsWith(".yaml") ? ofYaml : ofWhole)(file, text));

function ofYaml(file: string, text: string): Passage[] {
  const { value, lineOf } = readYaml(file, text);
  const found: Passage[] = [];
  const look = (inner: unknown, at: PropertyKey[]) => {
    if (typeof inner !== "object" || inner === null) return;
    for (const [key, one] of Object.entries(inner)) {
      const here = [...at, Array.isArray(inner) ? Number(key) : key];
      const language = languages.find((known) => known === key);
      if (language && typeof one === "string") found.push({ file, line: lineOf(here), language, text: readable(one) });
      else look(one, here);
    }
  };
  look(value, []);
  return found;
}

function ofWhole(file: string, text: string): Passage[] {
  const language = languages.find((known) => new RegExp(`\\.${known}\\.(md|svg)$`).test(file));
  if (!language) return [];
  const shown = file.endsWith(".svg") ? text.replace(/<(style|defs)[\s\S]*?<\/\1>|<[^>]*>/g, blank) : readable(text.replace(/^---\n[\s\S]*?\n---\n/, blank));
  let line = 1;
  return shown.split(/(\n\s*\n)/).flatMap((part) => {
    const start = line;
    line += part.split("\n").length - 1;
    return part.trim() ? [{ file, line: start, language, text: part }] : [];
  });
}

/** Without code, addresses, the signs of boxes and glossary words, and emphasis. Lines stay lines. */
const readable = (text: string) =>
  text
    .replace(/```[\s\S]*?```|`[^`\n]*`/g, blank)
    .replace(/\]\([^)\n]*\)/g, "]")
    .replace(/^:::\w*/gm, "")
    .replace(/:term\[([^\]]*)\]/g, "$1")
    .replace(/\{id=[^}]*\}/g, "")
    .replace(/!(?=\[)|[*_[\]]/g, "");

const blank = (found: string) => found.replace(/[^\n]/g, " ");

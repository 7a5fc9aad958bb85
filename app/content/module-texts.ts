import type { z } from "zod";
import { aidHead, lessonHead, type ModuleFile } from "~/courses/module";
import type { Language } from "~/locale/language";
import { readShape } from "./explain";
import type { Fault } from "./fault";
import { type HastElement, readFigure } from "./figure";
import type { ModuleFolder, TextFile } from "./files";
import { type Markdown, readMarkdown } from "./markdown";
import { compareOutlines } from "./outline";

/** A text of a module in the languages it was written in. */
export type Text = { id: string; languages: Partial<Record<Language, { title: string; minutes: number; covers: string[]; markdown: Markdown }>> };
export type ModuleTexts = { lessons: Map<string, Text>; aid: Text | null; figures: Record<Language, Map<string, HastElement>>; faults: Fault[] };

const names: Record<Language, string> = { en: "English", zh: "Chinese" };

/** Reads a module's markdown and figures. Which lessons there must be is checked by `checkTexts`. */
export function readTexts(folder: ModuleFolder): ModuleTexts {
  const faults: Fault[] = [];
  const lessons = new Map<string, Text>();
  for (const one of folder.lessons) {
    if (lessons.get(one.id)?.languages[one.language])
      faults.push({ file: one.file, line: 1, sentence: `there is another file for the lesson "${one.id}" in this language` });
    if (!lessons.has(one.id)) lessons.set(one.id, { id: one.id, languages: {} });
    add(lessons.get(one.id)!, one, lessonHead, one.id);
  }
  const aid: Text | null = folder.aid.length > 0 ? { id: "aid", languages: {} } : null;
  for (const one of folder.aid) add(aid!, one, aidHead);

  const figures = { en: new Map<string, HastElement>(), zh: new Map<string, HastElement>() };
  for (const { file, id, language, text } of folder.figures) {
    const { svg, faults: found } = readFigure(file, text);
    faults.push(...found);
    if (svg) figures[language].set(id, svg);
  }
  return { lessons, aid, figures, faults };

  function add(
    to: Text,
    { file, text, language }: TextFile,
    shape: z.ZodType<{ id: string; title: string; minutes?: number; covers?: string[] }>,
    id?: string,
  ) {
    const markdown = readMarkdown(file, text);
    faults.push(...markdown.head.faults);
    const { value, explained } = markdown.head.faults.length > 0 ? { explained: [] } : readShape(shape, markdown.head.value);
    faults.push(...explained.map(({ at, sentence }) => ({ file, line: markdown.head.lineOf(at), sentence })));
    if (value && id && value.id !== id)
      faults.push({ file, line: markdown.head.lineOf(["id"]), sentence: `the id is "${value.id}", but the file's name says "${id}"` });
    const raw = (markdown.head.value ?? {}) as { title?: unknown };
    to.languages[language] = { title: value?.title ?? String(raw.title ?? to.id), minutes: value?.minutes ?? 0, covers: value?.covers ?? [], markdown };
  }
}

/** Are the listed lessons there, in every required language, alike in structure, and no others? */
export function checkTexts(
  folder: ModuleFolder,
  texts: ModuleTexts,
  module: ModuleFile,
  lineOf: (at: PropertyKey[]) => number,
  required: readonly Language[],
): Fault[] {
  const moduleFile = `modules/${folder.slug}/module.yaml`;
  const listed = module.lessons.flatMap((id, place) => {
    const at = { file: moduleFile, line: lineOf(["lessons", place]) };
    const text = texts.lessons.get(id);
    if (!text)
      return [
        {
          ...at,
          sentence: `the lesson "${id}" has no file; expected modules/${folder.slug}/lessons/${String(place + 1).padStart(2, "0")}-${id}.${required[0]}.md`,
        },
      ];
    return missing(text, required).map((language) => ({ ...at, sentence: `the lesson "${id}" has no ${names[language]} text` }));
  });
  const unlisted = folder.lessons
    .filter(({ id }) => !module.lessons.includes(id))
    .map(({ file, id }) => ({ file, line: 1, sentence: `${moduleFile} does not list the lesson "${id}"` }));
  const aid = texts.aid
    ? missing(texts.aid, required).map((language) => ({ file: folder.aid[0]!.file, line: 1, sentence: `the job aid has no ${names[language]} text` }))
    : [];
  const alike = [...texts.lessons.values(), ...(texts.aid ? [texts.aid] : [])].flatMap(compareLanguages);
  return [...listed, ...unlisted, ...aid, ...alike, ...astray(texts, module)];
}

/** What a lesson says it covers, though the module does not. */
const astray = (texts: ModuleTexts, module: ModuleFile): Fault[] =>
  [...texts.lessons.values()].flatMap(({ languages }) =>
    Object.values(languages).flatMap(({ covers, markdown: { file, head } }) =>
      covers.flatMap((id, place) =>
        module.covers.includes(id) ? [] : [{ file, line: head.lineOf(["covers", place]), sentence: `module.yaml does not name "${id}" under covers` }],
      ),
    ),
  );

const missing = (text: Text, required: readonly Language[]) => required.filter((language) => !text.languages[language]);

function compareLanguages({ languages: { en, zh } }: Text): Fault[] {
  if (!en || !zh) return [];
  const minutes =
    en.minutes === zh.minutes
      ? []
      : [
          {
            file: zh.markdown.file,
            line: zh.markdown.head.lineOf(["minutes"]),
            sentence: `the minutes are ${zh.minutes} here and ${en.minutes} in ${en.markdown.file}`,
          },
        ];
  const covers = sameSet(en.covers, zh.covers)
    ? []
    : [
        {
          file: zh.markdown.file,
          line: zh.markdown.head.lineOf(["covers"]),
          sentence: `covers is ${named(zh.covers)} here and ${named(en.covers)} in ${en.markdown.file}`,
        },
      ];
  return [...minutes, ...covers, ...compareOutlines(en.markdown, zh.markdown)];
}

const sameSet = (a: string[], b: string[]) => a.every((id) => b.includes(id)) && b.every((id) => a.includes(id));
const named = (ids: string[]) => (ids.length > 0 ? ids.join(", ") : "empty");

import { figureHtml } from "~/content/figure-html";
import { inlineHtml } from "~/content/inline";
import { type Bilingual, inLanguage, type Language } from "~/locale/language";
import { placeOf } from "./drawn-parts";
import { gapsIn, passageSegments } from "./passage";
import type { Question } from "./quiz";

type Part = { id: string; text: string };

/** What stands before a question: the moment at work, what is said, the figure. */
export type Setting = { situation: string | null; dialogue: { speaker: string; line: string }[]; image: string | null };

/** A question as it is put to a person, in one language: rendered texts and nothing of its key, feedback or explanation. */
export type Asked = Setting & {
  id: string;
  kind: Question["kind"];
  /** A matching whose choices are groups to put the parts into. */
  sorting: boolean;
  text: string;
  /** Options, the left parts of a matching, items or gaps, in the order drawn. */
  parts: Part[];
  /** The right side of a matching. */
  choices: Part[];
  /** The text before, between and after the gaps. */
  passage: string[];
  unit: string | null;
};

/** Picks what may be shown before release, with the parts in the order drawn. Whatever a question gains later stays out unless it is added here. */
export function asked(question: Question, parts: string[], language: Language): Asked {
  const html = (text: Bilingual) => inlineHtml(inLanguage(text, language));
  const among = (things: { id: string; text: Bilingual }[], name: (id: string) => string): Part[] =>
    parts.flatMap((id) => things.filter((thing) => thing.id === id).map((thing) => ({ id: name(id), text: html(thing.text) })));
  const placed = (things: { id: string; text: Bilingual }[]) => among(things, (id) => placeOf(parts, id));
  const common = {
    ...settingOf(question, language),
    id: question.id,
    kind: question.kind,
    sorting: question.kind === "matching" && question.as === "sorting",
    text: html(question.text),
    parts: [],
    choices: [],
    passage: [],
    unit: null,
  };
  switch (question.kind) {
    case "single":
    case "multiple":
      return { ...common, parts: among(question.options, (id) => id) };
    case "matching":
      return { ...common, parts: placed(question.parts), choices: placed(question.choices) };
    case "ordering":
      return { ...common, parts: placed(question.items) };
    case "fill-in":
      return {
        ...common,
        parts: gapsIn(inLanguage(question.passage, language)).map((id) => ({ id: placeOf(parts, id), text: "" })),
        passage: passageSegments(inLanguage(question.passage, language)) ?? [],
      };
    case "numeric":
      return { ...common, unit: question.unit ? html(question.unit) : null };
    case "true-false":
    case "essay":
      return common;
  }
}

export function settingOf({ situation, dialogue = [], image }: Question, language: Language): Setting {
  const html = (text: Bilingual) => inlineHtml(inLanguage(text, language));
  return {
    situation: situation ? html(situation) : null,
    dialogue: dialogue.map(({ speaker, line }) => ({ speaker: html(speaker), line: html(line) })),
    image: image ? figureHtml(image.svg && inLanguage(image.svg, language), inLanguage(image.alt, language), language) : null,
  };
}

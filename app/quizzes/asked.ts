import { inlineHtml } from "~/content/inline";
import { inLanguage, type Language } from "~/locale/language";
import type { Question } from "./quiz";

/** A question as it is put to a person, in one language: rendered texts and nothing of its key, feedback or explanation. */
export type Asked = { id: string; kind: Question["kind"]; situation: string | null; text: string; parts: { id: string; text: string }[] };

/** Picks what may be shown before release, with the parts in the order drawn. Whatever a question gains later stays out unless it is added here. */
export function asked(question: Question, parts: string[], language: Language): Asked {
  const html = (text: { en: string; zh: string }) => inlineHtml(inLanguage(text, language));
  const options = "options" in question ? question.options : [];
  return {
    id: question.id,
    kind: question.kind,
    situation: question.situation ? html(question.situation) : null,
    text: html(question.text),
    parts: parts.flatMap((id) => options.filter((option) => option.id === id).map((option) => ({ id, text: html(option.text) }))),
  };
}

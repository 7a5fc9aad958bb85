import type { BankQuestion, Module } from "~/content/library";
import { catalogues } from "~/locale/catalogues";
import { type Bilingual, inLanguage } from "~/locale/language";
import type { Exam } from "./exam";

/** The short quiz on what is new in a version of a module: an exam of its own, so that it is passed against that version and no other. */
export const deltaId = (moduleId: string, version: number): string => `delta-${moduleId}-v${version}`;

/** As its author would have written it, with the very questions the module names, wherever they serve; null where it names none. */
export function deltaOf({ id, code, version, title, delta, quiz }: Module): { exam: Omit<Exam, "status">; questions: BankQuestion[] } | null {
  const questions = (quiz?.questions ?? [])
    .filter((question) => delta.includes(question.id))
    .map(({ serves: _serves, ...question }) => question as BankQuestion);
  if (version === 1 || !quiz || questions.length === 0) return null;
  const { passMark, shows } = quiz;
  const what = { id: deltaId(id, version), code: `${code}.${version}`, title: deltaTitle(title), instructions: [said(({ exams }) => exams.delta.before)] };
  return { exam: { ...what, passMark, shows, draw: [{ module: id, count: questions.length }], minima: [] }, questions };
}

/** What such a quiz is called, also when a later version has taken its place. */
export const deltaTitle = (title: Bilingual): Bilingual => said(({ exams }, language) => exams.delta.title(inLanguage(title, language)));

/** The title of a test that was one of these, by the module it was about. */
export function deltaTitleOf(quizId: string, modules: ReadonlyMap<string, { title: Bilingual }>): Bilingual | null {
  const module = modules.get(/^delta-(.+)-v\d+$/.exec(quizId)?.[1] ?? "");
  return module ? deltaTitle(module.title) : null;
}

const said = (say: (words: (typeof catalogues)["en"], language: "en" | "zh") => string): Bilingual => ({
  en: say(catalogues.en, "en"),
  zh: say(catalogues.zh, "zh"),
});

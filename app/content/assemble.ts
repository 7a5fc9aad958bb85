import { type Language, languages } from "~/locale/language";
import type { Quiz } from "~/quizzes/quiz";
import type { Read, ReadModule } from "./compile";
import { contentHash } from "./hashing";
import type { KindName, Kinds } from "./kind";
import type { Hashed, Library, Module, QuizInUse, Rendered } from "./library";
import type { Text } from "./module-texts";
import type { Addresses } from "./references";
import { renderMarkdown, type Setting } from "./render";

export type Parts = { hash: string; reads: Read[]; modules: ReadModule[]; addresses: Addresses; done: Map<Text, Omit<Rendered, "hash">> };

/** The library of all that could be read: what is published, or with the drafts. */
export function assemble({ hash, reads, modules, addresses, done }: Parts, drafts: boolean): Library {
  const authored = new Map<string, { kind: string; contentId: string; body: unknown }>();
  const keep = (kind: string, contentId: string, body: unknown) => {
    const key = contentHash(kind, body);
    authored.set(key, { kind, contentId, body });
    return key;
  };
  const shown = <K extends KindName>(name: K) =>
    reads.filter((read) => read.kind.name === name && read.value !== undefined && (drafts || !read.draft)) as unknown as (Read<K> & { value: Kinds[K] })[];
  const hashed = <K extends "course" | "rubric" | "scenario" | "certification">(name: K) =>
    byId(shown(name).map(({ value, raw }) => ({ ...value, hash: keep(name, value.id, raw) }) as Hashed<Kinds[K]>));

  const company = shown("company")[0]?.value ?? { id: "company", name: { en: "", zh: "" }, timeZone: "UTC", languages: [...languages] };
  const claims = byId(shown("claims").flatMap(({ value }) => value.claims));
  const glossary = byId(shown("glossary").flatMap(({ value }) => value.terms));
  const published = modules.filter(({ module, draft }) => module?.value && (drafts || !draft));

  const render: Render = (kind, text, slug, figures) => {
    const settings = (language: Language): Setting => ({
      language,
      claims,
      terms: glossary,
      figures: figures[language],
      address: (url) => addresses.resolve(url, slug),
    });
    if (!done.has(text)) done.set(text, rendered(text, settings));
    return { ...done.get(text)!, hash: keep(kind, text.id, sources(text)) };
  };

  return {
    hash,
    zone: company.timeZone,
    company,
    modules: byId(published.map((read) => moduleOf(read, keep, render))),
    courses: hashed("course"),
    rubrics: hashed("rubric"),
    scenarios: hashed("scenario"),
    certifications: hashed("certification"),
    claims,
    glossary,
    authored,
  };
}

type Keep = (kind: string, contentId: string, body: unknown) => string;
type Render = (kind: "lesson" | "aid", text: Text, slug: string, figures: ReadModule["texts"]["figures"]) => Rendered;

function moduleOf({ folder, texts, module, quiz }: ReadModule, keep: Keep, render: Render): Module {
  const { status: _status, ...value } = module!.value!;
  const lessons = value.lessons.flatMap((id, place) => {
    const text = texts.lessons.get(id);
    if (!text) return [];
    const minutes = Math.max(...Object.values(text.languages).map((written) => written.minutes));
    return [{ ...render("lesson", text, folder.slug, texts.figures), id, number: place + 1, minutes }];
  });
  return {
    ...value,
    slug: folder.slug,
    lessons,
    quiz: value.quiz && quiz?.value ? quizOf(value.id, quiz.value, quiz.raw, keep) : null,
    aid: texts.aid ? render("aid", texts.aid, folder.slug, texts.figures) : null,
  };
}

function quizOf(moduleId: string, value: Quiz, raw: unknown, keep: Keep): QuizInUse {
  const { questions: rawQuestions, ...settings } = raw as { questions: unknown[] };
  const questions = value.questions.map((question, place) => ({ ...question, hash: keep("question", question.id, rawQuestions[place]) }));
  return { ...value, moduleId, settingsHash: keep("quiz", value.id, settings), questions };
}

/** A text in both languages. Where one is missing, the other stands in for it. */
function rendered(text: Text, setting: (language: Language) => Setting): Omit<Rendered, "hash"> {
  const written = languages.filter((language) => text.languages[language]);
  const html = new Map(written.map((language) => [language, renderMarkdown(text.languages[language]!.markdown.tree, setting(language))]));
  const or = <T>(of: (language: Language) => T): Record<Language, T> => ({
    en: of(written.includes("en") ? "en" : "zh"),
    zh: of(written.includes("zh") ? "zh" : "en"),
  });
  return {
    title: or((language) => text.languages[language]!.title),
    html: or((language) => html.get(language)!),
    missing: languages.filter((language) => !written.includes(language)),
  };
}

const sources = (text: Text) => Object.fromEntries(Object.entries(text.languages).map(([language, { markdown }]) => [language, markdown.text]));

const byId = <T extends { id: string }>(things: T[]): ReadonlyMap<string, T> => new Map(things.map((thing) => [thing.id, thing]));

import { rules } from "~/certification/rules";
import { type Bilingual, type Language, languages } from "~/locale/language";
import { deltaOf } from "~/quizzes/delta";
import { type Exam, modulesDrawn } from "~/quizzes/exam";
import { isDraft, type Quiz } from "~/quizzes/quiz";
import { servingIn } from "~/quizzes/serves";
import type { ModuleFolder } from "./files";
import { contentHash } from "./hashing";
import type { KindName, Kinds } from "./kind";
import type { BankQuestion, ExamInUse, Hashed, Library, Module, Rendered } from "./library";
import type { Text } from "./module-texts";
import type { Read, ReadModule } from "./read-files";
import type { Addresses } from "./references";
import { renderText, sources } from "./render-text";

export type Parts = { hash: string; reads: Read[]; modules: ReadModule[]; addresses: Addresses };

/** The library of all that could be read: what is published, or with the drafts. */
export function assemble({ hash, reads, modules, addresses }: Parts, drafts: boolean): Library {
  const authored = new Map<string, { kind: string; contentId: string; body: unknown }>();
  const keep = (kind: string, contentId: string, body: unknown) => {
    const key = contentHash(kind, body);
    authored.set(key, { kind, contentId, body });
    return key;
  };
  const shown = <K extends KindName>(name: K) =>
    reads.filter((read) => read.kind.name === name && read.value !== undefined && (drafts || !read.draft)) as unknown as (Read<K> & { value: Kinds[K] })[];
  const hashed = <K extends "course" | "rubric" | "scenario">(name: K) =>
    byId(shown(name).map(({ value, raw }) => ({ ...value, hash: keep(name, value.id, raw) }) as Hashed<Kinds[K]>));
  const judged = ({ value, raw }: Read<"certification"> & { value: { id: string } }) => {
    const { data } = rules.safeParse(raw); // what the engine cannot judge yet is in drafts only, and in no library
    return data ? [{ ...data, hash: keep("certification", value.id, raw) }] : [];
  };

  const company = shown("company")[0]?.value ?? { id: "company", name: { en: "", zh: "" }, timeZone: "UTC", languages: [...languages] };
  const claims = byId(shown("claims").flatMap(({ value }) => value.claims));
  const glossary = byId(shown("glossary").flatMap(({ value }) => value.terms));
  const published = modules.filter(({ module, draft }) => module?.value && (drafts || !draft));

  const words = { claims, terms: glossary, shownWith: contentHash("words", [[...claims.values()], [...glossary.values()]]) };
  const render: Render = (kind, text, { folder, texts }) => ({
    ...renderText(text, { ...words, folder, figures: texts.figures, address: (url) => addresses.resolve(url, folder.slug) }),
    hash: keep(kind, text.id, sources(text)),
  });

  const inUse = byId(published.map((read) => moduleOf(read, keep, render, drafts)));
  return {
    hash,
    zone: company.timeZone,
    company,
    modules: inUse,
    exams: byId([...shown("exam").map(({ value, raw }) => examOf(value, keep("exam", value.id, raw), inUse)), ...deltasOf(inUse, keep)]),
    courses: hashed("course"),
    rubrics: hashed("rubric"),
    scenarios: hashed("scenario"),
    certifications: byId(shown("certification").flatMap(judged)),
    claims,
    glossary,
    phrases: byId(shown("phrases").flatMap(({ value }) => value.moments)),
    authored,
  };
}

type Keep = (kind: string, contentId: string, body: unknown) => string;
type Render = (kind: "lesson" | "aid", text: Text, read: ReadModule) => Rendered;

function moduleOf(read: ReadModule, keep: Keep, render: Render, drafts: boolean): Module {
  const { folder, texts, module, quiz } = read;
  const { status: _status, ...value } = module!.value!;
  const lessons = value.lessons.flatMap((id, place) => {
    const text = texts.lessons.get(id);
    if (!text) return [];
    const minutes = Math.max(...Object.values(text.languages).map((written) => written.minutes));
    const covers = [...new Set(Object.values(text.languages).flatMap((written) => written.covers))];
    return [{ ...render("lesson", text, read), id, number: place + 1, minutes, covers }];
  });
  return {
    ...value,
    slug: folder.slug,
    lessons,
    quiz: value.quiz && quiz?.value ? quizOf(value.id, quiz.value, quiz.raw, folder, keep, drafts) : null,
    aid: texts.aid ? render("aid", texts.aid, read) : null,
  };
}

function quizOf(moduleId: string, value: Quiz, raw: unknown, folder: ModuleFolder, keep: Keep, drafts: boolean): NonNullable<Module["quiz"]> {
  const { questions: rawQuestions, ...settings } = raw as { questions: object[] };
  const questions = value.questions.map((question, place) => {
    // A question's figure is part of it: an old attempt shows the one it was answered with.
    const drawn = question.image && { image: { ...question.image, svg: figureIn(folder, question.image.figure) } };
    return { ...question, ...drawn, moduleId, hash: keep("question", question.id, { ...rawQuestions[place], ...drawn }) };
  });
  const shown = drafts ? questions : questions.filter((question) => !isDraft(question)); // a draft is never drawn, because nobody finds it here
  return { ...value, minima: [], moduleId, settingsHash: keep("quiz", value.id, settings), questions: shown };
}

/** The bank of an exam are the very questions of its modules that serve exams, with their hashes. */
function examOf({ status: _status, ...value }: Exam, settingsHash: string, modules: ReadonlyMap<string, Module>): ExamInUse {
  const questions: BankQuestion[] = modulesDrawn(value).flatMap((id) => servingIn(modules.get(id)?.quiz?.questions ?? [], "exam"));
  return { ...value, topics: [], moduleId: null, settingsHash, questions };
}

/** The short quizzes on what is new in the modules. */
const deltasOf = (modules: ReadonlyMap<string, Module>, keep: Keep): ExamInUse[] =>
  [...modules.values()].flatMap((module) => {
    const delta = deltaOf(module);
    return delta ? [{ ...delta.exam, topics: [], moduleId: null, settingsHash: keep("exam", delta.exam.id, delta.exam), questions: delta.questions }] : [];
  });

function figureIn({ figures }: ModuleFolder, id: string): Bilingual {
  const of = (language: Language) => figures.find((figure) => figure.id === id && figure.language === language)?.text;
  return { en: of("en") ?? of("zh") ?? "", zh: of("zh") ?? of("en") ?? "" };
}

const byId = <T extends { id: string }>(things: T[]): ReadonlyMap<string, T> => new Map(things.map((thing) => [thing.id, thing]));

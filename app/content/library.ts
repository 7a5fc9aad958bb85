import type { Rules } from "~/certification/rules";
import type { Course, ModuleFile } from "~/courses/module";
import type { Bilingual, Language } from "~/locale/language";
import type { Exam } from "~/quizzes/exam";
import type { Question, Quiz, QuizSettings } from "~/quizzes/quiz";
import type { Rubric } from "~/role-plays/rubric";
import type { Scenario } from "~/role-plays/scenario";
import type { Claim, Company, Term } from "./company";
import type { Moment } from "./phrases";

/** A markdown text, rendered and sanitised once per version. */
export type Rendered = {
  title: Bilingual;
  html: Record<Language, string>;
  hash: string /** The language it was written in where the asked one is missing. */;
  missing: Language[];
};
export type Lesson = Rendered & { id: string; number: number; minutes: number; covers: string[] };
/** A question with the hash of its authored data, and the module whose bank it is in. */
export type BankQuestion = Question & { hash: string; moduleId: string };
/** A test in use: the quiz of a module, or an exam over several, which has no module of its own. */
export type QuizInUse = QuizSettings & { moduleId: string | null; settingsHash: string; questions: BankQuestion[] };
export type ExamInUse = Omit<Exam, "status"> & QuizInUse & { moduleId: null };
type ModuleQuiz = Omit<Quiz, "questions"> & QuizInUse & { moduleId: string };
export type Module = Omit<ModuleFile, "lessons" | "quiz" | "status"> & { slug: string; lessons: Lesson[]; quiz: ModuleQuiz | null; aid: Rendered | null };
export type Hashed<T> = T & { hash: string };

/**
 * Everything published that authors wrote, read, checked and rendered: one value per version of the whole, the same for every
 * request that began with it. Maps are by id and keep the order of the files. Drafts are not in it.
 */
export type Library = {
  hash: string;
  zone: string;
  company: Company;
  modules: ReadonlyMap<string, Module>;
  exams: ReadonlyMap<string, ExamInUse>;
  courses: ReadonlyMap<string, Hashed<Course>>;
  rubrics: ReadonlyMap<string, Hashed<Rubric>>;
  scenarios: ReadonlyMap<string, Hashed<Scenario>>;
  certifications: ReadonlyMap<string, Hashed<Rules>>;
  claims: ReadonlyMap<string, Claim>;
  glossary: ReadonlyMap<string, Term>;
  /** What to say and what never, by moment. */
  phrases: ReadonlyMap<string, Moment>;
  /** Authored JSON by hash, to be stored on first use (`content_versions`). */
  authored: ReadonlyMap<string, { kind: string; contentId: string; body: unknown }>;
};

export const moduleBySlug = (library: Library, slug: string | undefined): Module | undefined =>
  [...library.modules.values()].find((module) => module.slug === slug);

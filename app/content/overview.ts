import type { Bilingual } from "~/locale/language";
import type { Compiled } from "./compile";
import { lessonLengths } from "./survey";

export type ModuleState = { kind: "draft" } | { kind: "published" } | { kind: "faulty"; faults: number };
export type ModuleOverview = {
  slug: string;
  code: string;
  title: Bilingual;
  state: ModuleState;
  lessons: { id: string; title: Bilingual; minutes: number; words: { en: number | null; zh: number | null } }[];
  questions: number;
  aid: boolean;
};

/** Every module that could be read, as its authors want to see it at a glance. */
export function overviewOf(newest: Compiled): ModuleOverview[] {
  const lengths = lessonLengths(newest);
  const words = (slug: string, lessonId: string, language: "en" | "zh") =>
    lengths.find((length) => length.slug === slug && length.lessonId === lessonId && length.language === language)?.words ?? null;
  return [...newest.everything.modules.values()].map(({ slug, code, title, lessons, quiz, aid }) => ({
    slug,
    code,
    title,
    state: stateOf(newest, slug),
    lessons: lessons.map(({ id, title, minutes }) => ({ id, title, minutes, words: { en: words(slug, id, "en"), zh: words(slug, id, "zh") } })),
    questions: quiz?.questions.length ?? 0,
    aid: aid !== null,
  }));
}

export function stateOf({ faults, drafts }: Pick<Compiled, "faults" | "drafts">, slug: string): ModuleState {
  const own = faults.filter(({ file }) => file.startsWith(`modules/${slug}/`)).length;
  if (own > 0) return { kind: "faulty", faults: own };
  return drafts.has(slug) ? { kind: "draft" } : { kind: "published" };
}

import type { Library } from "~/content/library";
import { inLanguage, type Language } from "~/locale/language";

/** Where to read again: a lesson for the criterion to work on, else the module of the role-play. */
export type ReadAgain = { to: string; title: string };

/** A lesson of the module that has the role-play comes first, then one of any module. */
export function readAgainFor(library: Pick<Library, "modules">, scenarioId: string, criterionId: string | null, language: Language): ReadAgain | null {
  const modules = [...library.modules.values()];
  const own = modules.find(({ rolePlays }) => rolePlays.includes(scenarioId));
  for (const module of criterionId === null ? [] : [...(own ? [own] : []), ...modules]) {
    const lesson = module.lessons.find(({ id }) => id === module.readAgain[criterionId!]);
    if (lesson) return { to: `/modules/${module.slug}/lessons/${lesson.id}`, title: inLanguage(lesson.title, language) };
  }
  return own ? { to: `/modules/${own.slug}`, title: inLanguage(own.title, language) } : null;
}

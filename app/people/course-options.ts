import type { Library } from "~/content/library";
import { inLanguage, type Language } from "~/locale/language";

/** The courses one may assign, in the order of the library. */
export const courseOptions = (library: Library, language: Language) =>
  [...library.courses.values()].map(({ id, title }) => ({ id, title: inLanguage(title, language) }));

/** What a new person starts with: the first course for new hires. */
export const firstCourseId = (library: Library): string | null => [...library.courses.values()].find(({ tier }) => tier === "new-hire")?.id ?? null;

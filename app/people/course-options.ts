import type { Library } from "~/content/library";
import { inLanguage, type Language } from "~/locale/language";

/** The courses one may assign, in the order of the library, each with the certification it leads to: who is assigned one is assigned both. */
export const courseOptions = (library: Library, language: Language) =>
  [...library.courses.values()].map(({ id, title, certification }) => {
    const leadsTo = library.certifications.get(certification);
    return { id, title: [title, ...(leadsTo ? [leadsTo.title] : [])].map((text) => inLanguage(text, language)).join(" · ") };
  });

/** What a new person starts with: the first course for new hires. */
export const firstCourseId = (library: Library): string | null => [...library.courses.values()].find(({ tier }) => tier === "new-hire")?.id ?? null;

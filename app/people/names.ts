import type { Language } from "~/locale/language";

/** The name a page in this language addresses somebody by: the one written in its script, where a person has one. */
export function nameIn(language: Language, { name, otherName }: { name: string; otherName: string | null }): string {
  const wanted = (text: string) => /\p{Script=Han}/u.test(text) === (language === "zh");
  return !wanted(name) && otherName && wanted(otherName) ? otherName : name;
}

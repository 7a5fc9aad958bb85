import type { Language } from "~/locale/language";

/** The name a page in this language addresses somebody by: the one written in its script, where a person has one. */
export function nameIn(language: Language, { name, otherName }: { name: string; otherName: string | null }): string {
  const wanted = (text: string) => /\p{Script=Han}/u.test(text) === (language === "zh");
  return !wanted(name) && otherName && wanted(otherName) ? otherName : name;
}

/** A name with its form in the other script beside it, of a person, department or group. */
export const bothNames = ({ name, otherName }: { name: string; otherName: string | null }): string => (otherName ? `${name} · ${otherName}` : name);

/** The name that stands under a signature, whatever the language of the page. */
export const nameAsSigned = ({ name, otherName }: { name: string; otherName: string | null }) => (otherName ? `${name} ${otherName}` : name);

import type { Language } from "~/locale/language";

const han = /\p{Script=Han}/u;

/** The name people are called by in a language: in its script where they have one so, else the name itself. */
export function nameIn({ name, otherName }: { name: string; otherName: string | null }, language: Language): string {
  const fits = (one: string) => han.test(one) === (language === "zh");
  return fits(name) || !otherName || !fits(otherName) ? name : otherName;
}

import type { Library } from "~/content/library";
import { catalogues } from "~/locale/catalogues";
import { formatDay } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import type { NotCounting } from "./stopped";

/** Since when and why a certificate does not count, for its holder and for HR. A stranger is told neither. */
export function stoppedInWords({ name, since, why }: NotCounting, { library, language }: { library: Library; language: Language }): string {
  const { said } = catalogues[language].life;
  const day = formatDay(since, language);
  if ("reason" in why) return said[name](day, why.reason);
  return said.lost(day, inLanguage(library.certifications.get(why.lost)?.title ?? { en: why.lost }, language));
}

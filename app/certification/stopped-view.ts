import type { Library } from "~/content/library";
import { catalogues, type Words } from "~/locale/catalogues";
import { formatDay } from "~/locale/day";
import { inLanguage, type Language } from "~/locale/language";
import type { Day } from "~db/kit";
import type { Owed } from "./facts";
import type { NotCounting } from "./stopped";

type Viewing = { library: Library; language: Language };

/** Since when and why a certificate does not count, for its holder and for HR. A stranger is told neither. */
export function stoppedInWords({ name, since, why }: NotCounting, { library, language }: Viewing): string {
  const { said } = catalogues[language].life;
  const day = formatDay(since, language);
  if ("reason" in why) return said[name](day, why.reason);
  if ("owed" in why) return owedInWords(since, why.owed, said.owed, { library, language });
  return said.lost(day, inLanguage(library.certifications.get(why.lost)?.title ?? { en: why.lost }, language));
}

function owedInWords(since: Day, { about, dueOn }: Owed, said: Words["life"]["said"]["owed"], { library, language }: Viewing): string {
  const [from, last] = [formatDay(since, language), formatDay(dueOn, language)];
  if (about.kind !== "delta") return said[about.kind](from, last);
  return said.delta(from, last, inLanguage(library.modules.get(about.moduleId)?.title ?? { en: about.moduleId }, language));
}

/** What somebody is to pass again, until when, and why: told to them. */
export function dutyInWords({ about, dueOn, reason }: Owed & { reason: string }, { library, language, today }: Viewing & { today: Day }): string {
  const { owes } = catalogues[language].life;
  const [day, isOver] = [formatDay(dueOn, language), today > dueOn];
  if (about.kind === "absence") return owes.absence(day);
  if (about.kind === "delta") return owes.delta(inLanguage(library.modules.get(about.moduleId)?.title ?? { en: about.moduleId }, language), day, isOver);
  return owes.retraining[about.cause](formatDay(about.day, language), day, isOver, reason);
}

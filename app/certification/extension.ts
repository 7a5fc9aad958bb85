import { addDays, daysBetween } from "~/locale/day";
import type { Day } from "~db/kit";
import type { CertificateDates } from "./facts";

/** No extension reaches further than a year from the day it is given, or from the end there was. */
const LONGEST = 366;

/** Why a certificate cannot be valid until a day; null when it can. */
export function wrongExtension({ expiresOn }: Pick<CertificateDates, "expiresOn">, until: Day, today: Day): "past" | "shorter" | "too-far" | null {
  if (until < today) return "past";
  if (until <= expiresOn) return "shorter";
  return until > addDays(expiresOn > today ? expiresOn : today, LONGEST) ? "too-far" : null;
}

/** Its dates once it is valid until a later day: grace follows the end, and who is renewing already loses nothing of the window. */
export const extendedDates = ({ expiresOn, graceEndsOn }: Pick<CertificateDates, "expiresOn" | "graceEndsOn">, until: Day) => ({
  expiresOn: until,
  graceEndsOn: addDays(until, daysBetween(expiresOn, graceEndsOn)),
});

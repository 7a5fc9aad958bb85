import type { Library } from "~/content/library";
import { firstDayOf, lastDayOf, type Month, monthOf, monthsFrom } from "~/locale/month";
import type { Day } from "~db/kit";
import type { Filters } from "./filters";

/** So many months are looked ahead, this one among them. */
export const MONTHS = 24;
/** How many certificates of one certification end in a month. */
export type Expiring = { certificationId: string; month: Month; certificates: number };
/** A month with one number for each of the certifications, and their sum. */
export type ForecastMonth = { month: Month; counts: number[]; total: number };
export type Forecast = { certificationIds: string[]; months: ForecastMonth[]; total: number };

export const forecastMonths = (today: Day): Month[] => monthsFrom(monthOf(today), MONTHS);

/** Every month and every certification that the filters leave, those without an expiry too. */
export function forecast(
  found: Expiring[],
  library: Pick<Library, "certifications">,
  { tier, certification }: Pick<Filters, "tier" | "certification">,
  today: Day,
): Forecast {
  const known = [...new Set([...library.certifications.keys(), ...found.map(({ certificationId }) => certificationId)])];
  const certificationIds = known.filter((id) => (!certification || id === certification) && (!tier || library.certifications.get(id)?.tier === tier));
  const numbers = new Map(found.map(({ certificationId, month, certificates }) => [`${certificationId} ${month}`, certificates]));
  const months = forecastMonths(today).map((month) => {
    const counts = certificationIds.map((id) => numbers.get(`${id} ${month}`) ?? 0);
    return { month, counts, total: sum(counts) };
  });
  return { certificationIds, months, total: sum(months.map(({ total }) => total)) };
}

/** Adds certificates, counted by their last day, to sums by certification and month. */
export function addUp(sums: Map<string, Expiring>, counted: { certificationId: string; expiresOn: Day | null; certificates: number }[]) {
  for (const { certificationId, expiresOn, certificates } of counted) {
    const month = monthOf(expiresOn!);
    const key = `${certificationId} ${month}`;
    sums.set(key, { certificationId, month, certificates: (sums.get(key)?.certificates ?? 0) + certificates });
  }
}

/** The days of a forecast in pieces of three months, each counted at once. */
export function quarters(today: Day): { from: Day; until: Day }[] {
  const months = forecastMonths(today);
  const starts = months.filter((_, n) => n % 3 === 0);
  return starts.map((month, n) => ({ from: n === 0 ? today : firstDayOf(month), until: lastDayOf(months[n * 3 + 2]!) }));
}

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);

import type { Day } from "~db/kit";
import { addDays, addMonths } from "./day";
import type { Language } from "./language";

/** A calendar month `YYYY-MM`. */
export type Month = string & { readonly __month?: never };

export const monthOf = (day: Day): Month => day.slice(0, 7);
export const isMonth = (text: string): text is Month => /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
export const firstDayOf = (month: Month): Day => `${month}-01`;
export const lastDayOf = (month: Month): Day => addDays(addMonths(firstDayOf(month), 1), -1);

/** So many months, the first of them given. */
export const monthsFrom = (month: Month, count: number): Month[] => Array.from({ length: count }, (_, n) => monthOf(addMonths(firstDayOf(month), n)));

/** The last days of so many months that were over on a day, the earliest first. */
export const monthEndsBefore = (today: Day, count: number): Day[] => monthsFrom(monthOf(addMonths(firstDayOf(monthOf(today)), -count)), count).map(lastDayOf);

const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `Nov 2026` or `2026年11月`. */
export function formatMonth(month: Month, language: Language): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  return language === "zh" ? `${year}年${number}月` : `${names[number - 1]} ${year}`;
}

import type { Day } from "~db/kit";
import type { Language } from "./language";

/** Calendar dates `YYYY-MM-DD` and instants as people read them. Numbers only come from Intl, so that server and browser agree to the letter. */

const zoned = new Map<string, Intl.DateTimeFormat>();
function partsIn(zone: string, instant: Date) {
  let format = zoned.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    zoned.set(zone, format);
  }
  return Object.fromEntries(format.formatToParts(instant).map((p) => [p.type, p.value])) as Record<
    "year" | "month" | "day" | "hour" | "minute" | "second",
    string
  >;
}

/** The calendar date of an instant in an IANA zone. */
export function dayIn(zone: string, instant: Date): Day {
  const { year, month, day } = partsIn(zone, instant);
  return `${year.padStart(4, "0")}-${month}-${day}`;
}

/** The instant at which a wall clock in the zone shows the day and time `HH:MM`. In a gap of summer time, the instant after it. */
export function instantAt(zone: string, day: Day, time: string): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  let [guess, before] = [wanted, wanted];
  for (let round = 0; round < 4; round++) {
    const p = partsIn(zone, new Date(guess));
    const shown = Date.parse(`${p.year}-${p.month}-${p.day}T${p.hour}:${p.minute}:${p.second}Z`);
    if (shown === wanted) return new Date(guess);
    [guess, before] = [guess + wanted - shown, guess];
  }
  return new Date(Math.max(guess, before)); // no clock shows it: from here on the guesses lie on both sides of the gap
}

export const isDay = (value: string): value is Day => /^\d{4}-\d{2}-\d{2}$/.test(value) && addDays(value, 0) === value;

export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return "";
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Adds months, clamped to the month's last day: 31 January plus one month is 28 or 29 February. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

/** Whole days from the first date to the second. */
export const daysBetween = (from: Day, to: Day) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

const names = {
  en: { week: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"], month: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] },
  zh: { week: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"], month: [] },
};

/** `Fri 27 Nov 2026` or `2026年11月27日 周五`. */
export function formatDay(day: Day, language: Language): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const weekday = names[language].week[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return language === "zh" ? `${year}年${month}月${date}日 ${weekday}` : `${weekday} ${date} ${names.en.month[month - 1]} ${year}`;
}

/** A day near today: without the year when that is the same. */
export function formatNearDay(day: Day, today: Day, language: Language): string {
  const whole = formatDay(day, language);
  if (day.slice(0, 4) !== today.slice(0, 4)) return whole;
  return language === "zh" ? whole.replace(/^\d+年/, "") : whole.replace(/ \d+$/, "");
}

/** The day and time of an instant in a zone: `Fri 27 Nov 2026, 14:20` or `2026年11月27日 周五 14:20`. */
export function formatInstant(instant: Date, zone: string, language: Language): string {
  const { hour, minute } = partsIn(zone, instant);
  return `${formatDay(dayIn(zone, instant), language)}${language === "zh" ? " " : ", "}${hour}:${minute}`;
}

/** The same, without the year when that is today's. */
export function formatNearInstant(instant: Date, zone: string, today: Day, language: Language): string {
  return `${formatNearDay(dayIn(zone, instant), today, language)}${language === "zh" ? " " : ", "}${timeIn(zone, instant)}`;
}

/** The wall-clock time `HH:MM` of an instant in a zone. */
export function timeIn(zone: string, instant: Date): string {
  const { hour, minute } = partsIn(zone, instant);
  return `${hour}:${minute}`;
}

import { z } from "zod";
import { type Tier, tiers } from "~/content/shape";
import { isDay } from "~/locale/day";
import { isMonth, type Month } from "~/locale/month";
import type { Day } from "~db/kit";
import { type Column, columns } from "./columns";
import { type ListedStanding, listedStandings } from "./listed";

/** What of the register is asked for. The address of the page holds it, so that it can be kept and passed on. */
export type Filters = {
  q: string;
  /** With all departments below it. */
  department: string | null;
  site: string | null;
  /** The staff number of somebody who trains a group: its members. */
  trainer: string | null;
  tier: Tier | null;
  certification: string | null;
  standing: ListedStanding | null;
  /** What is valid today and expires within so many days. */
  within: number | null;
  /** What is valid today and has its last valid day in that month. */
  month: Month | null;
  /** As it stood at the end of a day that is over; null: now. */
  asOf: Day | null;
};

export const noFilters: Filters = {
  ...{ q: "", department: null, site: null, trainer: null },
  ...{ tier: null, certification: null, standing: null, within: null, month: null, asOf: null },
};

/** Further ahead nobody asks, and every certificate ends before. */
const MOST_DAYS = 3660;

/** What a filter can name. */
export type Known = Record<"department" | "site" | "trainer" | "certification", (value: string) => boolean> & { today: Day };

/** The filters as fields of a form. Empty means all; what is not known is refused, since it would find nobody. */
export const filterForm = (known: Known) => {
  const choice = (knows: (value: string) => boolean) =>
    z
      .string("unknown")
      .trim()
      .max(200, "unknown")
      .refine((value) => value === "" || knows(value), "unknown")
      .transform((value) => value || null)
      .default(null);
  const oneOf = <T extends string>(values: readonly T[]) => choice((value) => (values as readonly string[]).includes(value)) as unknown as z.ZodType<T | null>;
  return z.object({
    q: z.string("invalid").trim().max(100, "tooLong").default(""),
    department: choice(known.department),
    site: choice(known.site),
    trainer: choice(known.trainer),
    tier: oneOf(tiers),
    certification: choice(known.certification),
    standing: oneOf(listedStandings),
    within: days,
    month: monthAsked,
    asOf: dayAsked(known.today),
    columns: chosen,
    after: cursor,
    before: cursor,
  });
};

const days = z
  .string("notANumber")
  .trim()
  .regex(/^\d{0,4}$/, "notANumber")
  .transform((text) => (text === "" ? null : Number(text)))
  .refine((count) => count === null || count <= MOST_DAYS, "daysAhead")
  .default(null);

const monthAsked = z
  .string("notAMonth")
  .trim()
  .max(7, "notAMonth")
  .refine((text) => text === "" || isMonth(text), "notAMonth")
  .transform((text): Month | null => text || null)
  .default(null);

/** Once or several times in the address; none means all. */
const chosen = z
  .union([z.enum(columns, "unknown").transform((one) => [one]), z.array(z.enum(columns, "unknown")).max(20)], "unknown")
  .transform((some) => columns.filter((column) => some.includes(column)))
  .default([...columns]);

/** Today's end is yet to come: it is the register as it stands. */
const dayAsked = (today: Day) =>
  z
    .string("notADate")
    .trim()
    .max(10, "notADate")
    .refine((text) => text === "" || isDay(text), "notADate")
    .refine((text) => text <= today, "future")
    .transform((text) => (text === "" || text === today ? null : text))
    .default(null);

/** A place in the register: the row before or after which a page begins. */
export type Place = { personId: string; certificationId: string };
const cursor = z
  .string("invalid")
  .regex(/^[\w-]{1,100}~[\w-]{1,100}$/, "invalid")
  .transform((text): Place => ({ personId: text.split("~")[0]!, certificationId: text.split("~")[1]! }))
  .optional();
/** In place of a certification: before the first and behind the last of somebody's. */
export const [NONE_OF_THEM, ALL_OF_THEM] = ["-", "_"] as const;
const written = ({ personId, certificationId }: Place) => `${personId}~${certificationId}`;

const names = Object.keys(noFilters) as (keyof Filters)[];

/** The query string for filters and a place, beginning with `?`, or nothing. */
export function queryOf(filters: Filters, place: { after?: Place; before?: Place } = {}, shown: readonly Column[] = columns): string {
  const query = new URLSearchParams();
  for (const name of names) if (filters[name] !== null && filters[name] !== "") query.set(name, String(filters[name]));
  if (shown.length < columns.length) for (const column of shown) query.append("columns", column);
  if (place.after) query.set("after", written(place.after));
  if (place.before) query.set("before", written(place.before));
  return query.size > 0 ? `?${query}` : "";
}

import { z } from "zod";
import { type Tier, tiers } from "~/content/shape";
import { type ListedStanding, listedStandings } from "./listed";

/** What of the register is asked for. The address of the page holds it, so that it can be kept and passed on. */
export type Filters = { q: string; department: string | null; tier: Tier | null; certification: string | null; standing: ListedStanding | null };

export const noFilters: Filters = { q: "", department: null, tier: null, certification: null, standing: null };

/** The filters as fields of a form. Empty means all; what is not known is refused, since it would find nobody. */
export const filterForm = (known: { department(id: string): boolean; certification(id: string): boolean }) => {
  const choice = (knows: (value: string) => boolean) =>
    z
      .string("unknown")
      .max(100, "unknown")
      .refine((value) => value === "" || knows(value), "unknown")
      .transform((value) => value || null)
      .default(null);
  const oneOf = <T extends string>(values: readonly T[]) => choice((value) => (values as readonly string[]).includes(value)) as unknown as z.ZodType<T | null>;
  return z.object({
    q: z.string("invalid").trim().max(100, "tooLong").default(""),
    department: choice(known.department),
    tier: oneOf(tiers),
    certification: choice(known.certification),
    standing: oneOf(listedStandings),
    after: cursor,
    before: cursor,
  });
};

/** A place in the register: the row before or after which a page begins. */
export type Place = { personId: string; certificationId: string };
const cursor = z
  .string("invalid")
  .regex(/^[\w-]{1,100}~[\w-]{1,100}$/, "invalid")
  .transform((text): Place => ({ personId: text.split("~")[0]!, certificationId: text.split("~")[1]! }))
  .optional();
const written = ({ personId, certificationId }: Place) => `${personId}~${certificationId}`;

const names = ["q", "department", "tier", "certification", "standing"] as const;

/** The query string for filters and a place, beginning with `?`, or nothing. */
export function queryOf(filters: Filters, place: { after?: Place; before?: Place } = {}): string {
  const query = new URLSearchParams();
  for (const name of names) if (filters[name]) query.set(name, filters[name]);
  if (place.after) query.set("after", written(place.after));
  if (place.before) query.set("before", written(place.before));
  return query.size > 0 ? `?${query}` : "";
}

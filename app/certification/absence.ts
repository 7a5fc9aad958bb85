import { addDays, daysBetween } from "~/locale/day";
import type { Day } from "~db/kit";

/** `to`: the last day away, null while they still are. */
export type Away = { from: Day; to: Day | null };

/** Nothing is known of anybody's plans for longer. */
const AHEAD = 366;
/** No absence is longer than five years: it is a slip of the pen, or the person has left. */
const LONGEST = 5 * 366;

/** Why an absence cannot be recorded; null when it can. `others`: those of the person that stand. */
export function wrongAbsence(
  { from, to }: Away,
  { others, hiredOn, today }: { others: Away[]; hiredOn: Day | null; today: Day },
): "before-hiring" | "too-far" | "ends-before" | "too-long" | "overlaps" | null {
  if (hiredOn && from < hiredOn) return "before-hiring";
  if (from > addDays(today, AHEAD)) return "too-far";
  if (to && to < from) return "ends-before";
  if (daysBetween(from, to ?? today) > LONGEST) return "too-long";
  return others.some((other) => (other.to === null || from <= other.to) && (to === null || other.from <= to)) ? "overlaps" : null;
}

/** How long somebody was away, the first and the last day included. */
export const daysAway = ({ from, to }: { from: Day; to: Day }): number => daysBetween(from, to) + 1;

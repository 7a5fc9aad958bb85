import { addDays, daysBetween } from "~/locale/day";
import type { Day } from "~db/kit";

/**
 * When a course is due: so many days after the person was hired, or after the assignment when that day has gone by.
 * A course without a number of days is due on no day.
 */
export function dueFor({ days, hiredOn, assignedOn }: { days: number | undefined; hiredOn: Day | null; assignedOn: Day }): Day | null {
  if (days === undefined) return null;
  const sinceHired = hiredOn && addDays(hiredOn, days);
  return sinceHired && sinceHired >= assignedOn ? sinceHired : addDays(assignedOn, days);
}

/** "Day n of m": the last of the m days is the due day; nobody begins on day 0. Null when nothing is due or the day has gone by. */
export function dayOf(
  { dueOn, assignedOn, days }: { dueOn: Day | null; assignedOn: Day; days: number | undefined },
  today: Day,
): { day: number; of: number } | null {
  if (!dueOn || today > dueOn) return null;
  const byCourse = days !== undefined && addDays(dueOn, -days) <= today;
  const of = Math.max(1, byCourse ? days : daysBetween(assignedOn, dueOn));
  return { day: Math.max(1, of - daysBetween(today, dueOn)), of };
}

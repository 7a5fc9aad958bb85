import { addDays, daysBetween } from "~/locale/day";
import type { Day } from "~db/kit";

/** Days from hiring on which somebody without a certificate is reminded, told of to HR, and reviewed (curriculum.md F, rule 1). */
export type EscortDays = { remindOnDay: number; tellHrOnDay: number; reviewOnDay: number };
/** How long somebody has worked with an escort, in days from hiring, and how far that has gone. `reviewOn`: the day of the review. */
export type EscortClock = { day: number; stage: "running" | "remind" | "tell-hr" | "review"; reviewOn: Day };

/** The clock of who was never certified; null where nobody knows when they were hired, or they have not begun. */
export function escortClock({ remindOnDay, tellHrOnDay, reviewOnDay }: EscortDays, hiredOn: Day | null, today: Day): EscortClock | null {
  if (hiredOn === null || hiredOn > today) return null;
  const day = daysBetween(hiredOn, today);
  const stage = day >= reviewOnDay ? "review" : day >= tellHrOnDay ? "tell-hr" : day >= remindOnDay ? "remind" : "running";
  return { day, stage, reviewOn: addDays(hiredOn, reviewOnDay) };
}

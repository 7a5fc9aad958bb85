/** A result is due this long after the play, in milliseconds. */
export const RELEASE_WITHIN = 24 * 3_600_000;

export type DueState = "overdue" | "now" | "waiting" | "today" | "planned" | "scored";
type Times = { scheduledAt: Date; startedAt: Date | null; endedAt: Date | null; result: unknown };

/** How a performance stands with its grader at an instant. `isToday`: it is planned for today's calendar date. */
export function dueState({ scheduledAt, startedAt, endedAt, result }: Times, now: Date, isToday: boolean): DueState {
  if (result) return "scored";
  if (now.getTime() > scheduledAt.getTime() + RELEASE_WITHIN) return "overdue";
  if (startedAt && !endedAt && startedAt <= now) return "now";
  if (isToday) return "today";
  return scheduledAt <= now ? "waiting" : "planned";
}

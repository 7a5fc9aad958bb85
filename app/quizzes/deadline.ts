/** Time given to a person beyond the limit: whole minutes, or percent of the limit. */
export type Extra = { minutes: number | null; percent: number | null };
type Limits = { minutes: number | undefined; closesAt: Date | null };

/** Milliseconds given beyond a limit, the sum of all that was given; part of a minute counts. */
export const extraOf = (minutes: number, extras: Extra[]): number =>
  extras.reduce((sum, extra) => sum + (extra.minutes ?? 0) * 60_000 + minutes * (extra.percent ?? 0) * 600, 0);

/**
 * The instant by which an attempt must be handed in, from the facts: when it was begun, its time limit with all extra time, and
 * the closing of the test, beyond which nothing leads. Null without any limit.
 */
export function deadlineOf(startedAt: Date, { minutes, closesAt }: Limits, extras: Extra[]): Date | null {
  if (minutes === undefined) return closesAt;
  const end = startedAt.getTime() + minutes * 60_000 + extraOf(minutes, extras);
  return new Date(closesAt ? Math.min(end, closesAt.getTime()) : end);
}

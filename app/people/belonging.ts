import type { Day } from "~db/kit";

/** Some days in a row: `untilOn` is the last one, null when no end is known. */
export type Span = { fromOn: Day; untilOn: Day | null };

export const overlap = (a: Span, b: Span) => (a.untilOn === null || b.fromOn <= a.untilOn) && (b.untilOn === null || a.fromOn <= b.untilOn);

/** What stands between a new span and those there are: one of them covers its beginning, so that nothing is to be done, or one begins later. */
export function standingOf(wanted: Span, there: Span[]): "free" | "belongs" | "begins-later" {
  const inTheWay = there.filter((one) => one.fromOn <= (one.untilOn ?? one.fromOn) && overlap(one, wanted));
  if (inTheWay.length === 0) return "free";
  return inTheWay.some(({ fromOn }) => fromOn <= wanted.fromOn) ? "belongs" : "begins-later";
}

/** What leaving comes to: the row as it is from then on, never longer than it was, or null when it had not begun and so is taken back. */
export function leaving({ fromOn, untilOn }: Span, today: Day, yesterday: Day, lastDay: Day | null): Span | null {
  if (fromOn > (lastDay ?? today)) return null;
  const last = lastDay ?? yesterday;
  return { fromOn, untilOn: untilOn !== null && untilOn < last ? untilOn : last };
}

/** The lines of a list of people as somebody types or pastes it. */
export const linesOf = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[\n,;，；、]/)
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

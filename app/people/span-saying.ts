import type { Words } from "~/locale/catalogues";
import type { Day } from "~db/kit";
import type { Span } from "./belonging";

/** Says from when to when somebody belongs, belonged or is to belong to something. */
export const spanSaying =
  (words: Words["groups"]["span"], today: Day, day: (on: Day) => string) =>
  ({ fromOn, untilOn }: Span): string => {
    if (untilOn !== null && untilOn <= fromOn) return fromOn > today ? words.plannedUntil(day(fromOn), day(untilOn)) : words.wasADay(day(fromOn));
    if (untilOn !== null && untilOn < today) return words.was(day(fromOn), day(untilOn));
    if (fromOn > today) return untilOn === null ? words.planned(day(fromOn)) : words.plannedUntil(day(fromOn), day(untilOn));
    return untilOn === null ? words.since(day(fromOn)) : words.sinceUntil(day(fromOn), day(untilOn));
  };

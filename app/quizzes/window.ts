import { dayIn, instantAt, timeIn } from "~/locale/day";
import type { RuleFields } from "./rule-shapes";

export type Window = { opensAt: Date | null; closesAt: Date | null };

/**
 * The instants between which a test may be taken, by the clocks of an IANA zone. A time that the clocks show twice, when summer
 * ends, opens the first time and closes the second; one they skip is the instant after the gap.
 */
export function windowOf({ opens, closes }: Pick<RuleFields, "opens" | "closes">, zone: string): Window {
  return { opensAt: opens ? shownAt(opens, zone)[0]! : null, closesAt: closes ? shownAt(closes, zone).at(-1)! : null };
}

/** How far clocks are put back: by an hour, on Lord Howe Island by half of one. */
const PUT_BACK = [60, 30];

/** The instants, in order, at which the zone's clocks show it: one, or two. */
function shownAt(wallTime: string, zone: string): Date[] {
  const [day, time] = wallTime.split(" ") as [string, string];
  const at = instantAt(zone, day, time);
  const twins = PUT_BACK.flatMap((minutes) => [-minutes, minutes]).map((minutes) => new Date(at.getTime() + minutes * 60_000));
  return [at, ...twins.filter((twin) => isShown(twin, wallTime, zone))].sort((a, b) => a.getTime() - b.getTime());
}

const isShown = (at: Date, wallTime: string, zone: string) => `${dayIn(zone, at)} ${timeIn(zone, at)}` === wallTime;

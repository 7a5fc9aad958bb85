import { addDays, dayIn, instantAt } from "~/locale/day";
import type { Day } from "~db/kit";

const HOUR = 3_600_000;
const DAYS_TO_FILE = 30;
const DAYS_TO_DECIDE = 30;

/** By when an appeal is received, has an owner, and is decided. `decideBy` is the instant at which the day `decideOn` is over. */
export type Clocks = { receiveBy: Date; ownerBy: Date; decideOn: Day; decideBy: Date };

/** Received within 24 hours, with an owner within 48, decided within 30 days (curriculum.md F, rule 6). */
export function clocksFrom(filedAt: Date, zone: string): Clocks {
  const decideOn = addDays(dayIn(zone, filedAt), DAYS_TO_DECIDE);
  return {
    receiveBy: new Date(filedAt.getTime() + 24 * HOUR),
    ownerBy: new Date(filedAt.getTime() + 48 * HOUR),
    decideOn,
    decideBy: instantAt(zone, addDays(decideOn, 1), "00:00"),
  };
}

/** The last day on which a result that counts since an instant can be appealed. */
export const lastDayToFile = (countsSince: Date, zone: string): Day => addDays(dayIn(zone, countsSince), DAYS_TO_FILE);

/** Why a result cannot be appealed: it is not out, an appeal of it runs or was decided, it is itself what an appeal led to, or its time is over. */
export type NoAppeal = "not-out" | "running" | "decided" | "final" | "too-late";
type Standing = { id: string; at: Date; byAppeal: boolean };

/** Whether the one who was scored may appeal the result that counts now. */
export function mayAppeal(
  { result, setAside, earlier }: { result: Standing | null; setAside: boolean; earlier: { resultId: string; decidedAt: Date | null }[] },
  today: Day,
  zone: string,
): NoAppeal | "yes" {
  if (!result) return "not-out";
  if (setAside || result.byAppeal) return "final";
  if (earlier.some(({ decidedAt }) => decidedAt === null)) return "running";
  if (earlier.some(({ resultId }) => resultId === result.id)) return "decided";
  return today > lastDayToFile(result.at, zone) ? "too-late" : "yes";
}

/** What an open appeal waits for, and by when. */
export type Due = { what: "receive" | "own" | "decide"; by: Date; isLate: boolean };

export function dueOf({ receiveBy, ownerBy, decideBy }: Clocks, { received, owned }: { received: boolean; owned: boolean }, now: Date): Due {
  const due = owned
    ? { what: "decide" as const, by: decideBy }
    : received
      ? { what: "own" as const, by: ownerBy }
      : { what: "receive" as const, by: receiveBy };
  return { ...due, isLate: now >= due.by };
}

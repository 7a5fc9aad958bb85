import { and, eq, isNull } from "drizzle-orm";
import type { Library } from "~/content/library";
import type { Store } from "~db/store";
import { performances, scorecards } from "~db/tables/role-plays";
import { holdsOn } from "./held.server";
import type { Hold } from "./resit";

export type Clocked = { outcome: "changed" } | { outcome: "closed" } | { outcome: "held"; hold: Hold };

/**
 * Starts or stops the clock of a play, or starts it again. Closed when this grader has signed or the performance is cancelled;
 * whether another grader has signed, nobody learns from the clock. Held while an earlier fail asks for time or a coaching note.
 */
export function runClock(
  store: Store,
  { performanceId, graderId }: { performanceId: string; graderId: string },
  what: "start" | "stop",
  library: Library,
  now: Date,
): Promise<Clocked> {
  return store.tx(async (w) => {
    const [performance] = await w.select().from(performances).where(eq(performances.id, performanceId)).limit(1);
    const mine = and(eq(scorecards.performanceId, performanceId), eq(scorecards.graderId, graderId));
    const signed = await w.select({ id: scorecards.id }).from(scorecards).where(mine).limit(1);
    if (!performance || performance.cancelledAt || signed.length > 0) return { outcome: "closed" };
    const hold = what === "start" ? (await holdsOn(w, library, performance, now)).toStart : null;
    if (hold) return { outcome: "held", hold };
    const set = what === "start" ? { startedAt: now, endedAt: null } : { endedAt: now };
    await w
      .update(performances)
      .set(set)
      .where(and(eq(performances.id, performanceId), isNull(performances.cancelledAt)));
    return { outcome: "changed" };
  });
}

import { audit } from "~/record/audit.server";
import type { Store } from "~db/store";
import { corrections } from "~db/tables/role-plays";
import { findPerformance } from "./performances.server";
import { doorFor, standingCards } from "./scorecards.server";

type Correction = { performanceId: string; graderId: string; reason: string };

/**
 * Lets a grader mark a performance again that they have signed. The signed scorecard stands until the new one, which names it, is
 * signed; then several graders' marks are settled anew. Says false when there is nothing signed to correct.
 */
export function openCorrection(store: Store, { performanceId, graderId, reason }: Correction, now: Date): Promise<boolean> {
  return store.tx(async (w) => {
    const performance = await findPerformance(w, performanceId);
    const door = await doorFor(w, performanceId, graderId);
    if (!performance || performance.cancelledAt || door.state !== "closed" || !door.signed) return false;
    const own = (await standingCards(w, performance)).find(({ card }) => card.graderId === graderId);
    if (!own) return false;
    await w.insert(corrections).values({ scorecardId: own.card.id, reason, openedAt: now });
    const values = { performanceId, scorecardId: own.card.id, reason };
    await audit(w, { actorId: graderId, act: "role-plays.correction-opened", subjectId: performance.staffId, values }, now);
    return true;
  });
}

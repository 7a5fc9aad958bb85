import { and, desc, eq, gte, isNotNull, isNull } from "drizzle-orm";
import { versionsOf } from "~/content/versions.server";
import { endMatter, tell } from "~/messages/tell.server";
import { audit } from "~/record/audit.server";
import type { Reader, Store } from "~db/store";
import { performances } from "~db/tables/role-plays";
import type { Ending } from "./called-off";
import { findPerformance } from "./performances.server";
import { type Scenario, scenario } from "./scenario";
import { doorFor } from "./scorecards.server";

type CallingOff = { performanceId: string; graderId: string; ending: Ending; reason: string | null };
export type CalledOff = { outcome: "recorded" } | { outcome: "refused"; why: "over" | "not-yet" | "begun" };

/**
 * Records that nothing came of a performance, so that it is no try and has no result. Refused once this grader has signed, or while
 * graders disagree; whether another has signed makes no difference, so that the answer tells nothing of it.
 */
export function callOff(store: Store, { performanceId, graderId, ending, reason }: CallingOff, now: Date): Promise<CalledOff> {
  return store.tx(async (w) => {
    const performance = await findPerformance(w, performanceId);
    const door = await doorFor(w, performanceId, graderId);
    if (!performance || performance.cancelledAt || performance.conflictSince || door.state !== "open") return { outcome: "refused", why: "over" };
    if (!performance.startedAt && performance.scheduledAt > now) return { outcome: "refused", why: "not-yet" };
    if (ending === "no-show" && performance.startedAt) return { outcome: "refused", why: "begun" };
    await w
      .update(performances)
      .set({ cancelledAt: now, ending, endingReason: reason, endedAt: performance.startedAt ? (performance.endedAt ?? now) : null })
      .where(and(eq(performances.id, performanceId), isNull(performances.cancelledAt)));
    const act = ending === "no-show" ? "role-plays.no-show" : "role-plays.stopped";
    await audit(w, { actorId: graderId, act, subjectId: performance.staffId, values: { performanceId, reason } }, now);
    await endMatter(w, performanceId, {}, now);
    await tell(w, [performance.staffId], { kind: "called-off", performanceId, scenarioId: performance.scenarioId }, now);
    return { outcome: "recorded" };
  });
}

/** What came to nothing for a person since an instant, the latest first, in the words of its scenario. */
export async function calledOffSince(reader: Reader, staffId: string, since: Date): Promise<{ id: string; ending: Ending; scenario: Scenario | undefined }[]> {
  const rows = await reader
    .select({ id: performances.id, ending: performances.ending, scenarioHash: performances.scenarioHash, at: performances.cancelledAt })
    .from(performances)
    .where(and(eq(performances.staffId, staffId), gte(performances.scheduledAt, since), isNotNull(performances.ending)))
    .orderBy(desc(performances.scheduledAt), desc(performances.id))
    .limit(5);
  const scenarios = rows.length === 0 ? new Map<string, Scenario>() : await versionsOf(reader, [...new Set(rows.map((row) => row.scenarioHash))], scenario);
  return rows.map(({ id, ending, scenarioHash }) => ({ id, ending: ending!, scenario: scenarios.get(scenarioHash) }));
}

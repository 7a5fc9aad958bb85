import { and, asc, eq, inArray, isNotNull, ne, or } from "drizzle-orm";
import { settleCertifications } from "~/certification/issuing.server";
import type { Library } from "~/content/library";
import { tell } from "~/messages/tell.server";
import { managersOf } from "~/people/relations.server";
import { audit } from "~/record/audit.server";
import type { Reader, Store, Writer } from "~db/store";
import { performanceGraders, performances } from "~db/tables/role-plays";
import { laterThan } from "./beyond.server";
import { mayGrade } from "./graders.server";
import { contentOf, findPerformance, type Performance } from "./performances.server";
import { type Place, pageOf, SHOWN } from "./place";
import { type Difference, decided, differencesOf } from "./settling";
import { keepSettlement, submittedCards } from "./settling.server";

/** A performance whose scorecards do not settle, with what differed between the first two. */
export type Conflict = { performance: Performance; content: Awaited<ReturnType<typeof contentOf>>; since: Date; differences: Difference[] };

type Part = { scenarioId?: string | null; after?: Place | null };

/**
 * The performances that wait for a decision, the oldest first: all of them for HR (`everybody`), for a trainer those of the people
 * they train and those they have scored. Nobody finds their own there, nor one they are still to score blind.
 */
export async function conflictsFor(
  reader: Reader,
  viewer: { personId: string; everybody: boolean; trained: string[] },
  { scenarioId, after = null }: Part = {},
): Promise<{ conflicts: Conflict[]; next: string | null }> {
  const graded = reader.select({ id: performanceGraders.performanceId }).from(performanceGraders).where(eq(performanceGraders.personId, viewer.personId));
  const mine = viewer.everybody ? undefined : or(inArray(performances.staffId, ["", ...viewer.trained]), inArray(performances.id, graded));
  const rows = await reader
    .select({ id: performances.id, at: performances.conflictSince })
    .from(performances)
    .where(
      and(
        isNotNull(performances.conflictSince),
        ne(performances.staffId, viewer.personId),
        scenarioId ? eq(performances.scenarioId, scenarioId) : undefined,
        mine,
        laterThan(performances.conflictSince, performances.id, after),
      ),
    )
    .orderBy(asc(performances.conflictSince), asc(performances.id))
    .limit(SHOWN + 1);
  const page = pageOf(rows, SHOWN, ({ id, at }) => ({ id, at: at! }));
  const conflicts: Conflict[] = [];
  for (const { id } of page.rows) {
    const performance = await findPerformance(reader, id);
    const cards = performance ? await submittedCards(reader, performance) : [];
    if (!performance?.conflictSince || !cards[0] || !cards[1]) continue;
    const named = performance.graders.some((grader) => grader.id === viewer.personId);
    if (named && !cards.some(({ graderId }) => graderId === viewer.personId)) continue;
    const content = await contentOf(reader, performance);
    conflicts.push({ performance, content, since: performance.conflictSince, differences: differencesOf(cards[0].submitted, cards[1].submitted) });
  }
  return { conflicts, next: page.next };
}

export const isAnyConflict = async (reader: Reader): Promise<boolean> =>
  (await reader.select({ id: performances.id }).from(performances).where(isNotNull(performances.conflictSince)).limit(1)).length > 0;

export type Refused = { outcome: "refused"; why: "settled" | "changed" | "unknown" | "third-is-named" | "may-not" };
const refused = (why: Refused["why"]): Refused => ({ outcome: "refused", why });

/**
 * Names a third grader for a performance that waits for a decision: not who has scored it, not who names them (they have seen the
 * marks), an active trainer who is neither the one scored nor reports to them.
 */
export function nameThirdGrader(
  store: Store,
  { performanceId, graderId, byId }: { performanceId: string; graderId: string; byId: string },
  now: Date,
): Promise<{ outcome: "named" } | Refused> {
  return store.tx(async (w) => {
    const performance = await findPerformance(w, performanceId);
    if (!performance?.conflictSince) return refused("settled");
    if (performance.graders.length > 2 || performance.releasedAt) return refused("third-is-named");
    const known = [byId, ...performance.graders.map(({ id }) => id)];
    if (known.includes(graderId) || !(await mayGrade(w, graderId, performance.staffId))) return refused("may-not");
    await w.insert(performanceGraders).values({ performanceId, personId: graderId, assignedBy: byId, assignedAt: now });
    await audit(w, { actorId: byId, act: "role-plays.third-grader", subjectId: performance.staffId, values: { performanceId, graderId } }, now);
    await tell(w, [graderId], { kind: "to-score", performanceId, scenarioId: performance.scenarioId, personId: performance.staffId }, now);
    return { outcome: "named" };
  });
}

export type Decision = {
  performanceId: string;
  /** The scorecard that is to count. */
  scorecardId: string;
  reason: string;
  byId: string;
  /** `cardsSeen` of the page the decision was made on. */
  seen: string;
};

/** A senior who did not grade says which scorecard counts, and why. Releases the result. */
export function decideConflict(store: Store, decision: Decision, library: Library, now: Date): Promise<{ outcome: "decided" } | Refused> {
  return store.tx(async (w) => {
    const performance = await findPerformance(w, decision.performanceId);
    if (!performance?.conflictSince) return refused("settled");
    if (!(await mayDecide(w, performance, decision.byId))) return refused("may-not");
    const cards = await submittedCards(w, performance);
    if (cardsSeen(cards.map(({ submitted }) => submitted)) !== decision.seen) return refused("changed");
    const chosen = cards.find(({ submitted }) => submitted.id === decision.scorecardId);
    if (!chosen) return refused("unknown");
    const outcome = { how: "decision" as const, result: decided(chosen.submitted), decidedBy: decision.byId, reason: decision.reason };
    await keepSettlement(w, performance, outcome, now);
    await settleCertifications(w, library, performance.staffId, now);
    return { outcome: "decided" };
  });
}

/** Which scorecards a decision was made on, as one value for a form. */
export const cardsSeen = (cards: { id: string }[]) => cards.map(({ id }) => id).join(" ");

/** Nobody decides who was named as a grader, who is scored, or whose manager is. */
async function mayDecide(w: Writer, { staffId, graders }: Performance, byId: string): Promise<boolean> {
  return staffId !== byId && !graders.some(({ id }) => id === byId) && !(await managersOf(w, byId)).includes(staffId);
}

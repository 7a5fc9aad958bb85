import { eq } from "drizzle-orm";
import type { Library } from "~/content/library";
import { audit } from "~/record/audit.server";
import { newId } from "~db/kit";
import type { Reader, Writer } from "~db/store";
import { performances, settlements } from "~db/tables/role-plays";
import { contentOf, type Performance } from "./performances.server";
import type { Rubric } from "./rubric";
import { type Signed, standingCards, standingSettlement } from "./scorecards.server";
import { scoreOf } from "./scoring";
import { type Settled, type Submitted, settle } from "./settling";
import { tellConflict, tellReleased } from "./telling.server";

/** Where a performance stands after a signature. */
export type AfterSigning = "released" | "waiting" | "conflict";

/**
 * Releases what is signed by its only grader, and settles what all have signed, in the transaction of the signature. What does
 * not settle waits for a decision; a result that was out before stays until then.
 */
export async function releaseOrSettle(w: Writer, library: Library, performance: Performance, scorecardId: string, now: Date): Promise<AfterSigning> {
  if (performance.graders.length === 1) {
    if (!performance.releasedAt) await w.update(performances).set({ releasedAt: now }).where(eq(performances.id, performance.id));
    await tellReleased(w, performance, scorecardId, now);
    return "released";
  }
  const cards = await submittedCards(w, performance);
  const [first, second, third] = performance.graders.map(({ id }) => cards.find(({ graderId }) => graderId === id)?.submitted);
  if (!first || !second) return "waiting";
  const settling = settle([first, second, third]);
  if (settling.outcome === "settled") {
    await keepSettlement(w, performance, { how: settling.by, result: settling.result, decidedBy: null, reason: null }, now);
    return "released";
  }
  await w.update(performances).set({ conflictSince: now }).where(eq(performances.id, performance.id));
  const values = { performanceId: performance.id, scorecardIds: cards.map(({ submitted }) => submitted.id), differences: settling.differences };
  await audit(w, { actorId: null, act: "role-plays.disagreed", subjectId: performance.staffId, values }, now);
  await tellConflict(w, library, performance, now);
  return "conflict";
}

type Outcome = { how: "rule" | "third" | "decision" | "appeal"; result: Settled; decidedBy: string | null; reason: string | null };

/** Keeps a result as the one that counts, and releases it. */
export async function keepSettlement(w: Writer, performance: Performance, { result, ...how }: Outcome, now: Date): Promise<string> {
  const before = await standingSettlement(w, performance.id);
  const id = newId(now.getTime());
  const row = { performanceId: performance.id, ...how, ...result, settledAt: now, supersedes: before?.id ?? null };
  await w.insert(settlements).values({ id, ...row });
  await w
    .update(performances)
    .set({ releasedAt: performance.releasedAt ?? now, conflictSince: null })
    .where(eq(performances.id, performance.id));
  const values = { settlementId: id, ...row };
  await audit(w, { actorId: how.decidedBy, act: "role-plays.settled", subjectId: performance.staffId, values }, now);
  if (how.how !== "appeal") await tellReleased(w, performance, id, now); // an appeal's own decision says so
  return id;
}

/** The scorecards that stand, as settling looks at them, with their grader. */
export async function submittedCards(reader: Reader, performance: Performance): Promise<{ graderId: string; submitted: Submitted }[]> {
  const { rubric } = await contentOf(reader, performance);
  return (await standingCards(reader, performance)).map(({ card }) => ({ graderId: card.graderId, submitted: submittedOf(card, rubric, performance) }));
}

export function submittedOf({ id, marks: { levels, redLines }, passed }: Signed["card"], rubric: Rubric, { tier }: Pick<Performance, "tier">): Submitted {
  const { points, total } = scoreOf(rubric, tier, levels)!;
  return { id, levels, redLines, points, total, passed };
}

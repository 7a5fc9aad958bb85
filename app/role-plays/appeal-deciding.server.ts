import { and, eq, isNull } from "drizzle-orm";
import { settleCertifications } from "~/certification/issuing.server";
import type { Library } from "~/content/library";
import { endMatter, tell } from "~/messages/tell.server";
import { audit } from "~/record/audit.server";
import { newId } from "~db/kit";
import type { Store, Writer } from "~db/store";
import { appealDecisions, appeals } from "~db/tables/role-play-results";
import { type Marks, performances, scorecards, signatures } from "~db/tables/role-plays";
import { mayOwn } from "./appeal-care.server";
import { type Change, fairness, marksAfterAppeal, redLinesSeen, type Unusable } from "./appeal-marks";
import { findAppeal } from "./appeals.server";
import { contentOf, findPerformance, type Performance } from "./performances.server";
import { scorecardHash } from "./scorecard";
import { judge } from "./scoring";
import { decided } from "./settling";
import { keepSettlement, submittedOf } from "./settling.server";
import { type StandingResult, standingResult } from "./standing-result.server";

export type Outcome = { outcome: "stands" } | { outcome: "again" } | { outcome: "changed"; change: Change };
export type AppealDecision = Outcome & {
  appealId: string;
  byId: string;
  reason: string;
  /** The result that counted on the page the decision was made on. */
  seen: string;
  nameAsSigned: string;
  meaning: string;
};
type Why = "decided" | "changed" | "not-owner" | "may-not" | "passed" | "worse" | "same";
export type Decided = { outcome: "decided" } | { outcome: "refused"; why: Why } | { outcome: "unusable"; unusable: Unusable[] };
const refused = (why: Why): Decided => ({ outcome: "refused", why });

/**
 * Decides an appeal, by its owner. A change is a scorecard of the decider's own, signed, by the pass rule of the first judgement,
 * and settles the performance for good. A performance set aside counts neither as a pass nor as a try. Both are settled for the
 * person's certifications at once; since no appeal makes a result worse, none of them can lose its ground by it.
 */
export function decideAppeal(store: Store, decision: AppealDecision, library: Library, now: Date): Promise<Decided> {
  const { appealId, byId, reason } = decision;
  return store.tx(async (w) => {
    const appeal = await findAppeal(w, appealId);
    const performance = appeal && (await findPerformance(w, appeal.performanceId));
    const result = performance && (await standingResult(w, performance));
    if (!result || appeal.decidedAt) return refused("decided");
    if (appeal.owned?.ownerId !== byId) return refused("not-owner");
    if (!(await mayOwn(w, performance, byId))) return refused("may-not");
    if (result.id !== decision.seen) return refused("changed");
    if (decision.outcome === "again" && result.passed) return refused("passed");
    let settlementId: string | null = null;
    if (decision.outcome === "changed") {
      const changed = await changeResult(w, performance, result, decision, now);
      if ("outcome" in changed) return changed;
      settlementId = changed.settlementId;
    }
    const [closed] = await w
      .update(appeals)
      .set({ decidedAt: now })
      .where(and(eq(appeals.id, appealId), isNull(appeals.decidedAt)))
      .returning({ id: appeals.id });
    if (!closed) return refused("decided");
    const { outcome } = decision;
    await w.insert(appealDecisions).values({ appealId, outcome, reason, decidedBy: byId, settlementId, decidedAt: now });
    if (outcome === "again") await w.update(performances).set({ setAsideAt: now, conflictSince: null }).where(eq(performances.id, performance.id));
    await audit(w, { actorId: byId, act: "role-plays.appeal-decided", subjectId: appeal.personId, values: { appealId, outcome, reason, settlementId } }, now);
    await endMatter(w, appealId, {}, now);
    const about = { appealId, performanceId: performance.id, scenarioId: performance.scenarioId };
    await tell(w, [appeal.personId], { kind: "appeal-decided", ...about }, now);
    await settleCertifications(w, library, performance.staffId, now);
    return { outcome: "decided" };
  });
}

async function changeResult(
  w: Writer,
  performance: Performance,
  before: StandingResult,
  { change, byId, reason, nameAsSigned, meaning }: AppealDecision & { outcome: "changed" },
  now: Date,
): Promise<Decided | { settlementId: string }> {
  const { rubric, scenario } = await contentOf(w, performance);
  const { passRule, rulesHash } = before.cards.at(-1)!.card;
  const given = before.cards.map(({ card }) => card.marks);
  const { marks, unusable } = marksAfterAppeal(given, change, rubric, scenario);
  if (unusable.length > 0) return { outcome: "unusable", unusable };
  const judgement = judge(rubric, performance.tier, marks, passRule);
  if (!judgement) return { outcome: "unusable", unusable: [{ field: "", kind: "level" }] };
  const fair = fairness({ ...before, redLines: redLinesSeen(given) }, { ...judgement, redLines: marks.redLines });
  if (fair !== "fair") return refused(fair);

  const { weightedSum, passed } = judgement;
  const card = await signCard(w, performance, { marks, passRule, rulesHash, weightedSum, passed }, { byId, nameAsSigned, meaning }, now);
  const outcome = { how: "appeal" as const, result: decided(submittedOf(card, rubric, performance)), decidedBy: byId, reason };
  return { settlementId: await keepSettlement(w, performance, outcome, now) };
}

type Judged = Pick<typeof scorecards.$inferSelect, "passRule" | "rulesHash" | "weightedSum" | "passed"> & { marks: Marks };

/** The decider's own scorecard, which supersedes nobody's: what graders signed stays as it is and counts no more. */
async function signCard(
  w: Writer,
  performance: Performance,
  judged: Judged,
  { byId: graderId, nameAsSigned, meaning }: { byId: string; nameAsSigned: string; meaning: string },
  now: Date,
) {
  const { id: performanceId, staffId, variantId, tier, towards, scenarioHash, rubricHash } = performance;
  const own = { performanceId, graderId, rubricHash, ...judged, supersedes: null };
  const hash = scorecardHash({ ...own, staffId, variantId, tier, towards, scenarioHash });
  const [card] = await w
    .insert(scorecards)
    .values({ id: newId(now.getTime()), ...own, hash, submittedAt: now })
    .returning();
  const hashes = { scorecard: hash, rubric: rubricHash, scenario: scenarioHash };
  await w.insert(signatures).values({ subjectKind: "scorecard", subjectId: card!.id, signedBy: graderId, nameAsSigned, meaning, hashes, signedAt: now });
  return card!;
}

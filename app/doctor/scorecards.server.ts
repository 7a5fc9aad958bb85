import { asc, eq, gt, inArray } from "drizzle-orm";
import { versionOf } from "~/content/versions.server";
import { contentOf, findPerformance } from "~/role-plays/performances.server";
import { rubric as rubricShape } from "~/role-plays/rubric";
import { judge, scoreOf } from "~/role-plays/scoring";
import { meanOf } from "~/role-plays/settling";
import { submittedOf } from "~/role-plays/settling.server";
import { signatureHolds } from "~/role-plays/signing.server";
import type { Reader, Store } from "~db/store";
import { performances, scorecards, settlements } from "~db/tables/role-plays";
import { differs, type Finding, impossible } from "./finding";
import { type Check, everyRow } from "./rows.server";

/** Every scorecard's score follows from its marks, and its signature covers it. Neither is mended: somebody vouched for it. */
export const checkScorecards: Check = async function* ({ store, count }) {
  for await (const { card, performance } of everyCard(store)) {
    count();
    const row = `scorecards ${card.id}`;
    const rubric = await versionOf(store.read, card.rubricHash, rubricShape);
    const judgement = rubric && judge(rubric, performance.tier, card.marks, card.passRule);
    if (!judgement) yield impossible("versions-missing", row, performance.staffId);
    else if (judgement.weightedSum !== card.weightedSum || judgement.passed !== card.passed)
      yield differs("score", row, performance.staffId, scoreIn(card), scoreIn(judgement));
    if (!(await signatureHolds(store.read, card.id))) yield impossible("signature", row, performance.staffId);
    const { startedAt, endedAt } = performance;
    if (startedAt && endedAt && endedAt < startedAt) yield impossible("dates", `performances ${performance.id}`, performance.staffId, { startedAt, endedAt });
  }
};

const scoreIn = ({ weightedSum, passed }: { weightedSum: number; passed: boolean }) => ({ weightedSum, passed });

const everyCard = ({ read }: Store) =>
  everyRow(
    (after, limit) =>
      read
        .select({ card: scorecards, performance: performances })
        .from(scorecards)
        .innerJoin(performances, eq(performances.id, scorecards.performanceId))
        .where(gt(scorecards.id, after))
        .orderBy(asc(scorecards.id))
        .limit(limit),
    ({ card }) => card.id,
  );

/** Every settled result is the mean of the scorecards it names. */
export const checkSettlements: Check = async function* ({ store, count }) {
  const every = everyRow(
    (after, limit) => store.read.select().from(settlements).where(gt(settlements.id, after)).orderBy(asc(settlements.id)).limit(limit),
    ({ id }) => id,
  );
  for await (const settlement of every) {
    count();
    const found = await settledOtherwise(store.read, settlement);
    if (found) yield found;
  }
};

async function settledOtherwise(reader: Reader, settlement: typeof settlements.$inferSelect): Promise<Finding | null> {
  const performance = await findPerformance(reader, settlement.performanceId);
  const row = `settlements ${settlement.id}`;
  const cards = await reader.select().from(scorecards).where(inArray(scorecards.id, settlement.scorecardIds)).limit(settlement.scorecardIds.length);
  if (!performance || cards.length !== settlement.scorecardIds.length) return impossible("facts-missing", row, performance?.staffId ?? null);
  const { rubric } = await contentOf(reader, performance);
  if (cards.some(({ marks }) => !scoreOf(rubric, performance.tier, marks.levels))) return impossible("versions-missing", row, performance.staffId);
  const given = meanOf(cards.map((card) => submittedOf(card, rubric, performance)));
  const { points, total, weightedSum, passed } = settlement;
  const isSame = points * given.total === given.points * total && weightedSum === given.weightedSum && passed === given.passed;
  return isSame ? null : differs("settlement", row, performance.staffId, { points, total, weightedSum, passed }, given);
}

import type { Reader } from "~db/store";
import type { Performance } from "./performances.server";
import { type Settlement, type Signed, signedCards, standingCards, standingSettlement } from "./scorecards.server";

/** The result of a performance that counts now: the scorecards behind it, and what they were settled at where several graded or an appeal changed it. */
export type StandingResult = {
  id: string;
  at: Date;
  weightedSum: number;
  passed: boolean;
  cards: Signed[];
  settlement: Settlement | null;
};

/** Null while it is not out. */
export async function standingResult(reader: Reader, performance: Performance): Promise<StandingResult | null> {
  if (!performance.releasedAt) return null;
  const settlement = await standingSettlement(reader, performance.id);
  if (settlement) {
    const { id, settledAt: at, weightedSum, passed } = settlement;
    const cards = (await signedCards(reader, performance.id)).filter(({ card }) => settlement.scorecardIds.includes(card.id));
    return { id, at, weightedSum, passed, cards, settlement };
  }
  const [only] = await standingCards(reader, performance);
  if (!only) return null;
  const { id, submittedAt: at, weightedSum, passed } = only.card;
  return { id, at, weightedSum, passed, cards: [only], settlement: null };
}

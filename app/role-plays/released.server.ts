import type { Library } from "~/content/library";
import type { Language } from "~/locale/language";
import { namesOf } from "~/record/names.server";
import type { Reader } from "~db/store";
import type { contentOf, Performance } from "./performances.server";
import { type ReadAgain, readAgainFor } from "./read-again";
import { type Correction, correctionsOf, type Signed } from "./scorecards.server";
import { type ResultSheet, resultSheet } from "./sheet";
import { signatureHolds } from "./signing.server";
import { standingResult } from "./standing-result.server";

type Name = { name: string; otherName: string | null };
/** A result with who signed it and when, somebody's decision behind it, and where to read again. */
export type Released = ResultSheet & {
  signedBy: string[];
  signedAt: Date;
  /** Between graders who were apart, or about an appeal. */
  decided: { by: Name; reason: string; how: "decision" | "appeal" } | null;
  readAgain: ReadAgain | null;
  /** Corrections since it was out, the newest last. Whose scorecard it was, the learner does not read. */
  corrected: Correction[];
  /** A correction came after the release and does not settle: what is shown counts until somebody decides. */
  beingSettled: boolean;
  /** Whether every signature behind it still covers what was signed. */
  holds: boolean;
};
type Content = Awaited<ReturnType<typeof contentOf>>;

/** What counts, once it is out: of one grader the scorecard, of several what they were settled at, after an appeal what it led to. */
export async function releasedResult(
  reader: Reader,
  performance: Performance,
  content: Content,
  library: Library,
  language: Language,
): Promise<Released | null> {
  const standing = await standingResult(reader, performance);
  if (!standing) return null;
  const { cards, settlement, at } = standing;
  const corrected = (await correctionsOf(reader, performance.id)).filter((one) => one.at > performance.releasedAt!);
  const result = { ...(await resultFrom(reader, cards, performance, content, library, language, settlement ?? undefined)), corrected };
  if (!settlement) return result;
  const by = settlement.decidedBy && (await namesOf(reader, [settlement.decidedBy])).get(settlement.decidedBy);
  const how = settlement.how === "appeal" ? ("appeal" as const) : ("decision" as const);
  const decided = by ? { by, reason: settlement.reason ?? "", how } : null;
  return { ...result, signedAt: at, decided, beingSettled: performance.conflictSince !== null };
}

/** Scorecards as a result, whether it is out or its grader's own. */
export async function resultFrom(
  reader: Reader,
  cards: Signed[],
  { tier }: Performance,
  { rubric, scenario }: Content,
  library: Library,
  language: Language,
  settled?: { weightedSum: number; passed: boolean },
): Promise<Released> {
  const sheet = resultSheet({ rubric, scenario, tier, cards: cards.map(({ card }) => card), settled }, language);
  const holding = await Promise.all(cards.map(({ card }) => signatureHolds(reader, card.id)));
  return {
    ...sheet,
    holds: holding.every(Boolean),
    signedBy: cards.map(({ signature }) => signature.nameAsSigned).sort(),
    signedAt: cards[0]!.signature.signedAt,
    decided: null,
    readAgain: readAgainFor(library, scenario.id, sheet.nextId, language),
    corrected: [],
    beingSettled: false,
  };
}

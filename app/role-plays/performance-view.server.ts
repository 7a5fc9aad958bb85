import type { Library } from "~/content/library";
import type { Language } from "~/locale/language";
import { namesOf } from "~/record/names.server";
import type { Reader } from "~db/store";
import { newestDraft } from "./drafts.server";
import { contentOf, type Performance, type partIn } from "./performances.server";
import { type ReadAgain, readAgainFor } from "./read-again";
import { type Correction, correctionsOf, doorFor, type Signed, signedCards, standingCards, standingSettlement } from "./scorecards.server";
import { assessmentDoor } from "./self-assessment";
import { findSelfAssessment } from "./self-assessments.server";
import { ownView } from "./self-sheet";
import { criteriaNames, goodSheet, openSheet, type ResultSheet, resultSheet, secretSheet, watchSheet } from "./sheet";
import { signatureHolds } from "./signing.server";

type Part = NonNullable<ReturnType<typeof partIn>>;
/** Somebody with a part in a performance, at an instant. */
type Who = { part: Part; personId: string; now: Date };
type Name = { name: string; otherName: string | null };
/** A result with who signed it and when, a senior's decision behind it, and the module to read again where one lists the role-play. */
export type Released = ResultSheet & {
  signedBy: string[];
  signedAt: Date;
  decided: { by: Name; reason: string } | null;
  readAgain: ReadAgain | null;
  /** Corrections since it was out, the newest last. Whose scorecard it was, the learner does not read. */
  corrected: Correction[];
  /** A correction came after the release and does not settle: what is shown counts until somebody decides. */
  beingSettled: boolean;
  /** Whether every signature behind it still covers what was signed. */
  holds: boolean;
};

/**
 * What somebody may see of a performance, by their part in it and nothing else: the brief leaves only for the customer player and
 * the graders; marks only for who gave them and, once released, for the other graders and the one who was scored. A grader who
 * has not signed learns nothing of the others. How the one who was scored saw it stands beside the marks, so no sooner than these.
 */
export async function performanceFor(reader: Reader, performance: Performance, who: Who, library: Library, language: Language) {
  const { part, personId, now } = who;
  const content = await contentOf(reader, performance);
  const { scenario, rubric, variant } = content;
  const everybody = { sheet: openSheet(scenario, language), lookedAt: criteriaNames(rubric, language) };
  if (part === "observer") return { part, ...everybody, watchFor: watchSheet(scenario, language) };
  if (part === "customer") return { part, ...everybody, secret: secretSheet(variant, language) };
  const released = performance.releasedAt ? await releasedResult(reader, performance, content, library, language) : null;
  const given = await findSelfAssessment(reader, performance.id);
  const self = released && given ? ownView(given, rubric, language) : null;
  if (part === "staff")
    return { part, ...everybody, result: released, self, assessment: given ? ("given" as const) : assessmentDoor(performance, scenario.minutes.play, now) };
  const draft = await newestDraft(reader, performance.id, personId);
  const door = await doorFor(reader, performance.id, personId);
  const own = (await standingCards(reader, performance)).find(({ card }) => card.graderId === personId);
  const marking = { begun: draft !== undefined, ready: draft?.ready ?? false, door: door.state };
  const shown = { secret: secretSheet(variant, language), good: goodSheet(scenario, language), watchFor: watchSheet(scenario, language) };
  const result = released ?? (own ? await resultFrom(reader, [own], performance, content, library, language) : null);
  const waits = !own ? null : performance.conflictSince ? ("decision" as const) : released ? null : ("others" as const);
  return { part, ...everybody, ...shown, marking, result, self, waits };
}
export type PerformanceView = Awaited<ReturnType<typeof performanceFor>>;

type Content = Awaited<ReturnType<typeof contentOf>>;

/** What counts: of one grader the scorecard, of several what they were settled at. */
async function releasedResult(reader: Reader, performance: Performance, content: Content, library: Library, language: Language): Promise<Released | null> {
  const corrected = (await correctionsOf(reader, performance.id)).filter(({ at }) => at > performance.releasedAt!);
  const settlement = await standingSettlement(reader, performance.id);
  if (!settlement) {
    const [only] = await standingCards(reader, performance);
    return only ? { ...(await resultFrom(reader, [only], performance, content, library, language)), corrected } : null;
  }
  const counting = (await signedCards(reader, performance.id)).filter(({ card }) => settlement.scorecardIds.includes(card.id));
  const by = settlement.decidedBy && (await namesOf(reader, [settlement.decidedBy])).get(settlement.decidedBy);
  const decided = by ? { by, reason: settlement.reason ?? "" } : null;
  const result = await resultFrom(reader, counting, performance, content, library, language, settlement);
  return { ...result, signedAt: settlement.settledAt, decided, corrected, beingSettled: performance.conflictSince !== null };
}

async function resultFrom(
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

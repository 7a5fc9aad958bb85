import { and, eq } from "drizzle-orm";
import { settleCertifications } from "~/certification/issuing.server";
import type { Library } from "~/content/library";
import { keepVersions, versionsHold } from "~/content/versions.server";
import { endMatter } from "~/messages/tell.server";
import { managersOf } from "~/people/relations.server";
import { audit } from "~/record/audit.server";
import { newId } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { type Marks, performances, scorecards, signatures } from "~db/tables/role-plays";
import { holdsOn } from "./held.server";
import { gapsIn, settledMarks } from "./marks";
import { passRuleFor, standOutside } from "./pass-rule.server";
import { contentOf, findPerformance, type Performance } from "./performances.server";
import { type Sealed, scorecardHash, signatureHash, signatureMatches } from "./scorecard";
import { doorFor } from "./scorecards.server";
import { type Judgement, judge } from "./scoring";
import { type AfterSigning, releaseOrSettle } from "./settling.server";

/** A scorecard as it would be signed now: what it says, how it is judged, and the hash that a signature covers. */
export type Card = { sealed: Sealed; judgement: Judgement; hash: string };

/** Judges marks by the rubric of the performance and the rules now in force. Undefined while something is missing. */
export async function prepareCard(reader: Reader, performance: Performance, graderId: string, marks: Marks, library: Library): Promise<Card | undefined> {
  const { rubric, scenario } = await contentOf(reader, performance);
  if (gapsIn({ toConfirm: [], ...marks }, rubric, scenario).length > 0) return undefined;
  const { passRule, rulesHash } = await passRuleFor(reader, library, performance.towards);
  const settled = settledMarks(marks, rubric, scenario);
  const judgement = judge(rubric, performance.tier, settled, passRule);
  if (!judgement) return undefined;
  const { id: performanceId, staffId, variantId, tier, towards, scenarioHash, rubricHash } = performance;
  const what = { performanceId, graderId, staffId, variantId, tier, towards, scenarioHash, rubricHash, rulesHash, passRule };
  const door = await doorFor(reader, performanceId, graderId);
  const supersedes = door.state === "correcting" ? door.scorecardId : null;
  const sealed = { ...what, marks: settled, weightedSum: judgement.weightedSum, passed: judgement.passed, supersedes };
  return { sealed, judgement, hash: scorecardHash(sealed) };
}

export type Signing = {
  performanceId: string;
  graderId: string;
  marks: Marks;
  /** The signer's name and the meaning of the signature, as they read them. */
  nameAsSigned: string;
  meaning: string;
  /** The hash the signer was shown. A card that would hash differently now is not signed. */
  seenHash?: string;
};
export type Signed = { outcome: "signed"; scorecardId: string; then: AfterSigning } | { outcome: "refused"; why: WhyNot };
export type WhyNot = "unknown" | "not-grader" | "cancelled" | "too-early" | "held" | "outside-line" | "already-signed" | "incomplete" | "changed";

/**
 * Signs a scorecard, releases it when the performance has one grader or when it settles with the others, and settles what that
 * means for the person's certifications, all in one transaction. The step-up was asked for before.
 */
export async function submitAndSign(store: Store, signing: Signing, library: Library, now: Date): Promise<Signed> {
  const together = await signTogether(store, [signing], library, now);
  return together.outcome === "signed" ? { outcome: "signed", ...together.signed[0]! } : { outcome: "refused", why: together.why };
}

export type SignedTogether =
  | { outcome: "signed"; signed: { scorecardId: string; then: AfterSigning }[] }
  | { outcome: "refused"; performanceId: string; why: WhyNot };

/** Signs several scorecards, each with a signature of its own, in one transaction: when one of them is refused, none is signed. */
export async function signTogether(store: Store, signings: Signing[], library: Library, now: Date): Promise<SignedTogether> {
  const prepared = signings.map((signing) => ({ signing, scorecardId: newId(now.getTime()) }));
  try {
    return await store.tx(async (w) => {
      const signed: { scorecardId: string; then: AfterSigning }[] = [];
      for (const { signing, scorecardId } of prepared) {
        const then = await signOne(w, scorecardId, signing, library, now);
        signed.push({ scorecardId, then });
      }
      return { outcome: "signed", signed };
    });
  } catch (thrown) {
    if (thrown instanceof NotSigned) return { outcome: "refused", performanceId: thrown.performanceId, why: thrown.why };
    throw thrown;
  }
}

/** Thrown so that the transaction takes back what was signed before it. */
class NotSigned extends Error {
  constructor(
    readonly performanceId: string,
    readonly why: WhyNot,
  ) {
    super(why);
  }
}

async function signOne(w: Writer, scorecardId: string, signing: Signing, library: Library, now: Date): Promise<AfterSigning> {
  const { performanceId, graderId, marks, nameAsSigned, meaning, seenHash } = signing;
  const refuse = (why: WhyNot) => new NotSigned(performanceId, why);
  const performance = await findPerformance(w, performanceId);
  if (!performance) throw refuse("unknown");
  const isGrader = performance.graders.some(({ id }) => id === graderId) && performance.staffId !== graderId;
  if (!isGrader || (await managersOf(w, graderId)).includes(performance.staffId)) throw refuse("not-grader");
  if (performance.cancelledAt) throw refuse("cancelled");
  const door = await doorFor(w, performanceId, graderId);
  if (door.state === "closed") throw refuse("already-signed");
  if (!mayBeScored(performance, now)) throw refuse("too-early");
  if (door.state === "open" && (await holdsOn(w, library, performance, now)).toScore) throw refuse("held");
  const graderIds = performance.graders.map(({ id }) => id);
  if (door.state === "open" && !(await standOutside(w, library, performance, graderIds))) throw refuse("outside-line");
  const card = await prepareCard(w, performance, graderId, marks, library);
  if (!card) throw refuse("incomplete");
  if (seenHash !== undefined && seenHash !== card.hash) throw refuse("changed");

  const { sealed, hash } = card;
  const { rubricHash, rulesHash, passRule, weightedSum, passed, supersedes } = sealed;
  if (rulesHash && library.authored.has(rulesHash)) await keepVersions(w, library, [rulesHash], now);
  const marked = { rubricHash, rulesHash, passRule, marks: sealed.marks, weightedSum, passed, hash, supersedes };
  await w.insert(scorecards).values({ id: scorecardId, performanceId, graderId, ...marked, submittedAt: now });
  const hashes = { scorecard: hash, rubric: rubricHash, scenario: sealed.scenarioHash };
  const signature = { subjectKind: "scorecard", subjectId: scorecardId, signedBy: graderId, nameAsSigned, meaning, hashes, signedAt: now };
  const signed = signatureHash(signature);
  await w.insert(signatures).values({ ...signature, hashes: { ...hashes, signature: signed } });
  const values = { performanceId, scorecardId, hash, signature: signed, weightedSum, passed, redLines: sealed.marks.redLines, supersedes };
  await audit(w, { actorId: graderId, act: "role-plays.signed", subjectId: performance.staffId, values }, now);
  await endMatter(w, performanceId, { personId: graderId }, now);
  const then = await releaseOrSettle(w, library, performance, scorecardId, now);
  await settleCertifications(w, library, performance.staffId, now);
  return then;
}

/** Nothing that has not taken place can be scored. */
export const mayBeScored = ({ startedAt, scheduledAt }: Pick<Performance, "startedAt" | "scheduledAt">, now: Date) => startedAt !== null || scheduledAt <= now;

/** Whether a scorecard's signature is there and still covers every mark, number and version in it, with what those versions say. */
export async function signatureHolds(reader: Reader, scorecardId: string): Promise<boolean> {
  const [row] = await reader
    .select({ card: scorecards, performance: performances, signature: signatures })
    .from(scorecards)
    .innerJoin(performances, eq(performances.id, scorecards.performanceId))
    .innerJoin(signatures, and(eq(signatures.subjectId, scorecards.id), eq(signatures.subjectKind, "scorecard"), eq(signatures.signedBy, scorecards.graderId)))
    .where(eq(scorecards.id, scorecardId))
    .limit(1);
  if (!row) return false;
  const { id, submittedAt, hash, staffIdAsSigned, ...card } = row.card;
  const { variantId, tier, towards, scenarioHash } = row.performance;
  const staffId = staffIdAsSigned ?? row.performance.staffId;
  return (
    id === scorecardId &&
    hash === row.signature.hashes.scorecard &&
    submittedAt.getTime() === row.signature.signedAt.getTime() &&
    signatureMatches(row.signature, { ...card, staffId, variantId, tier, towards, scenarioHash }) &&
    (await versionsHold(reader, [scenarioHash, card.rubricHash]))
  );
}

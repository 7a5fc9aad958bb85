import type { AppLoadContext } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import type { FieldErrors } from "~/http/parse-form.server";
import { nameAsSigned, nameIn } from "~/people/names";
import { closedSentence, notSignedSentence } from "~/role-plays/marks-form.server";
import { findPerformance, partIn } from "~/role-plays/performances.server";
import { readyCards } from "~/role-plays/ready-cards.server";
import { doorFor } from "~/role-plays/scorecards.server";
import type { Signing, WhyNot } from "~/role-plays/signing.server";

type Refused = { errors: FieldErrors; status: number };

/** A scorecard as the list offers it: which one, and the hash of what was shown. */
export const offerOf = ({ performanceId, hash }: { performanceId: string; hash: string }) => `${performanceId}.${hash}`;

/** What was ticked, as it would be signed; or why nothing is, when one of them cannot be. */
export async function chosenSignings(context: AppLoadContext, values: string[]): Promise<Signing[] | Refused> {
  const { store, library, words, language } = context;
  const visitor = requireVisitor(context);
  const ready = await readyCards(store.read, visitor.personId, library);
  const signings: Signing[] = [];
  for (const value of new Set(values)) {
    const [performanceId = "", seenHash = ""] = value.split(".");
    const one = ready.find(({ performance }) => performance.id === performanceId);
    if (!one) return whyNotReady(context, performanceId);
    if (one.card.hash !== seenHash) return refused(context, one.performance.staff, words.grading.refused.changed);
    const meaning = words.grading.sign.meaning(nameIn(language, one.performance.staff));
    signings.push({ performanceId, graderId: visitor.personId, marks: one.draft.marks, nameAsSigned: nameAsSigned(visitor), meaning, seenHash });
  }
  return signings;
}

/** Why a scorecard was refused when the signatures were already being written. */
export async function refusedAtLast(context: AppLoadContext, performanceId: string, why: WhyNot): Promise<Refused> {
  const performance = await findPerformance(context.store.read, performanceId);
  return performance ? refused(context, performance.staff, notSignedSentence(why, context.words)) : whyNotReady(context, performanceId);
}

async function whyNotReady(context: AppLoadContext, performanceId: string): Promise<Refused> {
  const { store, words } = context;
  const { personId } = requireVisitor(context);
  const performance = await findPerformance(store.read, performanceId);
  if (!performance || partIn(performance, personId) !== "grader") return { errors: { card: words.grading.signTogether.foreign }, status: 403 };
  if (performance.cancelledAt) return refused(context, performance.staff, words.grading.refused.cancelled);
  const door = await doorFor(store.read, performanceId, personId);
  return refused(context, performance.staff, door.state === "closed" ? closedSentence(door, words) : words.grading.refused.notReady);
}

function refused({ words, language }: AppLoadContext, staff: { name: string; otherName: string | null }, sentence: string): Refused {
  return { errors: { card: words.grading.signTogether.nothing(nameIn(language, staff), sentence) }, status: 409 };
}

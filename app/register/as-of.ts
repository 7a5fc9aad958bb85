import { extendedDates } from "~/certification/extension";
import type { CertificateDates, CertificateFact, Owed } from "~/certification/facts";
import { type Decision, lossOf, stoppedBy } from "~/certification/stopped";
import type { Tier } from "~/content/shape";
import type { Day } from "~db/kit";
import type { Listed } from "./listed";

/** A day that is over, and the instant after its end in the company's zone. */
export type Then = { day: Day; end: Date };

type Issued = {
  id: string;
  certificationId: string;
  tier: Tier;
  issuedOn: Day;
  issuedAt: Date;
  importedAt: Date | null;
  endedAt: Date | null;
  windowOpensOn: Day;
  expiresOn: Day;
  graceEndsOn: Day;
};
export type Decided = Decision & { certificateId: string; decidedAt: Date; expiredOn?: Day | null; datesBefore?: CertificateDates | null };
/** That an account was closed or opened again; the oldest first. */
export type Turn = { opened: boolean; at: Date };
export type HeldThen = Listed & { certificationId: string; tier: Tier; certificateId: string; issuedOn: Day };

/** Whether somebody was with the company at the end of that day. Who was entered later was there if they had been hired, or had earned a certificate, by then: `since`. */
export function wasThere(person: { createdAt: Date; since: Day | null; active: boolean }, turns: Turn[], { day, end }: Then): boolean {
  if (person.createdAt >= end && !(person.since && person.since <= day)) return false;
  const last = turns.filter(({ at }) => at < end).at(-1);
  if (last) return last.opened;
  const next = turns.find(({ at }) => at >= end);
  return next ? !next.opened : person.active;
}

export const wasOpen = ({ from, endedAt }: { from: Date; endedAt: Date | null }, { end }: Then) => from < end && (endedAt === null || endedAt >= end);

/**
 * What a person held at the end of that day, one for each certification, and what had been decided about it and was `owed` by then. A
 * certificate taken over from a list counts from the day it was earned, others from the moment they were issued.
 */
export function heldThen<C extends Issued>(
  issued: C[],
  decisions: Decided[],
  restsOn: (certificate: C) => Pick<CertificateFact, "needs" | "waived">,
  then: Then,
  owed: (Owed & { certificationId: string })[] = [],
): HeldThen[] {
  const open = issued
    .filter((one) => wasOpen({ from: one.issuedAt, endedAt: one.endedAt }, then) || (one.importedAt && one.issuedOn <= then.day && !isOver(one, then)))
    .sort((a, b) => (a.issuedOn === b.issuedOn ? b.issuedAt.getTime() - a.issuedAt.getTime() : a.issuedOn < b.issuedOn ? 1 : -1));
  const newest = open
    .filter((one, place) => open.findIndex(({ certificationId }) => certificationId === one.certificationId) === place)
    .map((one) => ({ ...one, ...datesThen(one, decisions, then) }));
  const facts = newest.map((one): CertificateFact => {
    const own = decisions.filter(({ certificateId, decidedAt }) => certificateId === one.id && decidedAt < then.end);
    const { windowOpensOn, expiresOn, graceEndsOn, certificationId } = one;
    return {
      ...{ factId: one.id, serial: "", certificationId, at: one.issuedAt },
      ...{ windowOpensOn, expiresOn, graceEndsOn, ...restsOn(one), stopped: stoppedBy(own) },
      owed: owed.filter((duty) => duty.certificationId === certificationId),
    };
  });
  return newest.map((one, place) => ({
    certificateId: one.id,
    certificationId: one.certificationId,
    tier: one.tier,
    progress: "certified",
    issuedOn: one.issuedOn,
    windowOpensOn: one.windowOpensOn,
    expiresOn: one.expiresOn,
    graceEndsOn: one.graceEndsOn,
    stopped: facts[place]!.stopped?.name ?? null,
    suspendsOn: lossOf(facts[place]!, facts)?.on ?? null,
  }));
}

/** What was decided later about its days has moved them after that day; the first of these decisions kept those there were. */
function datesThen(one: Issued, decisions: Decided[], { end }: Then): Partial<Issued> {
  const moved = decisions.filter(({ certificateId, kind }) => certificateId === one.id && (kind === "extended" || kind === "recalculated"));
  let then = one;
  for (const { datesBefore, expiredOn } of moved.filter(({ decidedAt }) => decidedAt >= end).toReversed())
    then = { ...then, ...(datesBefore ?? (expiredOn ? extendedDates(then, expiredOn) : {})) };
  return then;
}

const isOver = ({ endedAt }: Issued, { end }: Then) => endedAt !== null && endedAt < end;

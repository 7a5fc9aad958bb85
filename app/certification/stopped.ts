import { addDays } from "~/locale/day";
import type { Day } from "~db/kit";
import type { CertificateDates, CertificateFact, Owed, Stopped } from "./facts";

export const decisionKinds = ["suspended", "revoked", "reinstated"] as const;
export type DecisionKind = (typeof decisionKinds)[number];
/** Its days were moved: HR gave more time, or had them worked out anew by other rules. */
export type DaysMoved = "extended" | "recalculated";
/** What was decided about a certificate on a day, and why: it counts no more for now, or for good, or again, or has other days. */
export type Decision = { kind: DecisionKind | DaysMoved; decidedOn: Day; reason: string; decidedAt?: Date };

/** What the decisions about a certificate, the oldest first, come to: the last one stands. Other days stop nothing and give nothing back. */
export function stoppedBy(decisions: Decision[]): Stopped | undefined {
  const last = decisions.findLast(({ kind }) => kind !== "extended" && kind !== "recalculated");
  if (last?.kind !== "suspended" && last?.kind !== "revoked") return undefined;
  return { name: last.kind, since: last.decidedOn, reason: last.reason, ...(last.decidedAt ? { at: last.decidedAt } : {}) };
}

/** What can be decided about a certificate as it stands. Nothing is taken away twice. */
export const decidable = (stopped: Pick<Stopped, "name"> | undefined): DecisionKind[] =>
  stopped ? (stopped.name === "suspended" ? ["reinstated", "revoked"] : ["reinstated"]) : ["suspended", "revoked"];

/** Why a certificate counts no more by itself, and the first day of it: another one it rests on ends, or what its holder owes is not met in time. */
export type Loss = { on: Day } & ({ certificationId: string } | { owed: Owed });
type Resting = Pick<CertificateFact, "needs" | "waived" | "owed">;

/**
 * What a certificate loses first of what it rests on, or misses first of what is owed, as things stand. A certificate the person never held was waived, which ends
 * with its day unless its condition was met, or lies before our records: then nothing can be lost with it. `seen` cuts a circle, which no check of the content lets through.
 */
export function lossOf({ needs = [], waived = [], owed = [] }: Resting, held: CertificateFact[], seen: CertificateFact[] = []): Loss | null {
  const losses = needs.flatMap((certificationId): Loss[] => {
    const ends = held.filter((one) => one.certificationId === certificationId && !seen.includes(one)).map((one) => endOf(one, held, [...seen, one]));
    if (ends.length > 0) return [{ certificationId, on: latest(ends) }];
    return waived.filter((one) => one.certificationId === certificationId).map(({ until }) => ({ certificationId, on: addDays(until, 1) }));
  });
  const missed = owed.map((one): Loss => ({ owed: one, on: addDays(one.dueOn, 1) }));
  return [...missed, ...losses].sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1))[0] ?? null;
}

/** The first day on which a certificate counts no more: by a decision, after its last day of grace, without what it rests on, or with what is owed overdue. */
export function endOf(certificate: CertificateFact, held: CertificateFact[], seen: CertificateFact[] = [certificate]): Day {
  if (certificate.stopped) return certificate.stopped.since;
  const own = addDays(lastDayOf(certificate), 1);
  const loss = lossOf(certificate, held, seen);
  return loss && loss.on < own ? loss.on : own;
}

/** Why a certificate does not count though its own dates may say so: a decision, what it rests on is lost, or a duty is overdue. */
export type NotCounting = { name: "suspended" | "revoked"; since: Day; why: { reason: string } | { lost: string } | { owed: Owed } };

/** A certificate that rests on one that is lost, or whose holder owes something overdue, is suspended, not revoked, until that is mended or its own days are over. */
export function notCounting(certificate: CertificateFact, held: CertificateFact[], today: Day): NotCounting | null {
  const { stopped } = certificate;
  if (stopped) return { name: stopped.name, since: stopped.since, why: { reason: stopped.reason } };
  const loss = lossOf(certificate, held);
  if (!loss || loss.on > today || today > lastDayOf(certificate)) return null;
  return { name: "suspended", since: loss.on, why: "owed" in loss ? { owed: loss.owed } : { lost: loss.certificationId } };
}

const lastDayOf = ({ expiresOn, graceEndsOn }: CertificateDates): Day => (graceEndsOn > expiresOn ? graceEndsOn : expiresOn);
const latest = (days: Day[]): Day => days.reduce((a, b) => (a > b ? a : b));

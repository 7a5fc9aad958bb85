import { addDays, instantAt } from "~/locale/day";
import type { Day } from "~db/kit";
import type { CertificateDates, Facts, Stopped } from "./facts";
import type { Rules } from "./rules";
import { type Chain, chainOver } from "./sign-offs";
import { type Content, earned, type Held, nextOf, type Step, stepsFor } from "./steps";

/** What is to be done for the next certificate: the shorter path of a renewal, or the whole path again. `next` is null when nothing is left but sign-offs. */
export type Renewal = { path: "renewal" | "whole"; steps: Step[]; next: Step | null; chain: Chain | null };
export type Renewable = Held & { issuedAt: Date };
type Renewing = Content & { held: Renewable; stopped: Stopped | undefined; zone: string };

/**
 * The way from a certificate to the one that follows it, by the rules in force; null while there is none. From the day the window
 * opens until grace is over that is the shorter path. After that it is the whole one, which a renewal completed in time stands
 * for, whenever it is looked at. Who lost a certificate for good earns it anew by the whole path; while it is suspended nothing
 * can follow it.
 */
export function renewalOf(rules: Rules, facts: Facts, today: Day, renewing: Renewing): Renewal | null {
  const { held, stopped, zone, ...content } = renewing;
  const since = countsSince(held, stopped, today, zone);
  if (!since) return null;
  const anew = (at: Date) => at >= since && at > held.issuedAt;
  const way = (path: Renewal["path"], counting: Facts): Renewal => {
    const steps = stepsFor(path === "renewal" ? rules.renewal!.requirements : rules.requirements, rules.id, counting, today, content);
    const signOffs = path === "renewal" ? rules.renewal!.signOffs : rules.signOffs;
    return { path, steps, next: nextOf(steps), chain: chainOver(rules.id, signOffs, steps, counting) };
  };
  if (!rules.renewal || stopped) return way("whole", within(facts, anew, keepsQuizzes(rules)));
  const over = instantAt(zone, addDays(lastDayOf(held), 1), "00:00");
  const inTime = way(
    "renewal",
    within(facts, (at) => anew(at) && at < over),
  );
  return today <= lastDayOf(held) || earned(inTime.steps) ? inTime : way("whole", within(facts, anew, keepsQuizzes(rules)));
}

/** From when on facts count for the certificate that follows one; null while it can have no follower. */
export function countsSince(held: CertificateDates, stopped: Stopped | undefined, today: Day, zone: string): Date | null {
  if (stopped) return stopped.name === "revoked" ? (stopped.at ?? instantAt(zone, addDays(stopped.since, 1), "00:00")) : null;
  return today >= held.windowOpensOn ? instantAt(zone, held.windowOpensOn, "00:00") : null;
}

const keepsQuizzes = ({ afterLapse }: Rules) => afterLapse?.keeps.includes("quiz") ?? false;

/** The tests and role-plays of a time, and every lesson: that is learnt once. What is planned, and other certificates, are of no time. */
export const within = (facts: Facts, counts: (at: Date) => boolean, quizzesKept = false): Facts => ({
  ...facts,
  quizzes: facts.quizzes.filter(({ at, moduleId }) => (quizzesKept && moduleId !== null) || counts(at)),
  rolePlays: facts.rolePlays.filter(({ at }) => counts(at)),
});

const lastDayOf = ({ expiresOn, graceEndsOn }: CertificateDates): Day => (graceEndsOn > expiresOn ? graceEndsOn : expiresOn);

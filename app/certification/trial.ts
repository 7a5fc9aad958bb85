import type { Day } from "~db/kit";
import type { CertificateDates, CertificateFact, Facts, Stopped } from "./facts";
import { keepsItsDays, type Recalculable, recalculated, sameDates } from "./recalculating";
import { type Renewable, renewalOf } from "./renewal";
import type { Rules, SignOff } from "./rules";
import { type Chain, chainOver } from "./sign-offs";
import { standingOn } from "./standing";
import { type Content, remaining, type Step, stepsFor } from "./steps";
import { notCounting } from "./stopped";

/**
 * What other rules would mean for one person. Of what is left to do: certified or renewed at once, more or less than before. Of the
 * dates of the certificate there is, if these are worked out anew: it lapses at once, counts again, ends earlier or later, or only
 * its renewal and grace move; `kept`: it has days of its own, which stay. `suspends` and `restores`: certificates of other
 * certifications, which rest on it, stop counting with it at once or count again.
 */
export type Effect = (typeof ofDates)[number] | (typeof inAnyCase)[number];
/** Days, or numbers of open requirements; of certificates that rest on it, the ids of their certifications with spaces between them. */
export type Effected = { effect: Effect; was: string; becomes: string };

/** What becomes of dates only when they are worked out anew. */
export const ofDates = ["lapses", "suspends", "counts-again", "restores", "earlier", "later", "moves", "kept"] as const;
/** What happens in any case. */
export const inAnyCase = ["certified", "renewed", "more-to-do", "less-to-do"] as const;

type Holding = { held: Renewable & Recalculable; previous: CertificateDates | null; stopped: Stopped | undefined };
export type Looked = Content & { facts: Facts; today: Day; zone: string; holding: Holding | null };

/** How much is left on a way: requirements that are not met, and sign-offs that are not given. */
type Way = { steps: Step[]; chain: Chain | null; signOffs: readonly SignOff[] };
function leftOn({ steps, chain, signOffs }: Way): number {
  const unsigned = chain ? (chain.waits ? signOffs.length - signOffs.findIndex(({ id }) => id === chain.waits?.signOff.id) : 0) : signOffs.length;
  return remaining(steps).length + unsigned;
}

/** Compares one person's way and dates by the rules in force with those by other rules. */
export function effectsOf(now: Rules, next: Rules, { facts, today, zone, holding, ...content }: Looked): Effected[] {
  if (!holding) return compared("certified", first);
  const { held, previous, stopped } = holding;
  const renewing = compared("renewed", (rules) => {
    const renewal = renewalOf(rules, facts, today, { ...content, held, stopped, zone });
    return renewal && { ...renewal, signOffs: (renewal.path === "renewal" ? rules.renewal?.signOffs : rules.signOffs) ?? [] };
  });
  return stopped?.name === "revoked" ? renewing : [...renewing, ...datesMoved({ held, previous, next, today }, facts)];

  function first({ id, requirements, signOffs = [] }: Rules): Way {
    const steps = stepsFor(requirements, id, facts, today, content);
    return { steps, chain: chainOver(id, signOffs, steps, facts), signOffs };
  }
  function compared(reached: "certified" | "renewed", wayBy: (rules: Rules) => Way | null): Effected[] {
    const [before, after] = [wayBy(now), wayBy(next)];
    if (!before || !after) return [];
    const [was, becomes] = [leftOn(before), leftOn(after)];
    if (was === becomes) return [];
    return [{ effect: becomes === 0 ? reached : becomes > was ? "more-to-do" : "less-to-do", was: String(was), becomes: String(becomes) }];
  }
}

type Moving = Omit<Holding, "stopped"> & { next: Rules; today: Day };

function datesMoved({ held, previous, next, today }: Moving, { certificates }: Pick<Facts, "certificates">): Effected[] {
  const dates = recalculated(held, previous, next);
  if (sameDates(held, dates)) return [];
  if (keepsItsDays(held)) return [{ effect: "kept", was: held.expiresOn, becomes: held.expiresOn }];
  const after = certificates.map((one) => (one.certificationId === next.id ? { ...one, ...dates } : one));
  return [...ofItself(held, dates, today), ...ofThoseResting(next.id, certificates, after, today)];
}

function ofItself(held: CertificateDates, dates: CertificateDates, today: Day): Effected[] {
  const said = { was: held.expiresOn, becomes: dates.expiresOn };
  const [lapsedNow, lapsedThen] = [held, dates].map((one) => standingOn(one, today) === "lapsed");
  if (lapsedThen && !lapsedNow) return [{ effect: "lapses", ...said }];
  if (lapsedNow && !lapsedThen) return [{ effect: "counts-again", ...said }];
  if (dates.expiresOn === held.expiresOn) return [{ effect: "moves", was: held.windowOpensOn, becomes: dates.windowOpensOn }];
  return [{ effect: dates.expiresOn < held.expiresOn ? "earlier" : "later", ...said }];
}

/** Of the other certificates of a person: which stop counting at once, or count again. */
function ofThoseResting(id: string, before: CertificateFact[], after: CertificateFact[], today: Day): Effected[] {
  const counting = (all: CertificateFact[]) =>
    all.flatMap((one) => (one.certificationId === id || notCounting(one, all, today) || standingOn(one, today) === "lapsed" ? [] : [one.certificationId]));
  const [was, becomes] = [counting(before), counting(after)];
  const only = (effect: "suspends" | "restores", these: string[], those: string[]) => {
    const ids = these.filter((one) => !those.includes(one)).join(" ");
    return ids ? [{ effect, was: ids, becomes: ids }] : [];
  };
  return [...only("suspends", was, becomes), ...only("restores", becomes, was)];
}

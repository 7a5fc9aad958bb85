import type { Day } from "~db/kit";
import type { CertificateDates, Facts, Stopped } from "./facts";
import { keepsItsDays, type Recalculable, recalculated, sameDates } from "./recalculating";
import { type Renewable, renewalOf } from "./renewal";
import type { Rules } from "./rules";
import { standingOn } from "./standing";
import { type Content, earned, remaining, type Step, stepsFor } from "./steps";

/**
 * What other rules would mean for one person. Of what is left to do: certified or renewed at once, more or less than before. Of the
 * dates of the certificate there is, if these are worked out anew: it lapses at once, counts again, ends earlier or later, or only
 * its renewal and grace move; `kept`: it has days of its own, which stay.
 */
export type Effect = "certified" | "renewed" | "more-to-do" | "less-to-do" | "lapses" | "counts-again" | "earlier" | "later" | "moves" | "kept";
/** Days, or numbers of open requirements. */
export type Effected = { effect: Effect; was: string; becomes: string };

/** What becomes of dates only when they are worked out anew. */
export const ofDates: readonly Effect[] = ["lapses", "counts-again", "earlier", "later", "moves", "kept"];
/** What happens in any case. */
export const inAnyCase: readonly Effect[] = ["certified", "renewed", "more-to-do", "less-to-do"];

type Holding = { held: Renewable & Recalculable; previous: CertificateDates | null; stopped: Stopped | undefined };
export type Looked = Content & { facts: Facts; today: Day; zone: string; holding: Holding | null };

/** Compares one person's way and dates by the rules in force with those by other rules. */
export function effectsOf(now: Rules, next: Rules, { facts, today, zone, holding, ...content }: Looked): Effected[] {
  if (!holding) return way((rules) => stepsFor(rules.requirements, rules.id, facts, today, content), "certified");
  const { held, previous, stopped } = holding;
  const renewing = way((rules) => renewalOf(rules, facts, today, { ...content, held, stopped, zone })?.steps ?? null, "renewed");
  return stopped?.name === "revoked" ? renewing : [...renewing, ...datesMoved({ held, previous, next, today })];

  function way(stepsBy: (rules: Rules) => Step[] | null, reached: "certified" | "renewed"): Effected[] {
    const [before, after] = [stepsBy(now), stepsBy(next)];
    if (!before || !after) return [];
    const [was, becomes] = [remaining(before).length, remaining(after).length];
    const said = { was: String(was), becomes: String(becomes) };
    if (earned(after)) return [{ effect: reached, ...said }];
    return was === becomes ? [] : [{ effect: becomes > was ? "more-to-do" : "less-to-do", ...said }];
  }
}

function datesMoved({ held, previous, next, today }: Omit<Holding, "stopped"> & { next: Rules; today: Day }): Effected[] {
  const dates = recalculated(held, previous, next);
  if (sameDates(held, dates)) return [];
  const said = { was: held.expiresOn, becomes: dates.expiresOn };
  if (keepsItsDays(held)) return [{ effect: "kept", was: held.expiresOn, becomes: held.expiresOn }];
  const [lapsedNow, lapsedThen] = [held, dates].map((one) => standingOn(one, today) === "lapsed");
  if (lapsedThen && !lapsedNow) return [{ effect: "lapses", ...said }];
  if (lapsedNow && !lapsedThen) return [{ effect: "counts-again", ...said }];
  if (dates.expiresOn === held.expiresOn) return [{ effect: "moves", was: held.windowOpensOn, becomes: dates.windowOpensOn }];
  return [{ effect: dates.expiresOn < held.expiresOn ? "earlier" : "later", ...said }];
}

import type { Day } from "~db/kit";
import type { CertificateDates, Facts } from "./facts";
import { type Rules, restedOn } from "./rules";
import { type Chain, chainOver } from "./sign-offs";
import { type Content, type Held, isBegun, nextOf, type Step, stepsFor } from "./steps";
import { type NotCounting, notCounting } from "./stopped";

/**
 * Where a person is against the rules. `next` is the one thing to do now; null when every requirement is met. From then on `chain`
 * says who has signed and whose sign-off is waited for.
 */
export type Standing = { steps: Step[] } & (
  | { name: "not-started" | "in-progress"; next: Step | null; chain: Chain | null }
  | { name: "certified"; renewalOpensOn: Day; expiresOn: Day }
  | { name: "renewal-due"; expiresOn: Day }
  | { name: "in-grace"; expiredOn: Day; graceEndsOn: Day }
  | { name: "lapsed"; expiredOn: Day }
  | NotCounting
);
export type StandingName = Standing["name"];

/**
 * Works out each requirement and the whole on a day. Rules are those the certificate was issued by, or those in force; with a
 * certificate its own dates decide, and its own facts, whatever the content has become since.
 */
export function standing(rules: Rules, facts: Facts, today: Day, { held = null, ...content }: Content & { held?: Held | null }): Standing {
  const steps = stepsFor(restedOn(rules, held?.factIds), rules.id, facts, today, { ...content, held });
  if (!held)
    return { name: steps.some(isBegun) ? "in-progress" : "not-started", steps, next: nextOf(steps), chain: chainOver(rules.id, rules.signOffs, steps, facts) };
  const own = facts.certificates.find(({ certificationId }) => certificationId === rules.id);
  const stopped = own && notCounting(own, facts.certificates, today);
  if (stopped) return { steps, ...stopped };
  const { windowOpensOn, expiresOn, graceEndsOn } = held;
  switch (standingOn(held, today)) {
    case "certified":
      return { name: "certified", steps, renewalOpensOn: windowOpensOn, expiresOn };
    case "renewal-due":
      return { name: "renewal-due", steps, expiresOn };
    case "in-grace":
      return { name: "in-grace", steps, expiredOn: expiresOn, graceEndsOn };
    case "lapsed":
      return { name: "lapsed", steps, expiredOn: expiresOn };
  }
}

/** What a certificate's own dates say on a day. The last valid day is still valid; grace changes the standing, never the date. */
export function standingOn({ windowOpensOn, expiresOn, graceEndsOn }: CertificateDates, today: Day): "certified" | "renewal-due" | "in-grace" | "lapsed" {
  if (today > graceEndsOn && today > expiresOn) return "lapsed";
  if (today > expiresOn) return "in-grace";
  return today >= windowOpensOn ? "renewal-due" : "certified";
}

import type { RuleFields } from "./rule-shapes";
import type { Window } from "./window";

export type BeginningRules = Pick<RuleFields, "attempts" | "waitHours"> & Window;
/** What has happened between a person and a test so far. `toRead`: lessons named by the last failed attempt and not opened since; `marking`: one waits for a trainer. */
export type BeginningFacts = { passed: boolean; failedAt: Date[]; talks: number; toRead: number; marking: boolean };

/** `triesLeft` counts this one; null without an end. `from` is the instant at which it can be begun, where one is known. */
export type Beginning =
  | { may: true; triesLeft: number | null }
  | { may: false; reason: "not-open-yet" | "wait"; from: Date; triesLeft: number | null }
  /** `at`: when it closed. */
  | { may: false; reason: "closed"; at: Date; from: null; triesLeft: number | null }
  /** The waiting time ends when the test has closed. */
  | { may: false; reason: "closes-before"; at: Date; from: null; triesLeft: number | null }
  | { may: false; reason: "talk"; from: null; triesLeft: 0 }
  | { may: false; reason: "read-first"; from: null; triesLeft: number | null }
  /** A trainer has not read an essay of the last attempt yet. */
  | { may: false; reason: "marking"; from: null; triesLeft: number | null };

/** A reason not to begin. */
export type NotNow = Extract<Beginning, { may: false }>;

/**
 * Whether a person may begin a test now, and if not, why and from when. After a pass only the window counts. Each failed
 * attempt uses a try; when all are used a talk with a trainer opens exactly one more, and the waiting hours hold for it too.
 */
export function beginning(rules: BeginningRules, facts: BeginningFacts, now: Date): Beginning {
  const { opensAt, closesAt } = rules;
  const triesLeft = facts.passed ? null : triesLeftOf(rules, facts);
  if (closesAt && now >= closesAt) return { may: false, reason: "closed", at: closesAt, from: null, triesLeft };
  if (facts.marking) return { may: false, reason: "marking", from: null, triesLeft };
  if (triesLeft === 0) return { may: false, reason: "talk", from: null, triesLeft };
  if (opensAt && now < opensAt) return { may: false, reason: "not-open-yet", from: opensAt, triesLeft };
  if (facts.passed) return { may: true, triesLeft };

  const from = waitEnds(rules, facts);
  if (from && now < from) {
    if (closesAt && from >= closesAt) return { may: false, reason: "closes-before", at: closesAt, from: null, triesLeft };
    return { may: false, reason: "wait", from, triesLeft };
  }
  if (facts.toRead > 0) return { may: false, reason: "read-first", from: null, triesLeft };
  return { may: true, triesLeft };
}

/** How many failed attempts are still allowed before a talk; null without an end. */
export function triesLeftOf({ attempts }: Pick<BeginningRules, "attempts">, { failedAt, talks }: Pick<BeginningFacts, "failedAt" | "talks">): number | null {
  return attempts === undefined ? null : Math.max(0, attempts + talks - failedAt.length);
}

function waitEnds({ waitHours }: BeginningRules, { failedAt }: BeginningFacts): Date | null {
  if (waitHours === undefined || failedAt.length === 0) return null;
  const last = Math.max(...failedAt.map((at) => at.getTime()));
  return new Date(last + waitHours * 3_600_000);
}

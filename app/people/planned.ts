import type { Day } from "~db/kit";
import type { FactName } from "./person-facts";

/** What may change on a day to come. How one signs in, and when one was hired, is corrected at once. */
export const plannable = ["name", "otherName", "departmentId", "managerId", "site", "position"] as const satisfies FactName[];
export type PlannableFact = (typeof plannable)[number];
export const isPlannable = (field: string): field is PlannableFact => (plannable as readonly string[]).includes(field);

/** One change of a fact: on which day it began to count. */
type Change = { on: Day; from: string | null; to: string | null };
export type Held = { value: string | null; fromOn: Day | null; untilOn: Day | null };

/**
 * What a fact was from when to when, the newest first. Changes may come in any order; of several on one day the last given
 * counts. `now` is its value today. The first span has no known beginning.
 */
export function heldOver(changes: Change[], now: string | null, dayBefore: (day: Day) => Day): Held[] {
  const inOrder = [...new Map(changes.map((change) => [change.on, change])).values()].sort((a, b) => (a.on < b.on ? -1 : 1));
  const first = inOrder[0];
  if (!first) return [{ value: now, fromOn: null, untilOn: null }];
  const spans: Held[] = [{ value: first.from, fromOn: null, untilOn: dayBefore(first.on) }];
  for (const [place, { on, to }] of inOrder.entries()) {
    const next = inOrder[place + 1];
    spans.push({ value: next ? to : now, fromOn: on, untilOn: next ? dayBefore(next.on) : null });
  }
  return spans.reverse();
}

import { addDays, daysBetween } from "~/locale/day";
import type { Day } from "~db/kit";
import type { Whom } from "~db/tables/assignments";
import { dueFor } from "./due";

/** When what a rule assigns is due: on a day, so many days after hiring, or by the days of the course. */
export type RuleDue = { dueOn: Day | null; daysFromHiring: number | null };
export type Fitting = {
  hiredOn: Day | null;
  /** The course is open for them already. */
  open: boolean;
  /** They hold the certificate it leads to. */
  certified: boolean;
};
export type Exception = "too-little-time" | "certified" | "duplicate";
export type Verdict = { outcome: "assigned"; dueOn: Day | null } | { outcome: Exception; dueOn: Day | null };

/** With fewer days than these left, somebody should look before a person is given a course. */
export const LEAST_DAYS = 7;

/** What a rule does about somebody it means. */
export function verdictOn(person: Fitting, rule: RuleDue, { days, today }: { days: number | undefined; today: Day }): Verdict {
  const dueOn = dueOf(rule, person.hiredOn, days, today);
  if (person.certified) return { outcome: "certified", dueOn };
  if (person.open) return { outcome: "duplicate", dueOn };
  const tooLate = dueOn !== null && daysBetween(today, dueOn) < LEAST_DAYS;
  return { outcome: tooLate ? "too-little-time" : "assigned", dueOn };
}

/** Whose day of hiring nobody knows, has the days from now on. */
function dueOf({ dueOn, daysFromHiring }: RuleDue, hiredOn: Day | null, days: number | undefined, today: Day): Day | null {
  if (dueOn) return dueOn;
  if (daysFromHiring === null) return dueFor({ days, hiredOn, assignedOn: today });
  return addDays(hiredOn ?? today, daysFromHiring);
}

/** Whether it means somebody at all: an empty one would mean the whole company, which has to be said. */
export const isEverybody = (whom: Whom): boolean => Object.values(whom).every((value) => value === undefined);

import { addDays, daysBetween } from "~/locale/day";
import type { Day } from "~db/kit";
import { type LapseStage, lapseStages } from "./message";

/** What is long past is history, not news: so many days afterwards nobody is told of it any more. */
export const TOLD_FOR = 14;
/** The earliest stage, in days before the end. */
export const FIRST_STAGE = lapseStages[0];

type Ends = { expiresOn: Day; graceEndsOn: Day };

/**
 * How a certificate's end is to be told of on a day: the nearest stage that has come, whatever days nobody looked. From the last
 * valid day until its grace is over that is stage 0, then `lapsed`, and later nothing.
 */
export function lapseStage({ expiresOn, graceEndsOn }: Ends, today: Day): LapseStage | "lapsed" | null {
  const end = graceEndsOn > expiresOn ? graceEndsOn : expiresOn;
  if (today > end) return daysBetween(end, today) <= TOLD_FOR ? "lapsed" : null;
  const left = daysBetween(today, expiresOn);
  return lapseStages.findLast((stage) => left <= stage) ?? null;
}

/** The stages the one hears of to whom the holder reports. */
export const isForManager = (stage: LapseStage) => stage === 30 || stage === 0;

/** How an assignment's due day is to be told of on a day. What was assigned later than a stage was told with its day at once. */
export function dueStage({ dueOn, assignedOn }: { dueOn: Day; assignedOn: Day }, today: Day): 7 | 0 | "overdue" | null {
  const left = daysBetween(today, dueOn);
  if (left < 0) return -left <= TOLD_FOR ? "overdue" : null;
  const stage = ([7, 0] as const).findLast((days) => left <= days);
  return stage !== undefined && assignedOn < addDays(dueOn, -stage) ? stage : null;
}

/** How a duty that is not met is to be told of on a day: once a week before its last day, and once when that has gone by. What was set for a day already over was told with it. */
export function dutyStage({ dueOn, setOn }: { dueOn: Day; setOn: Day }, today: Day): "soon" | "over" | null {
  const left = daysBetween(today, dueOn);
  if (left < 0) return setOn <= dueOn && -left <= TOLD_FOR ? "over" : null;
  return left <= DUTY_SOON && setOn < addDays(dueOn, -DUTY_SOON) ? "soon" : null;
}
export const DUTY_SOON = 7;

/** The Monday of a day's week: HR hears once in each. */
export function weekOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

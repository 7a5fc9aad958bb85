import type { Criterion, Level, Rubric } from "./rubric";
import type { Scenario } from "./scenario";

/** How somebody saw their own play: a level for each criterion asked, one thing to keep and one to change. */
export type SelfAssessment = { levels: Record<string, Level>; keep: string; change: string };

type Times = { scheduledAt: Date; startedAt: Date | null; endedAt: Date | null; cancelledAt: Date | null; releasedAt: Date | null };
export type AssessmentDoor = "not-yet" | "open" | "closed" | "called-off";

/**
 * Open from the end of the play until the result is out: whoever has read the marks can no longer say how it was without them. Of
 * what came to nothing nobody is asked.
 */
export function assessmentDoor(performance: Times, playMinutes: number, now: Date): AssessmentDoor {
  if (performance.cancelledAt) return "called-off";
  if (performance.releasedAt) return "closed";
  return endOfPlay(performance, playMinutes) <= now ? "open" : "not-yet";
}

/** When the clock was stopped. Where nobody ran it or stopped it, a play ends when its minutes are over. */
export const endOfPlay = ({ scheduledAt, startedAt, endedAt }: Pick<Times, "scheduledAt" | "startedAt" | "endedAt">, playMinutes: number): Date =>
  endedAt ?? new Date((startedAt ?? scheduledAt).getTime() + playMinutes * 60_000);

/** The criteria a person is asked about: on the phone, not those that cannot be seen there. */
export const criteriaAsked = (rubric: Pick<Rubric, "criteria">, { onThePhone }: Pick<Scenario, "onThePhone">): Criterion[] =>
  rubric.criteria.filter(({ notApplicable }) => !(onThePhone && notApplicable));

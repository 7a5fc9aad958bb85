import type { Day } from "~db/kit";
import type { Facts, WaiverFact } from "./facts";
import { type Content, earned, nextOf, type Step, stepsFor } from "./steps";

/** A waiver whose condition is still to be met: what is left, and by when. */
export type OpenWaiver = { dueOn: Day; steps: Step[]; next: Step | null };

type Conditional = Pick<WaiverFact, "condition" | "dueBy">;

/** The condition's requirements, by what was shown at any time until it was due. */
export function conditionSteps({ condition, dueBy }: Conditional, facts: Facts, today: Day, content: Content): Step[] {
  const inTime = {
    ...facts,
    quizzes: facts.quizzes.filter(({ at }) => at < dueBy),
    rolePlays: facts.rolePlays.filter(({ at }) => at < dueBy),
  };
  return stepsFor(condition.requirements, condition.certificationId, inTime, today, content);
}

/** When the condition was met, in time; null while it was not. */
export const conditionMet = (waiver: Conditional, facts: Facts): Date | null =>
  earned(conditionSteps(waiver, facts, "", { modules: new Map() }))?.completedAt ?? null;

/** What is left of the condition of a waiver for a certification on a day; null where none waits. */
export function openWaiverOf(certificationId: string, facts: Facts, today: Day, content: Content): OpenWaiver | null {
  const waiver = facts.waivers.findLast((one) => one.certificationId === certificationId);
  if (!waiver || waiver.keptAt || today > waiver.dueOn) return null;
  const steps = conditionSteps(waiver, facts, today, content);
  return { dueOn: waiver.dueOn, steps, next: nextOf(steps) };
}

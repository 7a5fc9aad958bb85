import type { Day } from "~db/kit";
import type { DutyFact, Facts } from "./facts";
import { within } from "./renewal";
import { type Requirement, type Rules, restedOn } from "./rules";
import { type Content, earned, nextOf, type Proof, type Step, stepsFor } from "./steps";

/** A duty that is still to be met: what is left of it. */
export type OpenDuty = Pick<DutyFact, "factId" | "about" | "dueOn" | "reason"> & { steps: Step[]; next: Step | null };

type Asked = Pick<DutyFact, "certificationId" | "requirements" | "since">;

/** The requirements of a duty, by what was shown since it began. */
export const dutySteps = ({ certificationId, requirements, since }: Asked, facts: Facts, today: Day, content: Content): Step[] =>
  stepsFor(
    requirements,
    certificationId,
    within(facts, (at) => at >= since),
    today,
    content,
  );

/** When a duty was met, in time or late; null while it is not. */
export const dutyMet = (duty: Asked, facts: Facts): Date | null => earned(dutySteps(duty, facts, "", { modules: new Map() }))?.completedAt ?? null;

/** Whether a certificate stands for a duty: it was earned by the whole path, and by nothing that was shown before the duty began. */
export function standsFor(
  { rules, factIds }: { rules: Pick<Rules, "requirements" | "renewal">; factIds: Proof[] },
  { since }: Pick<DutyFact, "since">,
  { quizzes, rolePlays }: Pick<Facts, "quizzes" | "rolePlays">,
): boolean {
  const named = new Set(factIds.map(({ factId }) => factId));
  const shown = [...quizzes, ...rolePlays].filter(({ factId }) => named.has(factId));
  return restedOn(rules, factIds) === rules.requirements && shown.length > 0 && shown.every(({ at }) => at >= since);
}

/** What the holder of a certificate owes on a day, what is due first first. What begins later, such as after an absence, waits. */
export function openDutiesOf(certificationId: string, facts: Facts, today: Day, content: Content): OpenDuty[] {
  return facts.duties
    .filter((duty) => duty.certificationId === certificationId && !duty.metAt && duty.sinceOn <= today)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
    .map((duty) => {
      const steps = dutySteps(duty, facts, today, content);
      return { factId: duty.factId, about: duty.about, dueOn: duty.dueOn, reason: duty.reason, steps, next: nextOf(steps) };
    });
}

/** Of some requirements those that can be shown anew: tests and role-plays. Lessons are learnt once, and another certificate has dates of its own. */
export const shownAnew = (requirements: readonly Requirement[]): Requirement[] =>
  requirements.filter(({ kind }) => kind === "quiz" || kind === "exam" || kind === "role-play");

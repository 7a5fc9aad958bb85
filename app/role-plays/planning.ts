import { everyRequirement } from "~/certification/rules";
import type { Library } from "~/content/library";
import type { Tier } from "~/content/shape";
import { addDays, dayIn, instantAt, timeIn } from "~/locale/day";
import type { Day } from "~db/kit";
import type { ResitRefusal } from "./resit";
import type { Scenario, Variant } from "./scenario";

/** Somebody met a variant: they played it, watched it, or are planned to. */
export type Encounter = { personId: string; scenarioId: string; variantId: string; part: "staff" | "customer" | "observer"; pending: boolean };

/** The variants on which a person may still be scored: those they have neither played, watched nor been scored on. */
export function variantsLeft(scenario: Scenario, encounters: Encounter[], personId: string): Variant[] {
  const met = new Set(
    encounters.filter((encounter) => encounter.personId === personId && encounter.scenarioId === scenario.id).map(({ variantId }) => variantId),
  );
  return scenario.variants.filter(({ id }) => !met.has(id));
}

/** Of the variants left the one played least so far, so that people cannot tell each other what is coming; then the author's order. */
export function proposeVariant(scenario: Scenario, encounters: Encounter[], personId: string): Variant | undefined {
  const played = (id: string) =>
    encounters.filter(({ scenarioId, variantId, part }) => part === "staff" && scenarioId === scenario.id && variantId === id).length;
  return variantsLeft(scenario, encounters, personId).toSorted((a, b) => played(a.id) - played(b.id))[0];
}

/** Those who may not play or watch a variant, because they are themselves still to be scored on it. */
export const mayNotWatch = (encounters: Encounter[], what: Pick<Encounter, "scenarioId" | "variantId">) =>
  new Set(
    encounters
      .filter(({ part, pending, scenarioId, variantId }) => part === "staff" && pending && scenarioId === what.scenarioId && variantId === what.variantId)
      .map(({ personId }) => personId),
  );

/** The certifications for which a scenario counts. */
export const countsTowards = (library: Library, scenarioId: string) =>
  [...library.certifications.values()].filter((rules) => everyRequirement(rules).some((r) => r.kind === "role-play" && r.scenarios.includes(scenarioId)));

/** The tier whose weights score a performance: the certification's, in practice the scenario's first. */
export const tierFor = (library: Library, scenario: Scenario, towards: string | null): Tier =>
  (towards ? library.certifications.get(towards)?.tier : undefined) ?? scenario.tiers[0]!;

/** How long after its time something can still be planned: the play may have begun while the form was filled in. */
const LATE_MINUTES = 30;

/** Whether it is too late to plan something for an instant. */
export const isPast = (at: Date, now: Date): boolean => at.getTime() < now.getTime() - LATE_MINUTES * 60_000;

/** What is wrong with the day and time planned for, at the field concerned; null when nothing is. Nothing is planned for more than a year ahead. */
export function wrongStart({ day, time }: { day: Day; time: string }, { zone, now }: { zone: string; now: Date }): "past-day" | "past-time" | "too-far" | null {
  const today = dayIn(zone, now);
  if (isPast(instantAt(zone, day, time), now)) return day < today ? "past-day" : "past-time";
  return day > addDays(today, 366) ? "too-far" : null;
}

const QUARTER = 15 * 60_000;

/** When a play is proposed to begin: at the next quarter of an hour, which in the last one of a day is on the day after. */
export function proposedStart(zone: string, now: Date): { day: Day; time: string } {
  const quarter = new Date(Math.ceil(now.getTime() / QUARTER) * QUARTER);
  return { day: dayIn(zone, quarter), time: timeIn(zone, quarter) };
}

export type Plan = {
  staffId: string;
  scenarioId: string;
  variantId: string;
  customerId: string;
  observerIds: string[];
  /** Who grades beside the trainer who plans; null with one grader. */
  secondGraderId: string | null;
  towards: string | null;
  scheduledAt: Date;
  room: string | null;
  /** The play begins with the planning: a walk-in. */
  startsNow?: boolean;
};
/** Why a plan cannot be made, at the field concerned. */
export type PlanRefusal = {
  field: "scenario" | "variant" | "customer" | "observer" | "towards" | "secondGrader";
  kind: "unknown" | "met" | "two-parts" | "still-to-be-scored" | "missing" | "may-not-grade" | "outside-line" | ResitRefusal["kind"];
  personId?: string;
  /** With `too-early`: when it may be played at the soonest. */
  from?: Date;
};

/** What speaks against a plan, over what is known of everybody's encounters with the scenario. */
export function refusalsOf(plan: Plan, library: Library, encounters: Encounter[]): PlanRefusal[] {
  const scenario = library.scenarios.get(plan.scenarioId);
  if (!scenario || !library.rubrics.has(scenario.rubric)) return [{ field: "scenario", kind: "unknown" }];
  const refusals: PlanRefusal[] = [];
  if (!scenario.variants.some(({ id }) => id === plan.variantId)) refusals.push({ field: "variant", kind: "unknown" });
  else if (!variantsLeft(scenario, encounters, plan.staffId).some(({ id }) => id === plan.variantId))
    refusals.push({ field: "variant", kind: "met", personId: plan.staffId });
  if (plan.towards !== null && !countsTowards(library, plan.scenarioId).some(({ id }) => id === plan.towards))
    refusals.push({ field: "towards", kind: "unknown" });

  if (plan.customerId === plan.staffId) refusals.push({ field: "customer", kind: "two-parts", personId: plan.staffId });
  const both = plan.observerIds.find((id) => id === plan.staffId || id === plan.customerId);
  if (both) refusals.push({ field: "observer", kind: "two-parts", personId: both });
  const barred = mayNotWatch(encounters, plan);
  if (barred.has(plan.customerId)) refusals.push({ field: "customer", kind: "still-to-be-scored", personId: plan.customerId });
  const watching = plan.observerIds.find((id) => barred.has(id));
  if (watching) refusals.push({ field: "observer", kind: "still-to-be-scored", personId: watching });
  return refusals;
}

/** Who has to grade: how many, and how many of them from outside the reporting line of the one who is scored. */
export type Panel = { graders: number; outsideLine: number };

/** The panel that the rules ask for a scenario. */
export function panelAsked(requirements: { kind: string; scenarios?: string[]; graders?: number; outsideLine?: number }[], scenarioId: string): Panel {
  const asking = requirements.filter((one) => one.kind === "role-play" && one.scenarios?.includes(scenarioId));
  return { graders: Math.max(1, ...asking.map(({ graders = 1 }) => graders)), outsideLine: Math.max(0, ...asking.map(({ outsideLine = 0 }) => outsideLine)) };
}

/** Whether enough of them are from outside the line. `above`: everybody above the one who is scored; who is below grades nobody. */
export const isPanel = ({ outsideLine }: Panel, graderIds: string[], above: string[]): boolean =>
  graderIds.filter((id) => !above.includes(id)).length >= outsideLine;

/**
 * What speaks against the second grader of a plan: none although the rules ask for two, the one who plans, somebody with another
 * part, or nobody from outside the line (`above`, as `isPanel` asks). `mayGrade` says whether they train, and neither are nor report
 * to the one who is scored.
 */
export function graderRefusals(
  { secondGraderId: id, staffId, customerId, observerIds }: Pick<Plan, "secondGraderId" | "staffId" | "customerId" | "observerIds">,
  { trainerId, panel, above, mayGrade }: { trainerId: string; panel: Panel; above: string[]; mayGrade: boolean },
): PlanRefusal[] {
  const field = "secondGrader" as const;
  if (id === null && panel.graders > 1) return [{ field, kind: "missing" }];
  if (id !== null && [trainerId, staffId, customerId, ...observerIds].includes(id)) return [{ field, kind: "two-parts", personId: id }];
  if (id !== null && !mayGrade) return [{ field, kind: "may-not-grade", personId: id }];
  return isPanel(panel, id === null ? [trainerId] : [trainerId, id], above) ? [] : [{ field, kind: "outside-line", personId: staffId }];
}

import { addMonths } from "~/locale/day";
import type { Day } from "~db/kit";
import type { Requirement, Rules } from "./rules";

type Asked = Pick<Rules, "requirements" | "renewal" | "retraining">;

/** What is to be shown again: the quiz of each module, and one of the role-plays, judged as the certification judges it. Empty where the rules ask for nothing. */
export function retrainingAsked({ requirements, renewal, retraining }: Asked): Requirement[] {
  if (!retraining) return [];
  const { modules, scenarios } = retraining;
  const alike = [...requirements, ...(renewal?.requirements ?? [])].flatMap((one) =>
    one.kind === "role-play" && one.scenarios.some((id) => scenarios.includes(id)) ? [one] : [],
  );
  const [same] = alike;
  return [
    ...modules.map((module) => ({ id: `retraining-${module}`, kind: "quiz" as const, module })),
    ...(same ? [{ ...same, id: "retraining-role-play", scenarios }] : []),
  ];
}

/** Nothing older is looked into any more. */
const LOOKED_BACK = 12;

/** Why something cannot have happened on that day, as far as a re-training goes; null when it can. */
export function wrongIncident(day: Day, { hiredOn, today }: { hiredOn: Day | null; today: Day }): "future" | "before-hiring" | "too-old" | null {
  if (day > today) return "future";
  if (hiredOn && day < hiredOn) return "before-hiring";
  return day < addMonths(today, -LOOKED_BACK) ? "too-old" : null;
}

/** Whether it happened again within twelve months: then HR decides about the certificate (curriculum.md F, rule 5). */
export const happenedAgain = (days: Day[], today: Day): boolean => days.filter((day) => day >= addMonths(today, -LOOKED_BACK)).length > 1;

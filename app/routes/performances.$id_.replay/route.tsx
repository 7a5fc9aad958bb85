import type { ActionFunctionArgs } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { done } from "~/http/redirect";
import { allow, found } from "~/http/refusal";
import { can } from "~/people/can";
import { relationTo } from "~/people/relations.server";
import { findPerformance, partIn } from "~/role-plays/performances.server";
import { replay } from "~/role-plays/replaying.server";

/** The same person and scenario once more, with another variant. What cannot be planned as it was leads to the form. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { store, library, today, now } = context;
  const trainer = requireVisitor(context);
  const performance = found(await findPerformance(store.read, params.id));
  allow(found(partIn(performance, trainer.personId)) === "grader", context.words.grading.refused.notGrader);
  allow(can.planPerformance(trainer, await relationTo(store.read, trainer, performance.staffId, today)), context.words.grading.plan.unknownPerson);
  const planned = await replay(store, performance, trainer.personId, library, now);
  if (planned.outcome === "planned") return done(context, `/performances/${planned.performanceId}`, "planned");
  return done(context, `/grading/new?person=${performance.staffId}&scenario=${performance.scenarioId}`);
}

import type { AppLoadContext } from "@remix-run/node";
import { can } from "~/people/can";
import { findPerformance, gradingOf, type Performance, partIn } from "~/role-plays/performances.server";
import { requireVisitor } from "./context";
import { allow, found, refusal } from "./refusal";

/** The performance for one of its graders: 404 for who has no part in it, 403 for who may not grade it, 409 when it was cancelled. */
export async function openForGrading(context: AppLoadContext, id: string | undefined): Promise<Performance> {
  const visitor = requireVisitor(context);
  const { refused } = context.words.grading;
  const performance = found(await findPerformance(context.store.read, id));
  const part = found(partIn(performance, visitor.personId));
  allow(part === "grader", refused.notGrader);
  allow(can.grade(visitor, await gradingOf(context.store.read, visitor, performance)), refused.self);
  if (performance.cancelledAt) throw refusal(409, refused.cancelled);
  return performance;
}

/** The performance for the one who is scored in it: 404 for everybody else, whatever part they have. */
export async function openOwnPerformance(context: AppLoadContext, id: string | undefined): Promise<Performance> {
  const { personId } = requireVisitor(context);
  const performance = found(await findPerformance(context.store.read, id));
  return found(partIn(performance, personId) === "staff" ? performance : null);
}

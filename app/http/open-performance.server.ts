import type { AppLoadContext } from "@remix-run/node";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { relationTo } from "~/people/relations.server";
import { findPerformance, gradingOf, type Performance, partIn } from "~/role-plays/performances.server";
import { replacementOf } from "~/role-plays/replacing.server";
import { requireVisitor } from "./context";
import { allow, found, refusal } from "./refusal";

/** The performance for one of its graders: 404 for who has no part in it, 403 for who may not grade it, 409 when it was cancelled. */
export async function openForGrading(context: AppLoadContext, id: string | undefined): Promise<Performance> {
  const visitor = requireVisitor(context);
  const { refused } = context.words.grading;
  const performance = found(await findPerformance(context.store.read, id));
  await refuseReplaced(context, performance);
  const part = found(partIn(performance, visitor.personId));
  allow(part === "grader", refused.notGrader);
  allow(can.grade(visitor, await gradingOf(context.store.read, visitor, performance)), refused.self);
  if (performance.cancelledAt) throw refusal(409, refused.cancelled);
  return performance;
}

/** Tells who was to grade a performance, and was replaced, by whom and why. */
export async function refuseReplaced({ store, visitor, words, language }: AppLoadContext, performance: Performance): Promise<void> {
  const replaced = visitor && (await replacementOf(store.read, performance, visitor.personId));
  if (!replaced) return;
  const { refused, desk } = words.grading;
  throw refusal(409, refused.replaced(nameIn(language, replaced.by), replaced.reason), { to: "/grading", label: desk.title });
}

/** Whether the visitor answers for a performance's being scored, while another grader can still take somebody's place. */
export async function mayReplace(context: AppLoadContext, performance: Performance): Promise<boolean> {
  if (performance.releasedAt || performance.cancelledAt) return false;
  const visitor = requireVisitor(context);
  return can.replaceGrader(visitor, await relationTo(context.store.read, visitor, performance.staffId, context.today), performance);
}

/** The performance for the one who is scored in it: 404 for everybody else, whatever part they have. */
export async function openOwnPerformance(context: AppLoadContext, id: string | undefined): Promise<Performance> {
  const { personId } = requireVisitor(context);
  const performance = found(await findPerformance(context.store.read, id));
  return found(partIn(performance, personId) === "staff" ? performance : null);
}

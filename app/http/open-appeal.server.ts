import type { AppLoadContext } from "@remix-run/node";
import { can } from "~/people/can";
import { relationTo } from "~/people/relations.server";
import { mayOwn } from "~/role-plays/appeal-care.server";
import { findAppeal } from "~/role-plays/appeals.server";
import { findPerformance } from "~/role-plays/performances.server";
import { requireVisitor } from "./context";
import { found } from "./refusal";

/** An appeal with its performance for who may look into it, and what they may do with it now. 404 for everybody else. */
export async function openAppeal(context: AppLoadContext, id: string | undefined) {
  const { store, today } = context;
  const visitor = requireVisitor(context);
  const appeal = found(await findAppeal(store.read, id));
  const performance = found(await findPerformance(store.read, appeal.performanceId));
  const relation = await relationTo(store.read, visitor, appeal.personId, today);
  const as = { named: performance.graders.some((grader) => grader.id === visitor.personId), owner: appeal.owned?.ownerId === visitor.personId };
  found(can.seeAppeal(visitor, relation, as) || null);
  const isOpen = appeal.decidedAt === null;
  const own = isOpen && can.ownAppeal(visitor, relation, as) && (await mayOwn(store.read, performance, visitor.personId));
  const may = {
    receive: isOpen && !appeal.received && (own || can.nameAppealOwner(visitor, relation)),
    take: own && appeal.owned === null,
    nameOwner: isOpen && can.nameAppealOwner(visitor, relation),
    decide: own && as.owner,
  };
  return { appeal, performance, may };
}
export type OpenedAppeal = Awaited<ReturnType<typeof openAppeal>>;

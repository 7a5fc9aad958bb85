import type { AppLoadContext } from "@remix-run/node";
import { can } from "~/people/can";
import { relationTo } from "~/people/relations.server";
import { findPerformance } from "~/role-plays/performances.server";
import { standingCards } from "~/role-plays/scorecards.server";
import { requireVisitor } from "./context";
import { found } from "./refusal";

/**
 * A performance that several graders have signed, with their scorecards, for who may see them side by side: 404 for everybody
 * else, also for a grader who has still to score, and while the first two have not both signed.
 */
export async function openConflict(context: AppLoadContext, id: string | undefined) {
  const { store, today } = context;
  const visitor = requireVisitor(context);
  const performance = found(await findPerformance(store.read, id));
  const cards = await standingCards(store.read, performance);
  const relation = await relationTo(store.read, visitor, performance.staffId, today);
  const as = {
    named: performance.graders.some((grader) => grader.id === visitor.personId),
    graded: cards.some(({ card }) => card.graderId === visitor.personId),
  };
  const [first, second] = performance.graders.map((grader) => cards.find(({ card }) => card.graderId === grader.id));
  found((first && second && can.seeConflict(visitor, relation, as)) || null);
  return { performance, cards, mayDecide: can.decideConflict(visitor, relation, as) };
}

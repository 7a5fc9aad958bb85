import type { AppLoadContext } from "@remix-run/node";
import { can } from "~/people/can";
import { relationTo } from "~/people/relations.server";
import { findPerformance } from "~/role-plays/performances.server";
import { signedCards } from "~/role-plays/scorecards.server";
import { standingResult } from "~/role-plays/standing-result.server";
import { requireVisitor } from "./context";
import { found } from "./refusal";

/**
 * One signed scorecard of a performance, for who may read it. The one who was scored reads what is or was behind their result, once
 * it is out: not a correction that the graders have still to settle.
 */
export async function openScorecard(context: AppLoadContext, id: string | undefined, cardId: string | undefined) {
  const { store, today } = context;
  const visitor = requireVisitor(context);
  const performance = found(await findPerformance(store.read, id));
  const cards = await signedCards(store.read, performance.id);
  const signed = found(cards.find(({ card }) => card.id === cardId));
  const result = await standingResult(store.read, performance);
  const counts = performance.setAsideAt === null && (result?.cards.some(({ card }) => card.id === cardId) ?? false);
  const own = performance.staffId === visitor.personId;
  const relation = await relationTo(store.read, visitor, performance.staffId, today);
  const isOut = result !== null;
  const wasOut = isOut && (result.cards.some(({ card }) => card.id === cardId) || cards.some(({ card }) => card.supersedes === cardId));
  const named = performance.graders.some((grader) => grader.id === visitor.personId);
  const graded = cards.some(({ card }) => card.graderId === visitor.personId);
  const signedBy = (grader: { id: string } | undefined) => grader !== undefined && cards.some(({ card }) => card.graderId === grader.id);
  const besideEachOther = performance.graders.slice(0, 2).every(signedBy) && performance.graders.length > 1;
  const as = { own: signed.card.graderId === visitor.personId, named, graded, released: isOut || besideEachOther };
  found(own ? wasOut || null : can.seeScorecard(visitor, relation, as) || null);
  const isHr = !own && !named && visitor.roles.includes("hr");
  const label = isHr ? ("record" as const) : ("result" as const);
  const back = isHr ? `/hr/people/${performance.staffId}/record` : own || named ? `/performances/${performance.id}` : "/grading";
  return { performance, signed, own, counts, back: { to: back, label: back === "/grading" ? ("desk" as const) : label } };
}

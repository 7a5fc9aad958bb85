import type { Visitor } from "~/people/visitor";
import { action as act, loader as appealPage } from "~/routes/grading_.appeals_.$id/route";
import { action as file, loader as ownPage } from "~/routes/performances.$id_.appeal/route";
import { appeals } from "~db/tables/role-play-results";
import { password } from "./role-play";
import type { GradersWorld } from "./two-graders";
import { post, visit } from "./visit";

export const objection = "MARKREASON: I did ask for the order number, before she spoke.";

export const openOwn = (world: GradersWorld, visitor: Visitor = world.learner) =>
  visit(world, visitor, ownPage, `/performances/${world.performance.id}/appeal`, { id: world.performance.id });

/** Files as the page would send it. */
export async function fileIt(world: GradersWorld, change: Record<string, string | string[]> = {}, visitor: Visitor = world.learner) {
  const { seen } = (await openOwn(world)).data;
  return post(world, visitor, file, `/performances/${world.performance.id}/appeal`, { seen, reason: objection, ...change }, { id: world.performance.id });
}

export const theAppeal = async (world: GradersWorld) => (await world.store.read.select().from(appeals))[0]!;

export async function openAppeal(world: GradersWorld, visitor: Visitor) {
  const { id } = await theAppeal(world);
  return visit(world, visitor, appealPage, `/grading/appeals/${id}`, { id });
}

export async function actOn(world: GradersWorld, visitor: Visitor, form: Record<string, string | string[]>) {
  const { id } = await theAppeal(world);
  return post(world, visitor, act, `/grading/appeals/${id}`, form, { id });
}

export const take = (world: GradersWorld, visitor: Visitor) => actOn(world, visitor, { intent: "take", seen: "" });
export const give = async (world: GradersWorld, visitor: Visitor, to: Visitor) => {
  const { data } = await openAppeal(world, visitor);
  return actOn(world, visitor, { intent: "name", owner: to.personId, seen: data.owner ?? "" });
};

/** The whole form of a decision, beginning with the levels that were given, as the page shows it. */
export async function decide(world: GradersWorld, visitor: Visitor, outcome: string, change: Record<string, string | string[]> = {}) {
  const { data } = await openAppeal(world, visitor);
  const levels = Object.fromEntries((data.change?.criteria ?? []).map(({ id, given }: { id: string; given: string[] }) => [`level.${id}`, given[0]!]));
  const redLine = (data.change?.redLines ?? []).map(({ id }: { id: string }) => id);
  const form = { intent: "decide", outcome, reason: "By what both wrote down.", seen: data.seen ?? "", password, redLine, ...levels, ...change };
  return actOn(world, visitor, form);
}

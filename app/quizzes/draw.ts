import { z } from "zod";
import { id, wholeNumber } from "~/content/shape";
import { type Serving, servingIn } from "./serves";

const count = wholeNumber(1, 200);
/** A part of a draw from the banks of several modules: of all its questions, of those with a tag, of those with a situation. */
export const ofModule = z.strictObject({
  module: id,
  tag: id.optional(),
  situation: z.literal(true, "write situation: true, or leave it out").optional(),
  count,
});
const part = z.union([z.strictObject({ tag: id, count }), ofModule], "a part of a draw is { tag, count } or { module, count }");

/**
 * How the questions of an attempt are drawn from a bank: `{ count }` of all, so many per tag or module, or `fixed`: all of them,
 * in the order of the file.
 */
export const draw = z.union(
  [z.literal("fixed"), z.strictObject({ count }), z.array(part).min(1).max(50)],
  "draw is { count: 12 }, a list of { tag, count } or { module, count }, or fixed",
);
export type Draw = z.infer<typeof draw>;

/** What a draw needs to know of a question. `moduleId`: in a bank of several modules, whose it is. */
export type Drawable = { id: string; tags: string[]; moduleId?: string; situation?: unknown };
/** One place in an attempt, and which questions may take it: all when nothing is said. */
type Place = { tag?: string | undefined; module?: string | undefined; situation?: true | undefined };

/** How many questions an attempt at a quiz has. */
export const countToDraw = ({ draw, questions }: { draw: Draw; questions: readonly Serving[] }): number =>
  draw === "fixed" ? servingIn(questions, "quiz").length : placesOf(draw).length;

/** The places to be filled, one by one. */
export const placesOf = (draw: Exclude<Draw, "fixed">): Place[] =>
  [draw].flat().flatMap(({ count, ...place }) => Array.from({ length: count }, (): Place => place));

/**
 * The questions that fill the places, each taking one place it may take; the earlier in the list, the sooner. As many places are
 * filled as can be at all: where a question fits several, the others make way (augmenting paths in a bipartite graph; that the
 * earlier questions are kept is the greedy rule of a transversal matroid).
 */
export function placesFilled<Q extends Drawable>(questions: readonly Q[], places: Place[]): Q[] {
  const taken: (Q | undefined)[] = places.map(() => undefined);
  const seat = (question: Q, asked: Set<number>): boolean => {
    for (const [n, place] of places.entries()) {
      if (asked.has(n) || !fits(question, place)) continue;
      asked.add(n);
      const sitting = taken[n];
      if (sitting && !seat(sitting, asked)) continue;
      taken[n] = question;
      return true;
    }
    return false;
  };
  let filled = 0;
  for (const question of questions) if (filled < places.length && seat(question, new Set())) filled++;
  return taken.filter((question) => question !== undefined);
}

const fits = (question: Drawable, { tag, module, situation }: Place) =>
  (tag === undefined || question.tags.includes(tag)) &&
  (module === undefined || question.moduleId === module) &&
  (situation === undefined || question.situation !== undefined);

/** Why a draw cannot be made from a bank, with the place in it. `which`: how the questions of the bank are told from others beside them. */
export function drawFaults(given: Draw, bank: readonly Drawable[], which = ""): { path: PropertyKey[]; message: string }[] {
  const has = (there: number) => `but the bank has only ${there}${which}`;
  if (given === "fixed") return bank.length === 0 && which ? [{ path: [], message: `draws all questions, but the bank has none${which}` }] : [];
  if (!Array.isArray(given)) return given.count > bank.length ? [{ path: ["count"], message: `draws ${given.count} questions, ${has(bank.length)}` }] : [];
  const short = given.flatMap((one, n) => {
    const there = bank.filter((question) => fits(question, one)).length;
    const { module, tag, situation }: Place = one;
    const named = [module && `the module "${module}"`, tag && `the tag "${tag}"`, situation && "a situation"].filter(Boolean).join(" with ");
    return there < one.count ? [{ path: [n], message: `draws ${one.count} questions of ${named}, ${has(there)}` }] : [];
  });
  const places = placesOf(given);
  const filled = placesFilled(bank, places).length;
  if (short.length > 0 || filled === places.length) return short;
  return [{ path: [], message: `draws ${places.length} questions, but only ${filled} can be drawn, because some have several of the tags` }];
}

import { type Draw, type Drawable, placesFilled, placesOf } from "./draw";
import type { Question } from "./quiz";

/** Gives numbers from 0 up to, but never, 1. */
export type Random = () => number;

/**
 * The questions of one attempt, in the order to be asked: unseen ones first, then the least seen (rule of Moodle's random
 * questions), by chance among equals. `seenCounts` tells how often the person was asked each question before, by id.
 * All of the bank, in its own order, when the draw is fixed; what there is, when the bank has fewer than are wanted.
 */
export function drawQuestions<Q extends Drawable>(bank: readonly Q[], draw: Draw, seenCounts: ReadonlyMap<string, number>, random: Random): Q[] {
  if (draw === "fixed") return [...bank];
  const seen = (question: Q) => seenCounts.get(question.id) ?? 0;
  const freshFirst = shuffled(bank, random).sort((a, b) => seen(a) - seen(b));
  return shuffled(placesFilled(freshFirst, placesOf(draw)), random);
}

/**
 * The order in which a question's parts are shown in one attempt; of a matching the parts and then the choices. A true-or-false
 * question has none ("true" always comes first), nor has a number; gaps stand where the passage has them.
 */
export function drawParts(question: Question, random: Random): string[] {
  const mixed = (things: { id: string }[]) =>
    shuffled(
      things.map(({ id }) => id),
      random,
    );
  switch (question.kind) {
    case "single":
    case "multiple":
      return mixed(question.options);
    case "matching":
      return [...mixed(question.parts), ...mixed(question.choices)];
    case "ordering":
      return outOfOrder(question.items, mixed(question.items));
    case "fill-in":
      return question.gaps.map(({ id }) => id);
    case "true-false":
    case "numeric":
    case "essay":
      return [];
  }
}

/** Items are never shown in their right order: one who sees nothing to move would leave the question unanswered. */
function outOfOrder(right: { id: string }[], drawn: string[]): string[] {
  return drawn.every((id, place) => right[place]!.id === id) ? [...drawn.slice(1), drawn[0]!] : drawn;
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

import type { Answer } from "~db/tables/quizzes";

/**
 * Parts, choices, items and gaps leave the server by their place in the attempt's own order ("1", "2", …), never by the ids of
 * their authors: an id such as "step-1", or the same word for a part and its choice, would tell the answer to whoever looks
 * into the page.
 */
export const placeOf = (parts: string[], id: string): string => String(parts.indexOf(id) + 1);

/** An answer as the page knows it: by places. */
export function byPlaces(answer: Answer, parts: string[]): Answer {
  return renamed(answer, (id) => placeOf(parts, id))!;
}

/** An answer of the page, by ids; null when a place is named that was not shown. */
export function byIds(answer: Answer, parts: string[]): Answer | null {
  return renamed(answer, (place) => (/^[1-9]\d?$/.test(place) ? parts[Number(place) - 1] : undefined));
}

function renamed(answer: Answer, name: (one: string) => string | undefined): Answer | null {
  if (answer.kind === "ordering") {
    const order = answer.order.map(name);
    return order.every((one) => one !== undefined) ? { kind: "ordering", order } : null;
  }
  if (answer.kind === "fill-in") {
    const gaps = Object.entries(answer.gaps).map(([gap, text]) => [name(gap), text] as const);
    return gaps.every(([gap]) => gap !== undefined) ? { kind: "fill-in", gaps: Object.fromEntries(gaps) as Record<string, string> } : null;
  }
  if (answer.kind !== "matching") return answer;
  const pairs = Object.entries(answer.pairs).map(([part, choice]) => [name(part), name(choice)] as const);
  return pairs.every((pair) => pair.every((one) => one !== undefined))
    ? { kind: "matching", pairs: Object.fromEntries(pairs) as Record<string, string> }
    : null;
}

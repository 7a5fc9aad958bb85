import type { Marks } from "~db/tables/role-plays";
import { chipsFor } from "./marks";
import { type Level, levels, type Rubric } from "./rubric";
import type { Scenario } from "./scenario";

/** What the decider of an appeal changes: a level for every criterion, a note where it is another one, and the red lines that remain. */
export type Change = { levels: Record<string, string>; notes: Record<string, string>; redLines: string[] };
export type Unusable = { field: string; kind: "level" | "note" | "red-line" };

/**
 * The marks after an appeal, from the scorecards that counted. Where a level stays, so do its observations; where it changes, the
 * decider says why. Whoever did not watch can take a red line back, and cannot add one that no grader saw.
 */
export function marksAfterAppeal(
  cards: Marks[],
  { levels: given, notes, redLines }: Change,
  rubric: Rubric,
  scenario: Scenario,
): { marks: Marks; unusable: Unusable[] } {
  const unusable: Unusable[] = [];
  const marks: Marks = { levels: {}, chips: {}, observations: {}, redLines: [], ticks: [], comment: together(cards.map(({ comment }) => comment)) };
  for (const criterion of rubric.criteria) {
    const { id } = criterion;
    const level = readLevel(given[id]);
    const wasUnseen = cards.some((card) => card.levels[id] === "not-applicable");
    if (level === null || (level === "not-applicable" && !wasUnseen)) {
      unusable.push({ field: `level.${id}`, kind: "level" });
      continue;
    }
    marks.levels[id] = level;
    const alike = cards.filter((card) => card.levels[id] === level);
    const note = notes[id]?.trim() ?? "";
    if (alike.length === 0 && note === "") unusable.push({ field: `note.${id}`, kind: "note" });
    const observed = together([...alike.map((card) => card.observations[id] ?? ""), note]);
    if (observed) marks.observations[id] = observed;
    const seen = new Set(alike.flatMap((card) => card.chips[id] ?? []));
    const chips = level === "not-applicable" ? [] : chipsFor(rubric, scenario, id, level).filter((chip) => seen.has(chip.id));
    if (chips.length > 0) marks.chips[id] = chips.map((chip) => chip.id);
  }
  const crossed = redLinesSeen(cards);
  if (redLines.some((id) => !crossed.includes(id))) unusable.push({ field: "redLine", kind: "red-line" });
  marks.redLines = crossed.filter((id) => redLines.includes(id));
  marks.ticks = scenario.observerTicks.map(({ id }) => id).filter((id) => cards.some(({ ticks }) => ticks.includes(id)));
  return { marks, unusable };
}

export const redLinesSeen = (cards: Pick<Marks, "redLines">[]): string[] => [...new Set(cards.flatMap(({ redLines }) => redLines))];

function readLevel(typed: string | undefined): Level | "not-applicable" | null {
  if (typed === "not-applicable") return typed;
  return levels.find((level) => String(level) === typed) ?? null;
}

const together = (texts: string[]): string => [...new Set(texts.filter(Boolean))].join("\n");

type Result = { weightedSum: number; passed: boolean };

/** An appeal never makes a result worse, so that nobody fears to file one; and a change that changes nothing is none. */
export function fairness(before: Result & { redLines: string[] }, after: Result & { redLines: string[] }): "fair" | "worse" | "same" {
  if (after.weightedSum < before.weightedSum || (before.passed && !after.passed)) return "worse";
  const isSame = after.weightedSum === before.weightedSum && after.passed === before.passed && after.redLines.length === before.redLines.length;
  return isSame ? "same" : "fair";
}

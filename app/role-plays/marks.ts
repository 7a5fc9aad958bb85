import { printable } from "~/locale/printable";
import type { DraftMarks, Marks } from "~db/tables/role-plays";
import { type Level, levels, type Rubric } from "./rubric";
import type { Scenario } from "./scenario";
import { noMarks, splitField, type Typed, typedMarks } from "./typed-marks";

export type Chip = Scenario["observerTicks"][number];

/** Marks to begin with: on the phone, what cannot be seen is set aside from the start. */
export const firstMarks = (rubric: Rubric, scenario: Scenario): DraftMarks => ({
  ...noMarks,
  levels: scenario.onThePhone ? Object.fromEntries(rubric.criteria.filter((c) => c.notApplicable).map((c) => [c.id, "not-applicable" as const])) : {},
});

/** The quick observations for a criterion at a level: the rubric's own, then the scenario's. */
export const chipsFor = (rubric: Rubric, scenario: Scenario, criterionId: string, level: Level): Chip[] => [
  ...(rubric.criteria.find(({ id }) => id === criterionId)?.chips[`${level}`] ?? []),
  ...(scenario.chips[criterionId]?.[`${level}`] ?? []),
];

/** Something in the form that this version of the rubric and scenario does not know, or a text that cannot be kept. */
export type Unusable = { field: string; kind: "criterion" | "level" | "not-applicable" | "chip" | "red-line" | "tick" | "global" | "text" | "too-long" };
const LONGEST = 2000;

/**
 * Reads marks from the fields `level.<criterion>`, `chips.<criterion>`, `note.<criterion>`, `redLine`, `confirm`, `tick`, `global`
 * and `comment`, and names everything that is not of this rubric and scenario.
 */
export function readMarks(typed: Typed, rubric: Rubric, scenario: Scenario): { marks: DraftMarks; unusable: Unusable[] } {
  const unusable: Unusable[] = [];
  const marks = typedMarks(typed);
  const criteria = new Map(rubric.criteria.map((criterion) => [criterion.id, criterion]));
  for (const field of Object.keys(typed)) {
    const [kind, criterionId = ""] = splitField(field);
    if ((kind === "level" || kind === "chips" || kind === "note") && !criteria.has(criterionId)) unusable.push({ field, kind: "criterion" });
    else if (Array.isArray(typed[field]) && kind === "level") unusable.push({ field, kind: "level" });
    else if (Array.isArray(typed[field]) && (kind === "note" || kind === "comment")) unusable.push({ field, kind: "text" });
  }
  for (const [id, level] of Object.entries(marks.levels)) {
    const field = `level.${id}`;
    if (level === "not-applicable" && criteria.has(id) && !criteria.get(id)?.notApplicable) unusable.push({ field, kind: "not-applicable" });
    else if (level !== "not-applicable" && !levels.includes(level as Level)) unusable.push({ field, kind: "level" });
  }
  for (const [id, chips] of Object.entries(marks.chips)) {
    const known = new Set(levels.flatMap((level) => chipsFor(rubric, scenario, id, level).map((chip) => chip.id)));
    if (criteria.has(id) && chips.some((chip) => !known.has(chip))) unusable.push({ field: `chips.${id}`, kind: "chip" });
  }
  if ([...marks.redLines, ...marks.toConfirm].some((id) => !rubric.redLines.some((line) => line.id === id)))
    unusable.push({ field: "redLine", kind: "red-line" });
  if (marks.ticks.some((id) => !scenario.observerTicks.some((tick) => tick.id === id))) unusable.push({ field: "tick", kind: "tick" });
  if (Array.isArray(typed.global) || (marks.global !== undefined && !levels.includes(marks.global as Level)))
    unusable.push({ field: "global", kind: "global" });
  for (const [field, text] of [...Object.entries(marks.observations).map(([id, note]) => [`note.${id}`, note] as const), ["comment", marks.comment] as const]) {
    if (text.length > LONGEST) unusable.push({ field, kind: "too-long" });
    else if (!printable.test(text)) unusable.push({ field, kind: "text" });
  }
  return { marks, unusable };
}

/** What is still missing before marks can be signed. */
export type Gap = { field: string; criterionId?: string; kind: "level" | "observation" | "confirm" | "nothing-scored"; level?: Level };

/** Every criterion needs a level or "could not be seen"; levels 1, 2 and 5 need an observation, by a chip or in words. */
export function gapsIn(marks: DraftMarks, rubric: Rubric, scenario: Scenario): Gap[] {
  const settled = settledMarks(marks, rubric, scenario);
  const gaps: Gap[] = rubric.criteria.flatMap(({ id: criterionId }): Gap[] => {
    const level = settled.levels[criterionId];
    if (level === undefined) return [{ field: `level.${criterionId}`, criterionId, kind: "level" }];
    if (level === "not-applicable" || !needsObservation(level as Level)) return [];
    return settled.chips[criterionId] || settled.observations[criterionId]
      ? []
      : [{ field: `note.${criterionId}`, criterionId, kind: "observation", level: level as Level }];
  });
  if (rubric.criteria.every(({ id }) => settled.levels[id] === "not-applicable")) gaps.push({ field: "", kind: "nothing-scored" });
  for (const id of marks.toConfirm) gaps.push({ field: `redLine.${id}`, kind: "confirm" });
  return gaps;
}

export const needsObservation = (level: Level) => level === 1 || level === 2 || level === 5;

/** The marks as they are signed: in the rubric's order, without empty texts, and only with the chips of the level that was given. */
export function settledMarks(marks: Marks, rubric: Rubric, scenario: Scenario): Marks {
  const settled: Marks = { levels: {}, chips: {}, observations: {}, redLines: [], ticks: [], comment: marks.comment.trim() };
  for (const { id } of rubric.criteria) {
    const level = marks.levels[id];
    if (level === undefined) continue;
    settled.levels[id] = level;
    const chosen = level === "not-applicable" ? [] : chipsFor(rubric, scenario, id, level as Level).filter((chip) => marks.chips[id]?.includes(chip.id));
    if (chosen.length > 0) settled.chips[id] = chosen.map((chip) => chip.id);
    const note = marks.observations[id]?.trim();
    if (note) settled.observations[id] = note;
  }
  settled.redLines = rubric.redLines.map(({ id }) => id).filter((id) => marks.redLines.includes(id));
  if (marks.global !== undefined) settled.global = marks.global;
  settled.ticks = scenario.observerTicks.map(({ id }) => id).filter((id) => marks.ticks.includes(id));
  return settled;
}

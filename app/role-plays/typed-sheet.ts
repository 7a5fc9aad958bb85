import type { DraftMarks } from "~db/tables/role-plays";
import { type Chip, chipsFor } from "./marks";
import { type Level, levels, type Rubric } from "./rubric";
import type { Scenario } from "./scenario";
import { splitField, type Typed } from "./typed-marks";

/** An observation as a printed sheet offers it: a letter to circle and to type. */
type CodedChip = Chip & { code: string; level: Level };

/** The observations for a criterion, level after level, each under a letter of its own. Those beyond the alphabet are written out by hand. */
export const codedChips = (rubric: Rubric, scenario: Scenario, criterionId: string): CodedChip[] =>
  levels
    .flatMap((level) => chipsFor(rubric, scenario, criterionId, level).map((chip) => ({ ...chip, level })))
    .slice(0, 26)
    .map((chip, place) => ({ ...chip, code: String.fromCharCode(97 + place) }));

/** What was typed from a sheet and cannot be read. `codes`: the letters that are wrong. */
export type SheetFault =
  | { field: string; kind: "criterion" }
  | { field: string; criterionId: string; kind: "mark" }
  | { field: string; criterionId: string; kind: "unknown-codes" | "codes-of-other-level"; codes: string[] }
  | { field: "redLines" | "ticks"; kind: "numbers"; most: number };

/**
 * Reads what stood on a sheet into the fields of the scoring page. Each criterion is one field, `mark.<criterion>`: the level, the
 * letters of the observations right behind it, then words, as in `4ac looked up at once`; 0 is "could not be seen". `redLines`
 * and `ticks` hold the numbers that were crossed. Full-width letters and digits count as the plain ones.
 */
export function readSheet(typed: Typed, rubric: Rubric, scenario: Scenario): { typed: Typed; faults: SheetFault[] } {
  const faults: SheetFault[] = [];
  const marks: Typed = Object.create(null) as Typed;
  for (const [field, value] of Object.entries(typed)) {
    const [kind, criterionId = ""] = splitField(field);
    if (kind !== "mark") {
      if (field !== "redLines" && field !== "ticks") marks[field] = value;
    } else if (!rubric.criteria.some(({ id }) => id === criterionId)) faults.push({ field, kind: "criterion" });
    else readMark({ field, criterionId, value }, codedChips(rubric, scenario, criterionId), marks, faults);
  }
  const ids = (list: { id: string }[]) => list.map(({ id }) => id);
  marks.redLine = numbered("redLines", typed.redLines, ids(rubric.redLines), faults);
  marks.tick = numbered("ticks", typed.ticks, ids(scenario.observerTicks), faults);
  return { typed: marks, faults };
}

type Mark = { field: string; criterionId: string; value: string | string[] };

function readMark({ field, criterionId, value }: Mark, chips: CodedChip[], marks: Typed, faults: SheetFault[]) {
  const text = typeof value === "string" ? value.trim() : null;
  if (text === "") return;
  const [, digit, letters = "", words = ""] = /^([0-9０-９])([a-zａ-ｚ]*)(?![0-9０-９a-zａ-ｚ])\s*(.*)$/is.exec(text ?? "") ?? [];
  const level = Number(digit?.normalize("NFKC"));
  if (digit === undefined || level > 5) return void faults.push({ field, criterionId, kind: "mark" });
  const codes = [...new Set(letters.normalize("NFKC").toLowerCase())];
  const meant = codes.map((code) => ({ code, chip: chips.find((one) => one.code === code) }));
  const unknown = meant.filter(({ chip }) => !chip).map(({ code }) => code);
  const elsewhere = meant.filter(({ chip }) => chip && chip.level !== level).map(({ code }) => code);
  if (unknown.length > 0) faults.push({ field, criterionId, kind: "unknown-codes", codes: unknown });
  else if (elsewhere.length > 0) faults.push({ field, criterionId, kind: "codes-of-other-level", codes: elsewhere });
  marks[`level.${criterionId}`] = level === 0 ? "not-applicable" : String(level);
  if (codes.length > 0) marks[`chips.${criterionId}`] = meant.flatMap(({ chip }) => chip?.id ?? []);
  if (words !== "") marks[`note.${criterionId}`] = words;
}

/** The things with these numbers, counted from 1: `2 5` or, where none has two digits, `25`. */
function numbered(field: "redLines" | "ticks", value: string | string[] | undefined, ids: string[], faults: SheetFault[]): string[] {
  const text = [value ?? ""].flat().join(" ").normalize("NFKC");
  const numbers = (text.match(/\d+/g) ?? []).flatMap((digits) => (Number(digits) <= ids.length ? Number(digits) : [...digits].map(Number)));
  if (/[^\d\s,.;、，。；]/u.test(text) || numbers.some((number) => number < 1 || number > ids.length))
    faults.push({ field, kind: "numbers", most: ids.length });
  return [...new Set(numbers)].flatMap((number) => ids[number - 1] ?? []);
}

/** Marks as they would be typed from a sheet, so that what was marked on the screen before is there too. */
export function sheetOf(marks: DraftMarks, rubric: Rubric, scenario: Scenario) {
  const seen = [...marks.redLines, ...marks.toConfirm];
  const numbersOf = (list: { id: string }[], chosen: string[]) => list.flatMap(({ id }, place) => (chosen.includes(id) ? place + 1 : [])).join(" ");
  return {
    marks: Object.fromEntries(
      rubric.criteria.map(({ id }) => {
        const level = marks.levels[id];
        const chips = codedChips(rubric, scenario, id).filter((chip) => chip.level === level && marks.chips[id]?.includes(chip.id));
        const digit = level === undefined ? "" : level === "not-applicable" ? "0" : String(level);
        const words = (marks.observations[id] ?? "").trim().replace(/\s*\n\s*/g, " ");
        return [id, [`${digit}${chips.map(({ code }) => code).join("")}`, words].filter(Boolean).join(" ")];
      }),
    ),
    redLines: numbersOf(rubric.redLines, seen),
    ticks: numbersOf(scenario.observerTicks, marks.ticks),
    global: marks.global === undefined ? "" : String(marks.global),
    comment: marks.comment,
    confirmed: marks.redLines,
    toConfirm: marks.toConfirm,
  };
}

import type { DraftMarks } from "~db/tables/role-plays";

export type { DraftMarks };

/** A form's fields as they came: several values of one name are a list. */
export type Typed = Record<string, string | string[]>;

export const noMarks: DraftMarks = { levels: {}, chips: {}, observations: {}, redLines: [], toConfirm: [], ticks: [], comment: "" };

/** The marks as typed, right or wrong, so that a form shows them again: for the page and its script too. */
export function typedMarks(typed: Typed): DraftMarks {
  const marks: DraftMarks = { ...noMarks, levels: {}, chips: {}, observations: {}, comment: one(typed.comment) };
  for (const [field, value] of Object.entries(typed)) {
    const [kind, id] = splitField(field);
    if (!id) continue;
    if (kind === "level" && one(value) !== "")
      marks.levels[id] = one(value) === "not-applicable" ? "not-applicable" : /^\d$/.test(one(value)) ? Number(one(value)) : 0;
    if (kind === "chips") marks.chips[id] = many(value);
    if (kind === "note" && one(value) !== "") marks.observations[id] = one(value);
  }
  const confirmed = new Set(many(typed.confirm));
  marks.redLines = many(typed.redLine).filter((id) => confirmed.has(id));
  marks.toConfirm = many(typed.redLine).filter((id) => !confirmed.has(id));
  marks.ticks = many(typed.tick);
  if (one(typed.global) !== "") marks.global = /^\d$/.test(one(typed.global)) ? Number(one(typed.global)) : 0;
  return marks;
}

/** Fields in order as one value or a list per name. */
export function typedFrom(fields: [name: string, value: string][]): Typed {
  const typed: Typed = Object.create(null) as Typed;
  for (const [name, value] of fields) typed[name] = name in typed ? [typed[name]!, value].flat() : value;
  return typed;
}

export function splitField(field: string): [kind: string, id?: string] {
  const at = field.indexOf(".");
  return at < 0 ? [field] : [field.slice(0, at), field.slice(at + 1)];
}
const many = (value: string | string[] | undefined) => [...new Set([value ?? []].flat())];
const one = (value: string | string[] | undefined) => (Array.isArray(value) ? (value.at(-1) ?? "") : (value ?? ""));

import type { Words } from "~/locale/catalogues";
import type { Unreadable } from "~/sheets/unreadable";
import type { Change } from "./staff-changes";
import type { StaffUnreadable } from "./staff-list";
import type { Outcome, Plan, Status } from "./staff-plan";
import type { Remark } from "./staff-row";

type StaffWords = Words["staffList"];

/** A remark as one sentence, beginning with the column it speaks of. */
export function sayRemark(words: StaffWords, { field, reason, value }: Remark): string {
  const sentence = words.reasons[reason](value);
  return field ? words.preview.inColumn(words.fields[field], sentence) : sentence;
}

/** What a person had and would have. */
export function sayChange(words: StaffWords, { field, from, to }: Change): string {
  const said = (value: string) => (field === "active" || field === "language" ? (words.value[value] ?? value) : value) || words.preview.empty;
  return words.preview.change(words.fields[field], said(from), said(to));
}

/** Everything there is to say about a row. */
export const sayOutcome = (words: StaffWords, { remarks, changes }: Pick<Outcome, "remarks" | "changes">): string[] => [
  ...remarks.map((remark) => sayRemark(words, remark)),
  ...changes.map((change) => sayChange(words, change)),
];

export const sayUnreadable = (words: StaffWords, { why, value }: Unreadable<StaffUnreadable>): string => words.unreadable[why](value);

/** What comes of a list, for other programs. `row` is the line in the sheet, null for who is not in a complete list. */
export type Report = Record<Status, number> & { rows: { row: number | null; staffNumber: string; status: Status; reason: string | null }[] };

export function reportOf({ outcomes, counts }: Pick<Plan, "outcomes" | "counts">, words: StaffWords): Report {
  const { added, changed, unchanged, deactivated, refused } = counts;
  const rows = outcomes.map(({ row, staffNumber, status, remarks, changes }) => ({
    ...{ row, staffNumber, status },
    reason: sayOutcome(words, { remarks, changes }).join(" ") || null,
  }));
  return { added, changed, unchanged, deactivated, refused, rows };
}

/** The same for a file of which nothing can be taken: one refused row, where it broke if that is known. */
export function unreadableReport(words: StaffWords, error: Unreadable<StaffUnreadable>): Report {
  const row = /^\d+/.exec(error.value);
  const where = row && ["quote", "mixedEncodings", "xml"].includes(error.why) ? Number(row[0]) : 1;
  return {
    added: 0,
    changed: 0,
    unchanged: 0,
    deactivated: 0,
    refused: 1,
    rows: [{ row: where, staffNumber: "", status: "refused", reason: sayUnreadable(words, error) }],
  };
}

import { aside } from "~/jobs/aside.server";
import type { Words } from "~/locale/catalogues";
import type { TextRow } from "~/sheets/delimited";
import type { TableUnreadable } from "~/sheets/table";
import { Unreadable } from "~/sheets/unreadable";
import { type PastField, type PastOutcome, pastFields, pastHeadings } from "./past-certificates";

/** A list of past certificates as it was read: the rows below its headings, and what each column holds. */
export type ReadPast = { rows: TextRow[]; mapping: (PastField | null)[] };

/** Reads a list beside the thread that answers requests. Throws `Unreadable`, also where a column is missing. */
export async function readPast(bytes: Buffer): Promise<ReadPast> {
  const read = await aside("readTable", { bytes });
  if ("why" in read) throw new Unreadable<TableUnreadable>(read.why, read.value);
  const rows = read.pages.flatMap((page) => JSON.parse(page) as TextRow[]);
  const headings = pastHeadings.find(rows);
  const missing = pastFields.find((field) => field !== "title" && !headings?.mapping.includes(field));
  if (!headings || missing) throw new Unreadable<"noColumn">("noColumn", missing);
  const below = rows.filter(({ row }) => row > headings.row);
  if (below.length === 0) throw new Unreadable("empty");
  return { rows: below, mapping: headings.mapping };
}

export function sayPastUnreadable({ staffList, pastList }: Words, { why, value }: Unreadable<TableUnreadable | "noColumn">): string {
  return why === "noColumn" ? pastList.noColumn(pastList.fields[value as PastField]) : staffList.unreadable[why](value);
}

/** Everything that speaks against a row. */
export const sayPast = ({ pastList, staffList }: Words, { remarks }: PastOutcome): string[] =>
  remarks.map(({ field, reason, value }) => {
    const sentence = pastList.reasons[reason](value);
    return field ? staffList.preview.inColumn(pastList.fields[field], sentence) : sentence;
  });

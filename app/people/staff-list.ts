import { inPages, readTable, type TableUnreadable } from "~/sheets/table";
import { Unreadable } from "~/sheets/unreadable";
import { type Headings, staffHeadings } from "./staff-columns";

/** Why a staff list cannot be read: a key of `staffList.unreadable` in the catalogue. */
export type StaffUnreadable = TableUnreadable | "noNumber" | "twice";

/** A list as it was read: its rows, some hundred in each text as JSON, so that they go from thread to thread and to the database as they are. */
export type ReadList = {
  pages: string[];
  headings: Headings;
  /** The first value of each column. */
  samples: string[];
  rowCount: number;
};

/** Reads a staff list of any kind. Throws `Unreadable`. */
export function readList(bytes: Buffer): ReadList {
  const rows = readTable(bytes);
  const first = rows[0]!;
  const width = Math.max(...rows.slice(0, 50).map(({ cells }) => cells.length));
  const found = staffHeadings.find(rows) ?? { row: first.row, titles: first.cells, mapping: first.cells.map(() => null) };
  const headings = { row: found.row, titles: widened(found.titles, width, ""), mapping: widened(found.mapping, width, null) };
  const people = rows.filter(({ row }) => row > headings.row);
  if (people.length === 0) throw new Unreadable("empty");
  const samples = headings.titles.map((_, column) => people.slice(0, 50).find(({ cells }) => cells[column])?.cells[column] ?? "");
  return { pages: inPages(people), headings, samples: samples.map((sample) => sample.slice(0, 60)), rowCount: people.length };
}

const widened = <T>(list: T[], width: number, filler: T): T[] =>
  Array.from({ length: Math.min(MOST_COLUMNS, Math.max(width, list.length)) }, (_, place) => list[place] ?? filler);
/** More columns than these no staff list has: they are left out. */
const MOST_COLUMNS = 100;

import { decodeText } from "./decoding";
import { readDelimited, type TextRow } from "./delimited";
import { readFirstSheet } from "./spreadsheet";
import { type Unreadability, Unreadable } from "./unreadable";

/** Why a table cannot be read: what may be wrong with any file, or a quote that is not closed, by its row and column. */
export type TableUnreadable = Unreadability | "quote";

export const MOST_ROWS = 100_000;
/** The most bytes a workbook is unpacked to: a hundred thousand people have about half. */
const MOST_UNPACKED = 96_000_000;

/** The rows of a spreadsheet or of a text cut by commas, semicolons or tabs, whichever the bytes are. */
export function readTable(bytes: Buffer): TextRow[] {
  if (bytes.length === 0) throw new Unreadable("empty");
  if (bytes.length >= 4 && isArchive(bytes)) return fromSheet(bytes);
  const text = decodeText(bytes);
  if (text.includes("\u0000")) throw new Unreadable("encoding");
  const rows = readDelimited(text, MOST_ROWS);
  if (rows.length === 0) throw new Unreadable("empty");
  return rows;
}

/** Rows as texts of some hundred each, so that they go from thread to thread as they are. */
export function inPages(rows: TextRow[]): string[] {
  const pages: string[] = [];
  for (let from = 0; from < rows.length; from += IN_A_PAGE) pages.push(JSON.stringify(rows.slice(from, from + IN_A_PAGE)));
  return pages;
}
const IN_A_PAGE = 300;

const isArchive = (bytes: Buffer) => bytes.readUInt16BE(0) === 0x504b || bytes.readUInt32BE(0) === 0xd0cf11e0;

function fromSheet(bytes: Buffer): TextRow[] {
  const rows = readFirstSheet(bytes, { rows: MOST_ROWS, unpacked: MOST_UNPACKED });
  if (rows.length === 0) throw new Unreadable("empty");
  return rows.map(({ row, cells }) => {
    const texts: string[] = [];
    for (const { column, text, state } of cells) {
      if (column >= MOST_COLUMNS) throw new Unreadable("tooMany");
      texts[column] = state === "text" ? text : state === "formula" ? FORMULA_CELL : ERROR_CELL;
    }
    return { row, cells: Array.from(texts, (text) => text ?? "") };
  });
}

const MOST_COLUMNS = 1_000;
/** Stand for a cell whose value is worked out, or cannot be. No person types them. */
export const FORMULA_CELL = "\u0001formula";
export const ERROR_CELL = "\u0001error";

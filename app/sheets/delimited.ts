import { CsvError, parse } from "csv-parse/sync";
import { Unreadable } from "./unreadable";

/** A row of a text file. `row` is what a spreadsheet would number it, so that a cell of several lines counts once. */
export type TextRow = { row: number; cells: string[] };

/**
 * The rows of a text cut by commas, semicolons or tabs (RFC 4180), whichever the first row that is cut has most of. Cells are trimmed, and
 * rows without anything in them left out. A quote that is never closed, or that has text behind it, refuses the whole by its row
 * and column; so does a row beyond the most.
 */
export function readDelimited(text: string, mostRows: number): TextRow[] {
  const { start, separator } = separatorOf(text);
  const rows: TextRow[] = [];
  const take = (record: string[], { records }: { records: number }) => {
    const cells = record.map((cell) => cell.replace(/[ \t]*\r?\n[ \t]*/g, " ").trim());
    if (cells.some((cell) => cell !== "")) rows.push({ row: records, cells });
    if (rows.length > mostRows) throw new Unreadable("tooMany", String(mostRows));
    return null;
  };
  try {
    parse(text.slice(start), { ...SHAPE, delimiter: separator, onRecord: take });
  } catch (error) {
    if (error instanceof CsvError && QUOTES.has(error.code)) throw new Unreadable<"quote">("quote", `${Number(error.records) + 1}:${Number(error.index) + 1}`);
    throw error;
  }
  return rows;
}

/** A row may be short or long, and a quote within a cell that begins without one is a sign like any other. */
const SHAPE = { record_delimiter: ["\r\n", "\n", "\r"], relax_column_count: true, relax_quotes: true, rtrim: true };
const QUOTES = new Set(["CSV_QUOTE_NOT_CLOSED", "CSV_INVALID_CLOSING_QUOTE", "CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE"]);

/** What cuts the cells, and where the first row begins: spreadsheets may name the sign in a line of its own. */
function separatorOf(text: string): { start: number; separator: string } {
  const named = /^\uFEFF?sep=([,;\t])\r?\n/.exec(text);
  if (named) return { start: named[0].length, separator: named[1]! };
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const lines = text.slice(start, start + 20_000).split(/\r?\n/, 5);
  for (const line of lines) {
    const bare = line.replace(/"[^"]*"/g, "");
    const [most] = separators.map((sign) => ({ sign, count: bare.split(sign).length })).sort((a, b) => b.count - a.count);
    if (most && most.count > 1) return { start, separator: most.sign };
  }
  return { start, separator: "," };
}
const separators = [",", ";", "\t"];

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
  let cells: string[] = [];
  let row = 1;
  let at = start;
  const endRow = () => {
    if (cells.some((cell) => cell !== "")) rows.push({ row, cells });
    if (rows.length > mostRows) throw new Unreadable("tooMany", String(mostRows));
    cells = [];
    row++;
  };
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quoted(text, at, separator, { row, column: cells.length + 1 }) : bare(text, at, separator);
    cells.push(cell.replace(/[ \t]*\r?\n[ \t]*/g, " ").trim());
    at = end;
    if (text[at] === separator) {
      at++;
      if (at === text.length) cells.push("");
      continue;
    }
    if (text[at] === "\r" && text[at + 1] === "\n") at++;
    at++;
    endRow();
  }
  if (cells.length > 0) endRow();
  return rows;
}

function bare(text: string, start: number, separator: string) {
  let end = start;
  for (; end < text.length; end++) {
    const sign = text[end];
    if (sign === separator || sign === "\n" || sign === "\r") break;
  }
  return { cell: text.slice(start, end), end };
}

function quoted(text: string, start: number, separator: string, { row, column }: { row: number; column: number }) {
  const broken = () => new Unreadable<"quote">("quote", `${row}:${column}`);
  let from = start + 1;
  let cell = "";
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) throw broken();
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      let end = quote + 1;
      while (text[end] === " " && separator !== " ") end++;
      if (end < text.length && text[end] !== separator && text[end] !== "\n" && text[end] !== "\r") throw broken();
      return { cell, end };
    }
    cell += '"';
    from = quote + 2;
  }
}

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

import { Unreadable } from "./candidate";
import { childOf, childrenOf, type Element, readXml } from "./xml";
import { openZip } from "./zip";

/** A cell that is not empty. `column` counts from 0. */
export type Cell = { column: number; text: string; state: "text" | "formula" | "error" };
export type Row = { row: number; cells: Cell[] };

const MOST_ROWS = 5_000;

/** The rows of a workbook's first sheet that hold anything (ECMA-376 part 1, 18.3 and 18.4). Formulas are not worked out. */
export function readFirstSheet(bytes: Buffer): Row[] {
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) throw new Unreadable("oldSpreadsheet");
  if (bytes.readUInt16BE(0) !== 0x504b) throw new Unreadable("notASpreadsheet");
  const file = openZip(bytes);
  const xml = (name: string) => {
    const content = file(name);
    return content && readXml(content.toString("utf8"));
  };
  const workbook = xml("xl/workbook.xml");
  const sheet = childOf(childOf(workbook ?? undefined, "sheets"), "sheet");
  if (!sheet) throw new Unreadable("notASpreadsheet");
  const relation = childrenOf(xml("xl/_rels/workbook.xml.rels") ?? undefined, "Relationship").find(
    ({ attributes }) => attributes.Id === sheet.attributes["r:id"],
  );
  const target = relation?.attributes.Target?.replace(/^\/?(xl\/)?/, "xl/") ?? "xl/worksheets/sheet1.xml";
  const root = xml(target);
  if (!root) throw new Unreadable("notASpreadsheet");
  const shared = childrenOf(xml("xl/sharedStrings.xml") ?? undefined, "si").map(textOf);
  const rows = childrenOf(childOf(root, "sheetData"), "row").map((element, place) => rowOf(element, place + 1, shared));
  const filled = rows.filter(({ cells }) => cells.length > 0);
  if (filled.length > MOST_ROWS) throw new Unreadable("tooMany");
  return filled;
}

function rowOf(element: Element, place: number, shared: string[]): Row {
  const cells = childrenOf(element, "c").map((cell, nth) => cellOf(cell, nth, shared));
  return { row: Number(element.attributes.r ?? place), cells: cells.filter(({ text, state }) => text !== "" || state !== "text") };
}

function cellOf(cell: Element, nth: number, shared: string[]): Cell {
  const { r = "", t = "n" } = cell.attributes;
  const value = childOf(cell, "v")?.text ?? "";
  const text =
    t === "s" ? (shared[Number(value)] ?? "") : t === "inlineStr" ? textOf(childOf(cell, "is")) : t === "b" ? (value === "1" ? "TRUE" : "FALSE") : value;
  const state = childOf(cell, "f") ? "formula" : t === "e" ? "error" : "text";
  return { column: columnOf(r) ?? nth, text: text.replace(/\s+/g, " ").trim(), state };
}

/** `AB12` is column 27. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}

export const letterOf = (column: number): string => (column >= 26 ? letterOf(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));

/** A text in one or several runs, without the reading help of East Asian texts. */
const textOf = (element: Element | undefined): string =>
  element === undefined
    ? ""
    : element.children
        .map((child) => (child.name === "t" ? child.text : child.name === "r" ? (childOf(child, "t")?.text ?? "") : ""))
        .join("")
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

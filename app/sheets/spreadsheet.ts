import { Unreadable } from "./unreadable";
import { childOf, childrenOf, readXml, walkXml } from "./xml";
import { openZip } from "./zip";

/** A cell that is not empty. `column` counts from 0. A cell in a format for dates holds the day `YYYY-MM-DD`. */
export type Cell = { column: number; text: string; state: "text" | "formula" | "error" };
/** `row` is the number beside it in a spreadsheet, the first is 1. */
export type Row = { row: number; cells: Cell[] };
/** How many rows with anything in them, and how many bytes unpacked, a file may have. */
export type Limits = { rows: number; unpacked: number };

const QUESTIONS: Limits = { rows: 5_000, unpacked: 16_000_000 };

/** The rows of a workbook's first sheet that hold anything (ECMA-376 part 1, 18.3 and 18.4). Formulas are not worked out. */
export function readFirstSheet(bytes: Buffer, limits = QUESTIONS): Row[] {
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) throw new Unreadable("oldSpreadsheet");
  if (bytes.readUInt16BE(0) !== 0x504b) throw new Unreadable("notASpreadsheet");
  const file = openZip(bytes, limits.unpacked);
  const xml = (name: string) => {
    const content = file(name);
    return content ? readXml(content.toString("utf8")) : undefined;
  };
  const workbook = xml("xl/workbook.xml");
  const sheet = childOf(childOf(workbook, "sheets"), "sheet");
  if (!sheet) throw new Unreadable("notASpreadsheet");
  const relation = childrenOf(xml("xl/_rels/workbook.xml.rels"), "Relationship").find(({ attributes }) => attributes.Id === sheet.attributes["r:id"]);
  const target = relation?.attributes.Target?.replace(/^\/?(xl\/)?/, "xl/") ?? "xl/worksheets/sheet1.xml";
  const text = file(target)?.toString("utf8");
  if (text === undefined) throw new Unreadable("notASpreadsheet");
  const most = limits.rows * 100;
  const shared = sharedTexts(file("xl/sharedStrings.xml")?.toString("utf8"), most);
  const isOld = ["1", "true"].includes(childOf(workbook, "workbookPr")?.attributes.date1904 ?? "");
  return readRows(text, { shared, dateStyles: dateStyles(xml("xl/styles.xml")), firstDay: isOld ? OLD_FIRST_DAY : FIRST_DAY, rows: limits.rows, most });
}

type Reading = { shared: string[]; dateStyles: Set<string>; firstDay: number; rows: number; most: number };

/** Read as it goes by, so that a hundred thousand rows need no room as elements. */
function readRows(text: string, { shared, dateStyles, firstDay, rows: mostRows, most }: Reading): Row[] {
  const rows: Row[] = [];
  let nth = 0;
  let row: Row | null = null;
  let cell: { r: string; t: string; s: string; value: string; texts: string; isFormula: boolean } | null = null;
  let nthCell = 0;
  const inside: string[] = [];
  const steps = {
    open(name: string, attributes: Record<string, string>) {
      inside.push(name);
      if (name === "row") [row, nth, nthCell] = [{ row: numberOf(attributes.r) ?? nth + 1, cells: [] }, numberOf(attributes.r) ?? nth + 1, 0];
      else if (name === "c" && row) cell = { r: attributes.r ?? "", t: attributes.t ?? "n", s: attributes.s ?? "", value: "", texts: "", isFormula: false };
      else if (name === "f" && cell) cell.isFormula = true;
    },
    text(piece: string) {
      if (!cell) return;
      const last = inside.at(-1);
      if (last === "v") cell.value += piece;
      else if (last === "t" && !inside.includes("rPh")) cell.texts += piece;
    },
    close(name: string) {
      inside.pop();
      if (name === "c" && cell && row) {
        const { r, t, s, value, texts, isFormula } = cell;
        const text =
          t === "s"
            ? (shared[Number(value)] ?? "")
            : t === "inlineStr"
              ? unescaped(texts)
              : t === "b"
                ? value === "1"
                  ? "TRUE"
                  : "FALSE"
                : numeric(t, s, value);
        const state = isFormula ? "formula" : t === "e" ? "error" : "text";
        const plain = text.replace(/\s+/g, " ").trim();
        if (plain !== "" || state !== "text") row.cells.push({ column: columnOf(r) ?? nthCell, text: plain, state });
        nthCell++;
        cell = null;
      } else if (name === "row" && row) {
        if (row.cells.length > 0) rows.push(row);
        if (rows.length > mostRows) throw new Unreadable("tooMany", String(mostRows));
        row = null;
      }
    },
  };
  const numeric = (type: string, style: string, value: string) => {
    if (type !== "n" || value === "") return value;
    if (dateStyles.has(style) && Number.isFinite(Number(value))) return dayOf(firstDay, Number(value));
    return /e/i.test(value) && Number.isSafeInteger(Number(value)) ? String(Number(value)) : value;
  };
  walkXml(text, steps, most);
  return rows;
}

/** The days that a workbook counts from (18.17.4.1): the 30th of December 1899, or the 1st of January 1904. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const OLD_FIRST_DAY = Date.UTC(1904, 0, 1);
const dayOf = (first: number, days: number): string => {
  const date = new Date(first + Math.floor(days) * 86_400_000);
  return Number.isNaN(date.getTime()) ? String(days) : date.toISOString().slice(0, 10);
};

/** The styles that show a number as a date (18.8.30): some of the numbered formats, and own ones with years or days in them. */
function dateStyles(styles: ReturnType<typeof readXml> | undefined): Set<string> {
  const own = new Map(childrenOf(childOf(styles, "numFmts"), "numFmt").map(({ attributes }) => [attributes.numFmtId, attributes.formatCode ?? ""]));
  const isDate = (id = "") => /^(1[4-7]|22|2[7-9]|3[01]|36|5[0-8])$/.test(id) || /[yd年日]/i.test((own.get(id) ?? "").replace(/"[^"]*"|\[[^\]]*\]|\\./g, ""));
  const cells = childrenOf(childOf(styles, "cellXfs"), "xf");
  return new Set(cells.flatMap(({ attributes }, place) => (isDate(attributes.numFmtId) ? [String(place)] : [])));
}

/** The texts that cells refer to by their place, without the reading help of East Asian texts. */
function sharedTexts(text: string | undefined, most: number): string[] {
  if (text === undefined) return [];
  const shared: string[] = [];
  const inside: string[] = [];
  let pieces = "";
  walkXml(
    text,
    {
      open(name) {
        inside.push(name);
        if (name === "si") pieces = "";
      },
      text(piece) {
        if (inside.at(-1) === "t" && !inside.includes("rPh")) pieces += piece;
      },
      close(name) {
        inside.pop();
        if (name === "si") shared.push(unescaped(pieces));
      },
    },
    most,
  );
  return shared;
}

const unescaped = (text: string) => text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

const numberOf = (text: string | undefined): number | null => (text && /^\d{1,7}$/.test(text) ? Number(text) : null);

/** `AB12` is column 27. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0];
  return letters ? [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 : null;
}

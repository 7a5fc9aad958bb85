import writeXlsxFile from "write-excel-file/node";
import { catalogues } from "~/locale/catalogues";
import type { Language } from "~/locale/language";
import { columns } from "./template";

const WIDE = 32;
const NARROW = 14;

/** The spreadsheet to fill in: headings in one language, columns for the texts of the languages the company uses, and a sheet that explains. */
export function writeTemplate(headings: Language, needed: readonly Language[]): Promise<Buffer> {
  const words = catalogues[headings].importing;
  const used = columns.filter(({ language }) => language === null || needed.includes(language));
  const head = used.map(({ heading }) => ({ value: heading[headings], fontWeight: "bold" as const, wrap: true }));
  const help = words.help.map(([name = "", meaning = ""]) => [
    { value: name, fontWeight: "bold" as const },
    { value: meaning, wrap: true },
  ]);
  return writeXlsxFile([
    { data: [head], sheet: words.sheets.questions, columns: used.map(({ language }) => ({ width: language ? WIDE : NARROW })), stickyRowsCount: 1 },
    { data: help, sheet: words.sheets.help, columns: [{ width: 24 }, { width: 90 }] },
  ]).toBuffer();
}

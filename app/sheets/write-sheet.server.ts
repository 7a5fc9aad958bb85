import writeXlsxFile from "write-excel-file/node";
import { withoutFormula } from "./formulas";

/** A workbook of one sheet: the first row is its head. Every cell is a text, and none looks like a formula. */
export async function writeSheet(rows: string[][]): Promise<Uint8Array<ArrayBuffer>> {
  const [head = [], ...others] = rows;
  const data = [
    head.map((value) => ({ value, type: String, fontWeight: "bold" as const })),
    ...others.map((row) => row.map((value) => (value ? { value: withoutFormula(value), type: String } : null))),
  ];
  return new Uint8Array(await writeXlsxFile([{ data, sheet: "Sheet1", columns: head.map(() => ({ width: 18 })), stickyRowsCount: 1 }]).toBuffer());
}

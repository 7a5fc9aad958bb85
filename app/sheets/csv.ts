import { stringify } from "csv-stringify/sync";
import { withoutFormula } from "./formulas";

/** The mark by which spreadsheets know UTF-8. */
export const CSV_MARK = "\uFEFF";

/** Rows of a CSV file, in which nothing can be taken for a formula. */
// A single line end within a cell is quoted as well: to some readers it would end the row.
export const csvLines = (rows: string[][]) =>
  stringify(
    rows.map((row) => row.map(withoutFormula)),
    { record_delimiter: "windows", quoted_match: /[\r\n]/ },
  );

import { staffNumberField } from "./person-shape";

/** The most people one paste may add: what is more is pasted in parts. */
export const MOST_PASTED = 500;

export type PastedLine = { line: number; cells: string[] };

/** Why a line cannot be added; keys of `admin.paste.faults` in the catalogue. */
export type Fault = "cells" | "staffNumber" | "name" | "repeated" | "department" | "taken";

/** A line as it would be added. `departmentId` is null where the department is not known. */
export type PastedRow = { line: number; staffNumber: string; name: string; department: string; departmentId: string | null; faults: Fault[] };

/** What is already there: numbers in use, and departments by their folded names. */
export type Known = { numbers: ReadonlySet<string>; departments: ReadonlyMap<string, string> };

/** The lines of a pasted list, cut at tabs, else semicolons, else commas, full-width ones too. A first line of headings is left out. */
export function cutList(text: string): PastedLine[] {
  const lines = text.split("\n").map((raw, index) => ({ line: index + 1, cells: cellsOf(raw) }));
  const filled = lines.filter(({ cells }) => cells.some(Boolean));
  return filled[0] && isHeading(filled[0].cells) ? filled.slice(1) : filled;
}

/** Every line with what speaks against it. */
export function checkList(lines: PastedLine[], known: Known): PastedRow[] {
  const seen = new Set<string>();
  return lines.map(({ line, cells }) => {
    const [typed = "", name = "", department = ""] = cells;
    const number = staffNumberField.safeParse(typed);
    const staffNumber = number.success ? number.data : typed;
    const departmentId = known.departments.get(foldName(department)) ?? null;
    const faults: Fault[] = [];
    if (cells.length !== 3) faults.push("cells");
    else {
      if (!number.success) faults.push("staffNumber");
      if (name === "" || name.length > 200 || /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(name)) faults.push("name");
      if (!departmentId) faults.push("department");
      if (seen.has(staffNumber)) faults.push("repeated");
      if (known.numbers.has(staffNumber)) faults.push("taken");
    }
    seen.add(staffNumber);
    return { line, staffNumber, name, department, departmentId, faults };
  });
}

/** The staff numbers of a list in their stored form, to be looked up. */
export const numbersOf = (lines: PastedLine[]): string[] =>
  lines.flatMap(({ cells }) => {
    const number = staffNumberField.safeParse(cells[0] ?? "");
    return number.success ? [number.data] : [];
  });

export const foldName = (name: string) => name.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();

function cellsOf(line: string): string[] {
  const separator = line.includes("\t") ? "\t" : /[;；]/.test(line) ? /[;；]/ : /[,，]/;
  return line.split(separator).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, "$1")
      .trim(),
  );
}

/** A spreadsheet's first row names its columns; a staff number has a digit, a heading has none. */
const isHeading = (cells: string[]) => cells.length >= 2 && !/\d/.test(cells[0] ?? "") && /number|no\.?$|id|工号|编号|员工/i.test(cells[0] ?? "");

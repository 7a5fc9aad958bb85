import { stringify } from "csv-stringify/sync";
import type { DepartmentTree } from "~/people/department-tree";
import type { Day } from "~db/kit";
import { type Listed, listedStanding } from "./listed";

/** The columns of an export, by names that other programs may rely on. */
export const csvColumns = ["staff_number", "name", "other_name", "department", "tier", "certification", "standing", "issued", "expires"] as const;

type Row = Listed & {
  staffNumber: string;
  name: string;
  otherName: string | null;
  departmentId: string;
  tier: string;
  certificationId: string;
  issuedOn: Day | null;
};

/** The mark by which spreadsheets know UTF-8, and the head. */
export const csvHead = () => `\uFEFF${lines([[...csvColumns]])}`;

/** Some rows. Tier, certification and standing are ids, the department its path, and nothing can be taken for a formula. */
export const csvRows = (rows: Row[], tree: DepartmentTree, today: Day) =>
  lines(
    rows.map((row) => [
      row.staffNumber,
      row.name,
      row.otherName ?? "",
      departmentPath(tree, row.departmentId),
      row.tier,
      row.certificationId,
      listedStanding(row, today),
      row.issuedOn ?? "",
      row.expiresOn ?? "",
    ]),
  );

/** From the top down: `Stores/East`. */
const departmentPath = (tree: DepartmentTree, id: string) =>
  tree
    .line(id)
    .map(({ name }) => name)
    .join("/");

// A single line end within a cell is quoted as well: to some readers it would end the row.
const lines = (rows: string[][]) => stringify(rows, { record_delimiter: "windows", escape_formulas: true, quoted_match: /[\r\n]/ });

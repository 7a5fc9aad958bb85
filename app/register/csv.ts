import { departmentPath } from "~/people/department-names";
import type { DepartmentTree } from "~/people/department-tree";
import { CSV_MARK, csvLines } from "~/sheets/csv";
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

/** The head, behind the mark of UTF-8. */
export const csvHead = () => `${CSV_MARK}${csvLines([[...csvColumns]])}`;

/** Some rows. Tier, certification and standing are ids, the department its path, and nothing can be taken for a formula. */
export const csvRows = (rows: Row[], tree: DepartmentTree, today: Day) =>
  csvLines(
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

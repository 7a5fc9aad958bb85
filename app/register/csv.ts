import { departmentPath } from "~/people/department-names";
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

/** Some rows as the cells of a file. Tier, certification and standing are ids, the department its path. */
export const fileCells = (rows: Row[], tree: DepartmentTree, today: Day): string[][] =>
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
  ]);

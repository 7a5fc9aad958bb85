import { asc } from "drizzle-orm";
import type { Reader } from "~db/store";
import { departments } from "~db/tables/people";
import { DepartmentTree } from "./departments";

/** No company has more. */
const MOST = 5000;

/** All departments there ever were: people may still belong to one that has ended. */
export async function departmentTree(reader: Reader): Promise<DepartmentTree> {
  const columns = { id: departments.id, parentId: departments.parentId, name: departments.name, otherName: departments.otherName };
  return new DepartmentTree(await reader.select(columns).from(departments).orderBy(asc(departments.sortKey), asc(departments.id)).limit(MOST));
}

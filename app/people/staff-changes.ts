import { departmentPath } from "./department-names";
import type { StaffField } from "./staff-columns";
import { type After, managerNumber } from "./staff-draft";
import { groupInCell, type Known, type KnownPerson, keyOf, type NewDepartment, type NewGroup, type Ref } from "./staff-known";

export type Change = { field: StaffField; from: string; to: string };

/** What would be different about a person, as texts of a list's cells. */
export function changesOf(before: KnownPerson, after: After, known: Known, departments: Map<string, NewDepartment>, groups: Map<string, NewGroup>): Change[] {
  const department = (ref: Ref) => ("id" in ref ? departmentPath(known.ever, ref.id) : departments.get(ref.made)!.path);
  const groupName = (ref: Ref) => ("id" in ref ? groupInCell(known.groups.find(({ id }) => id === ref.id)?.name ?? "") : groups.get(ref.made)!.name);
  const joined = (refs: Ref[]) => refs.map(groupName).sort().join("; ");
  const changes: Change[] = [];
  const compare = (field: StaffField, from: string | null, to: string | null) => {
    if (from !== to) changes.push({ field, from: from ?? "", to: to ?? "" });
  };
  for (const field of ["name", "otherName", "email", "mobile", "site", "position", "hiredOn", "language"] as const) compare(field, before[field], after[field]);
  if (keyOf(after.department) !== before.departmentId)
    changes.push({ field: "department", from: department({ id: before.departmentId }), to: department(after.department) });
  compare("manager", managerNumber(known, before), after.manager);
  const were = before.groupIds.map((id) => ({ id }));
  if (were.length !== after.groups.length || after.groups.some((ref) => !before.groupIds.includes(keyOf(ref))))
    changes.push({ field: "groups", from: joined(were), to: joined(after.groups) });
  compare("active", before.active ? "yes" : "no", after.active ? "yes" : "no");
  return changes;
}

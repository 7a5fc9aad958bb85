import { type DepartmentsMeant, type GroupsMeant, type Known, type KnownPerson, keyOf, type Ref } from "./staff-known";
import { type Candidate, type Remark, remark } from "./staff-row";

/** A person as they would be. A manager is named by staff number, since who is new has no id yet. */
export type After = Omit<KnownPerson, "id" | "departmentId" | "managerId" | "groupIds" | "roles"> & { department: Ref; manager: string | null; groups: Ref[] };
export type Draft = { candidate: Candidate; before: KnownPerson | undefined; after: After | null; faults: Remark[] };

/** A row put beside the person it speaks of. `rowOf` keeps where each number first stood. */
export function draft(candidate: Candidate, known: Known, departments: DepartmentsMeant, groups: GroupsMeant, rowOf: Map<string, number>): Draft {
  const { row, staffNumber, values } = candidate;
  const faults = [...candidate.faults];
  const before = known.people.get(staffNumber);
  const first = rowOf.get(staffNumber);
  if (first !== undefined && staffNumber !== "") faults.push(remark("staffNumber", "twice", String(first)));
  else rowOf.set(staffNumber, row);

  const has = (field: "name" | "department") => values[field] !== undefined || candidate.faults.some((fault) => fault.field === field);
  if (!before) for (const field of ["name", "department"] as const) if (!has(field)) faults.push(remark(field, "missing"));

  let department: Ref | null = before ? { id: before.departmentId } : null;
  if (values.department) {
    const found = departments.find(values.department, before?.departmentId);
    if ("fault" in found) faults.push(remark("department", "departmentSeveral", values.department.join("/")));
    else department = found.ref;
  }
  const refs: Ref[] = values.groups ? [] : (before?.groupIds ?? []).map((id) => ({ id }));
  for (const name of values.groups ?? []) {
    const found = groups.find(name, before?.groupIds ?? []);
    if ("fault" in found) faults.push(remark("groups", "groupSeveral", name));
    else refs.push(...found.refs.filter((ref) => !refs.some((one) => keyOf(one) === keyOf(ref))));
  }
  if (!department || (first !== undefined && staffNumber !== "")) return { candidate, before, after: null, faults };
  const { name, manager, otherName, email, mobile, site, position, hiredOn, language, active } = values;
  const or = <T>(value: T | undefined, otherwise: T) => (value === undefined ? otherwise : value);
  const after: After = {
    staffNumber,
    name: kept(before?.name, or(name, before?.name ?? ""))!,
    otherName: kept(before?.otherName, or(otherName, before?.otherName ?? null)),
    email: or(email, before?.email ?? null),
    mobile: or(mobile, before?.mobile ?? null),
    department,
    manager: or(manager, before ? managerNumber(known, before) : null),
    site: kept(before?.site, or(site, before?.site ?? null)),
    position: kept(before?.position, or(position, before?.position ?? null)),
    hiredOn: or(hiredOn, before?.hiredOn ?? null),
    language: or(language, before?.language ?? null),
    groups: refs,
    active: or(active, before?.active ?? true),
  };
  return { candidate, before, after, faults };
}

/** Spaces that a spreadsheet has run together change no name. */
const kept = (before: string | null | undefined, after: string | null): string | null =>
  before && after && before !== after && squash(before) === squash(after) ? before : after;
const squash = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();

const numbersById = new WeakMap<Known, Map<string, string>>();
/** The staff number of whom a person reports to. */
export function managerNumber(known: Known, { managerId }: { managerId: string | null }): string | null {
  if (managerId === null) return null;
  let numbers = numbersById.get(known);
  if (!numbers) {
    numbers = new Map([...known.people.values()].map(({ id, staffNumber }) => [id, staffNumber]));
    numbersById.set(known, numbers);
  }
  return numbers.get(managerId) ?? null;
}

/** A person as they are, as far as others depend on it. */
export const finalOf = (person: KnownPerson, known: Known) => ({
  ...{ staffNumber: person.staffNumber, name: person.name, email: person.email, mobile: person.mobile, active: person.active },
  manager: managerNumber(known, person),
});

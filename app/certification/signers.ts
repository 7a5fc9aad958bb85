import type { Office } from "./rules";

/** The offices HR names somebody to; the others follow from roles, groups and reporting lines. */
export const namedOffices = ["department-head", "hr-head", "panel-chair", "sponsor"] as const satisfies readonly Office[];
export type NamedOffice = (typeof namedOffices)[number];

/** In place of a department: the head of the whole company, for every department without one of its own. */
export const WHOLE_COMPANY = "";

/**
 * The head who signs for a person: of their department, else of the one above it, at last of the whole company. Who heads a
 * department is signed for by the next head above. `line`: departments from the top down to the person's own; `heads`: by department.
 */
export function headFor(personId: string, line: readonly string[], heads: ReadonlyMap<string, string>): string | null {
  const upwards = [...line].reverse().concat(WHOLE_COMPANY);
  return upwards.flatMap((departmentId) => heads.get(departmentId) ?? []).find((head) => head !== personId) ?? null;
}

/** For whom somebody signs as a head: everybody of these departments, and these heads of departments below. */
export function headedBy(headId: string, departments: readonly { id: string; line: readonly string[] }[], heads: ReadonlyMap<string, string>) {
  const nearest = (line: readonly string[]) => headFor("", line, heads);
  return {
    departmentIds: departments.filter(({ line }) => nearest(line) === headId).map(({ id }) => id),
    headIds: [...new Set(departments.flatMap(({ line }) => nearest(line) ?? []))].filter((id) => id !== headId),
  };
}

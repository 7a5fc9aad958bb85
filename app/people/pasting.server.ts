import { inArray } from "drizzle-orm";
import { assign } from "~/assignments/assign.server";
import { settleCertifications } from "~/certification/issuing.server";
import type { Library } from "~/content/library";
import type { DepartmentTree } from "~/people/department-tree";
import { newId } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { people } from "~db/tables/people";
import { isUniqueViolation } from "~db/unique-violation";
import { departmentNames } from "./department-names";
import { openDepartments } from "./departments.server";
import { checkList, cutList, type Known, numbersOf, type PastedLine, type PastedRow } from "./pasted-list";
import { insertPerson } from "./saving.server";

export type Pasting = { text: string; courseId: string | null; addedBy: string };

/** The pasted list against what is there now. */
export async function previewList(reader: Reader, text: string): Promise<PastedRow[]> {
  const lines = cutList(text);
  return checkList(lines, await knownFor(reader, lines));
}

/** Adds everybody of the list or, when one line has a fault, nobody: the rows then say why. */
export async function addList(
  store: Store,
  library: Library,
  { text, courseId, addedBy }: Pasting,
  now: Date,
): Promise<{ added: number } | { rows: PastedRow[] }> {
  const ids = cutList(text).map(() => newId(now.getTime()));
  const body = () =>
    store.tx(async (w) => {
      const rows = await previewList(w, text);
      if (rows.some(({ faults }) => faults.length > 0)) return { rows };
      for (const [place, { staffNumber, name, departmentId }] of rows.entries()) {
        const personId = ids[place]!;
        const nothing = { otherName: null, email: null, mobile: null, managerId: null, site: null, position: null, hiredOn: null };
        await insertPerson(w, { id: personId, facts: { ...nothing, staffNumber, name, departmentId: departmentId! }, addedBy }, now);
        if (courseId) await assign(w, library, { personId, courseId, assignedBy: addedBy }, now);
        await settleCertifications(w, library, personId, now);
      }
      return { added: rows.length };
    });
  return body().catch((error: unknown) => {
    if (isUniqueViolation(error)) return body(); // somebody added one of them at the same moment: now it is found
    throw error;
  });
}

async function knownFor(reader: Reader, lines: PastedLine[]): Promise<Known> {
  const numbers = numbersOf(lines);
  const taken =
    numbers.length === 0
      ? []
      : await reader.select({ number: people.staffNumber }).from(people).where(inArray(people.staffNumber, numbers)).limit(numbers.length);
  const mobiles =
    numbers.length === 0 ? [] : await reader.select({ number: people.mobile }).from(people).where(inArray(people.mobile, numbers)).limit(numbers.length);
  return { numbers: new Set([...taken, ...mobiles].flatMap(({ number }) => number ?? [])), departments: namesOf(await openDepartments(reader)) };
}

/** Departments by either name, and by the whole line as `Stores/East`, which is needed where two have the same name. */
function namesOf(tree: DepartmentTree): Map<string, string> {
  const { own, whole } = departmentNames(tree);
  const named = new Map<string, Set<string>>();
  for (const [key, ids] of [...own, ...whole]) named.set(key, new Set([...(named.get(key) ?? []), ...ids]));
  return new Map([...named].flatMap(([key, ids]) => (ids.size === 1 ? [[key, [...ids][0]!] as const] : [])));
}

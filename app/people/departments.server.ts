import { and, asc, count, eq, isNull } from "drizzle-orm";
import { audit } from "~/record/audit.server";
import type { Reader, Store, Writer } from "~db/store";
import { departments, people } from "~db/tables/people";
import { DepartmentTree } from "./department-tree";
import { bothNames } from "./names";
import { nameSortKey } from "./search";

/** No company has more. */
const MOST = 5000;

export type DepartmentForm = { name: string; otherName: string | null; parentId: string | null };
export type DepartmentRefusal = "unknown-parent" | "circle" | "has-people" | "has-departments" | "gone";

/** All departments there ever were: people may still belong to one that has ended. */
export async function everyDepartment(reader: Reader): Promise<DepartmentTree> {
  const columns = { id: departments.id, parentId: departments.parentId, name: departments.name, otherName: departments.otherName };
  return new DepartmentTree(await reader.select(columns).from(departments).orderBy(asc(departments.sortKey), asc(departments.id)).limit(MOST));
}

/** The departments that have not ended, as a tree. */
export async function openDepartments(reader: Reader): Promise<DepartmentTree> {
  const columns = { id: departments.id, parentId: departments.parentId, name: departments.name, otherName: departments.otherName };
  return new DepartmentTree(
    await reader.select(columns).from(departments).where(isNull(departments.endedAt)).orderBy(asc(departments.sortKey), asc(departments.id)).limit(MOST),
  );
}

/** A person's department, which may have ended. */
export async function findDepartment(reader: Reader, id: string) {
  const [row] = await reader
    .select({ id: departments.id, name: departments.name, otherName: departments.otherName })
    .from(departments)
    .where(eq(departments.id, id))
    .limit(1);
  return row ?? { id, name: id, otherName: null };
}

/** How many active people each department has, without those below it. */
export const departmentSizes = (reader: Reader) =>
  reader.select({ departmentId: people.departmentId, people: count() }).from(people).where(eq(people.active, true)).groupBy(people.departmentId).limit(MOST);

export const addDepartment = (store: Store, form: DepartmentForm, by: string, now: Date): Promise<DepartmentRefusal | null> =>
  store.tx(async (w) => {
    if (form.parentId && !(await openDepartments(w)).has(form.parentId)) return "unknown-parent";
    const [added] = await w
      .insert(departments)
      .values({ ...form, sortKey: nameSortKey(form.name), createdAt: now })
      .returning({ id: departments.id });
    await audit(w, { actorId: by, act: "departments.added", subjectId: added!.id, values: form }, now);
    return null;
  });

/** Renames a department or puts it under another one, but never under itself or one below it. */
export const changeDepartment = (store: Store, id: string, form: DepartmentForm, by: string, now: Date): Promise<DepartmentRefusal | null> =>
  store.tx(async (w) => {
    const tree = await openDepartments(w);
    if (!tree.has(id)) return "gone";
    if (form.parentId && !tree.has(form.parentId)) return "unknown-parent";
    if (form.parentId && tree.withAllBelow(id).includes(form.parentId)) return "circle";
    await w
      .update(departments)
      .set({ ...form, sortKey: nameSortKey(form.name) })
      .where(eq(departments.id, id));
    await audit(w, { actorId: by, act: "departments.changed", subjectId: id, values: form }, now);
    return null;
  });

/** Ends a department that nobody works in and that has none below it. */
export const endDepartment = (store: Store, id: string, by: string, now: Date): Promise<DepartmentRefusal | null> =>
  store.tx(async (w) => {
    const tree = await openDepartments(w);
    if (!tree.has(id)) return "gone";
    if (tree.withAllBelow(id).length > 1) return "has-departments";
    if (await hasActivePeople(w, id)) return "has-people";
    await w.update(departments).set({ endedAt: now }).where(eq(departments.id, id));
    await audit(w, { actorId: by, act: "departments.ended", subjectId: id }, now);
    return null;
  });

const hasActivePeople = async (w: Writer, departmentId: string) =>
  (
    await w
      .select({ id: people.id })
      .from(people)
      .where(and(eq(people.departmentId, departmentId), eq(people.active, true)))
      .limit(1)
  ).length > 0;

/** Departments to choose from, each after the one it lies in and moved in by its depth. `keep` stays even if it has ended. */
export async function departmentOptions(reader: Reader, keep?: { id: string; name: string; otherName: string | null }) {
  const tree = await openDepartments(reader);
  const open = tree.inOrder().map(({ id, depth, ...names }) => ({ id, label: `${"　".repeat(depth)}${bothNames(names)}` }));
  return keep && !tree.has(keep.id) ? [{ id: keep.id, label: bothNames(keep) }, ...open] : open;
}

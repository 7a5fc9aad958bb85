import type { DepartmentTree } from "~/people/department-tree";

/** Stands for the whole company, or for any certification. */
export const ALL = "";

/** A department, those above it and the whole company: where something counts that happened in it. */
export const countedIn = (tree: DepartmentTree, departmentId: string): string[] => [ALL, ...tree.line(departmentId).map(({ id }) => id)];

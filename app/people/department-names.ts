import type { Department, DepartmentTree } from "./department-tree";
import { foldName } from "./pasted-list";

/** The names departments are found by, folded, each with the ids of those it may mean. */
export type DepartmentNames = {
  /** By a name of its own, in either language. */
  own: Map<string, string[]>;
  /** By the whole line in one language, joined by slashes. */
  whole: Map<string, string[]>;
};

export function departmentNames(tree: DepartmentTree): DepartmentNames {
  const names: DepartmentNames = { own: new Map(), whole: new Map() };
  const put = (map: Map<string, string[]>, keys: string[], id: string) => {
    for (const key of new Set(keys)) map.set(key, [...(map.get(key) ?? []), id]);
  };
  for (const { id, name, otherName } of tree.inOrder()) {
    put(names.own, [foldName(name), foldName(otherName ?? name)], id);
    put(names.whole, linesOf(tree.line(id)), id);
  }
  return names;
}

/** The line in either language, folded. */
export const linesOf = (line: Department[]): string[] => [
  foldPath(line.map(({ name }) => name)),
  foldPath(line.map(({ name, otherName }) => otherName ?? name)),
];

/** A slash within a name is no step down. */
export const foldPath = (path: string[]) => path.map((name) => foldName(name).replaceAll("/", "\u2215")).join("/");

/** From the top down: `Stores/East`. A slash within a name is written as a wide one. */
export const departmentPath = (tree: DepartmentTree, id: string) =>
  tree
    .line(id)
    .map(({ name }) => name.replaceAll("/", "／"))
    .join("/");

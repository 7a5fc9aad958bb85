import { type DepartmentNames, departmentNames, departmentPath, foldPath, linesOf } from "./department-names";
import type { DepartmentTree } from "./department-tree";
import { foldName } from "./pasted-list";
import type { PersonFacts } from "./person-facts";
import type { Role } from "./visitor";

/** A person as they are before an import. */
export type KnownPerson = PersonFacts & { id: string; language: "en" | "zh" | null; active: boolean; roles: Role[]; groupIds: string[] };
type KnownGroup = { id: string; name: string; otherName: string | null };

/** The company as it is before an import: everybody there ever was, departments and groups. */
export type Known = {
  people: Map<string /* staff number */, KnownPerson>;
  /** Departments that have not ended, and all there ever were. */
  open: DepartmentTree;
  ever: DepartmentTree;
  groups: KnownGroup[];
  /** Ids of records that were merged into others. */
  merged?: ReadonlySet<string>;
};
/** `print`: a mark of all of it, which differs as soon as anything of it has changed. */
export type KnownNow = Known & { print: string };

/** What is there already, or is to be made under a key. */
export type Ref = { id: string } | { made: string };
export const keyOf = (ref: Ref) => ("id" in ref ? ref.id : `new ${ref.made}`);
export type NewDepartment = { key: string; name: string; parent: Ref | null; path: string };
export type NewGroup = { key: string; name: string };
export type Found = { ref: Ref } | { fault: "several" };

/** Finds the departments that paths mean, and keeps the ones that are to be made. */
export class DepartmentsMeant {
  readonly made = new Map<string, NewDepartment>();
  readonly #names: DepartmentNames;
  readonly #known: Known;

  constructor(known: Known) {
    this.#known = known;
    this.#names = departmentNames(known.open);
  }

  /** `currentId` is where the person is: of several with the same path it is meant, and it may have ended. */
  find(path: string[], currentId: string | undefined): Found {
    const key = foldPath(path);
    if (currentId && linesOf(this.#known.ever.line(currentId)).includes(key)) return { ref: { id: currentId } };
    const found = this.#names.whole.get(key) ?? (path.length === 1 ? this.#names.own.get(foldName(path[0]!)) : undefined);
    if (found && found.length > 1) return currentId && found.includes(currentId) ? { ref: { id: currentId } } : { fault: "several" };
    if (found) return { ref: { id: found[0]! } };
    const wide = path.length === 1 ? wideParts(path[0]!) : [];
    return wide.length > 1 ? this.find(wide, currentId) : this.#make(path, key);
  }

  #make(path: string[], key: string): Found {
    const name = path.at(-1)!;
    const parent = path.length > 1 ? this.find(path.slice(0, -1), undefined) : null;
    if (parent && "fault" in parent) return parent;
    if (!this.made.has(key))
      this.made.set(key, { key, name: name.replaceAll("／", "/"), parent: parent?.ref ?? null, path: this.#pathOf(parent?.ref ?? null, name) });
    return { ref: { made: key } };
  }

  #pathOf(parent: Ref | null, name: string): string {
    if (!parent) return name;
    return `${"id" in parent ? departmentPath(this.#known.ever, parent.id) : this.made.get(parent.made)!.path}/${name}`;
  }
}

/** Finds the groups that names mean, and keeps the ones that are to be made. */
export class GroupsMeant {
  readonly made = new Map<string, NewGroup>();
  readonly #byName = new Map<string, string[]>();

  constructor({ groups }: Known) {
    for (const { id, name, otherName } of groups)
      for (const key of new Set([foldGroup(name), foldGroup(otherName ?? name)])) this.#byName.set(key, [...(this.#byName.get(key) ?? []), id]);
  }

  /** Of several with the same name those are meant that the person is in already. */
  find(name: string, currentIds: string[]): { refs: Ref[] } | { fault: "several" } {
    const key = foldGroup(name);
    const found = this.#byName.get(key) ?? [];
    const mine = found.filter((id) => currentIds.includes(id));
    if (mine.length > 0) return { refs: mine.map((id) => ({ id })) };
    if (found.length > 1) return { fault: "several" };
    if (found.length === 1) return { refs: [{ id: found[0]! }] };
    const several = name
      .split("；")
      .map((one) => one.trim())
      .filter(Boolean);
    if (several.length > 1) return this.#findAll(several, currentIds);
    if (!this.made.has(key)) this.made.set(key, { key, name: plainGroup(name) });
    return { refs: [{ made: key }] };
  }

  /** Names that were typed with wide semicolons between them. */
  #findAll(names: string[], currentIds: string[]): { refs: Ref[] } | { fault: "several" } {
    const refs: Ref[] = [];
    for (const name of names) {
      const found = this.find(name, currentIds);
      if ("fault" in found) return found;
      refs.push(...found.refs);
    }
    return { refs };
  }
}

/** A path that was typed with wide slashes. */
const wideParts = (name: string) =>
  name
    .split("／")
    .map((part) => part.trim())
    .filter(Boolean);

/** Semicolons and bars cut names of groups in a cell: within a name they are written as wide ones. */
export const groupInCell = (name: string) => name.replaceAll(";", "；").replaceAll("|", "｜");
const plainGroup = (name: string) => name.replaceAll("；", ";").replaceAll("｜", "|");
const foldGroup = (name: string) => foldName(plainGroup(name));

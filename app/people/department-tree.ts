export type Department = { id: string; parentId: string | null; name: string; otherName: string | null };

/** Departments as a tree: each once, below its parent, in the order given. One whose parent is missing or circular stands on top. */
export class DepartmentTree {
  readonly #byId: Map<string, Department>;
  readonly #children = new Map<string, Department[]>();

  constructor(departments: Department[]) {
    this.#byId = new Map(departments.map((department) => [department.id, department]));
    for (const department of departments) {
      const parent = this.line(department.id).length > 1 ? department.parentId! : "";
      this.#children.set(parent, [...(this.#children.get(parent) ?? []), department]);
    }
  }

  has = (id: string) => this.#byId.has(id);

  /** From the top down to the department itself. Empty for an unknown one. */
  line(id: string): Department[] {
    const line: Department[] = [];
    for (let current = this.#byId.get(id); current; current = this.#byId.get(current.parentId ?? "")) {
      if (line.includes(current)) return [this.#byId.get(id)!];
      line.unshift(current);
    }
    return line;
  }

  /** The department and all below it. */
  withAllBelow(id: string): string[] {
    return [id, ...(this.#children.get(id) ?? []).flatMap((child) => this.withAllBelow(child.id))];
  }

  /** All departments, each after its parent, with its depth. */
  inOrder(parent = "", depth = 0): (Department & { depth: number })[] {
    return (this.#children.get(parent) ?? []).flatMap((child) => [{ ...child, depth }, ...this.inOrder(child.id, depth + 1)]);
  }
}

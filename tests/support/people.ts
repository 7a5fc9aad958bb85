import { sortKey } from "~/people/search";
import { renewNameWords } from "~/people/search.server";
import type { Role, Visitor } from "~/people/visitor";
import { newId } from "~db/kit";
import type { Store } from "~db/store";
import { departments, people, roles as roleRows } from "~db/tables/people";

type Made = Partial<typeof people.$inferInsert> & { roles?: Role[]; isSupervisor?: boolean; isSigner?: boolean };

let made = 0;

/** Adds a person to the database and gives the visitor they would be. All is invented unless given; the department is made when missing. */
export async function makePerson(store: Store, { roles = [], isSupervisor = false, isSigner = false, ...given }: Made = {}): Promise<Visitor> {
  const id = given.id ?? newId();
  const staffNumber = given.staffNumber ?? `T${String(++made).padStart(4, "0")}`;
  const name = given.name ?? `Person ${staffNumber}`;
  const [departmentId, createdAt] = [given.departmentId ?? "department", given.createdAt ?? new Date("2026-01-01T00:00:00Z")];
  const otherName = given.otherName ?? null;
  await store.tx(async (w) => {
    await w.insert(departments).values({ id: departmentId, name: departmentId, sortKey: departmentId, createdAt }).onConflictDoNothing();
    await w.insert(people).values({ active: true, ...given, id, staffNumber, name, sortKey: sortKey({ name, staffNumber }), departmentId, createdAt });
    await renewNameWords(w, { id, name, otherName, staffNumber });
    for (const role of roles) await w.insert(roleRows).values({ personId: id, role, grantedAt: createdAt });
  });
  return {
    personId: id,
    sessionId: `session-of-${id}`,
    staffNumber,
    name,
    otherName,
    language: given.language ?? null,
    roles,
    isSupervisor,
    isSigner,
    steppedUpAt: null,
  };
}

import { and, desc, eq, isNull } from "drizzle-orm";
import type { Reader } from "~db/store";
import { passwords, people, roles } from "~db/tables/people";
import type { Role } from "./visitor";

export type Person = typeof people.$inferSelect & { roles: Role[] };

/** A person with the roles held now, or undefined. */
export async function findPerson(reader: Reader, id: string): Promise<Person | undefined> {
  const rows = await reader
    .select({ person: people, role: roles.role })
    .from(people)
    .leftJoin(roles, and(eq(roles.personId, people.id), isNull(roles.endedAt)))
    .where(eq(people.id, id))
    .limit(20);
  const [first] = rows;
  return first && { ...first.person, roles: rows.flatMap(({ role }) => role ?? []) };
}

/** When the person last chose a password; null for who has never signed in. */
export async function passwordSetAt(reader: Reader, personId: string): Promise<Date | null> {
  const [row] = await reader.select({ at: passwords.setAt }).from(passwords).where(eq(passwords.personId, personId)).orderBy(desc(passwords.setAt)).limit(1);
  return row?.at ?? null;
}

import { and, asc, desc, eq, gt, gte, inArray, isNull, max, notExists } from "drizzle-orm";
import type { Reader } from "~db/store";
import { passwords, people, roles, sessions, signInLinks } from "~db/tables/people";
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

/** Several people by their ids, with the roles held now; unknown ids are left out. */
export async function findPersons(reader: Reader, ids: string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  const rows = await reader.select().from(people).where(inArray(people.id, ids)).orderBy(asc(people.sortKey)).limit(ids.length);
  const held = await reader
    .select({ personId: roles.personId, role: roles.role })
    .from(roles)
    .where(and(inArray(roles.personId, ids), isNull(roles.endedAt)))
    .limit(5 * ids.length);
  return rows.map((person) => ({ ...person, roles: held.filter(({ personId }) => personId === person.id).map(({ role }) => role) }));
}

/** When the person last chose a password; null for who has never signed in. */
export async function passwordSetAt(reader: Reader, personId: string): Promise<Date | null> {
  const [row] = await reader.select({ at: passwords.setAt }).from(passwords).where(eq(passwords.personId, personId)).orderBy(desc(passwords.setAt)).limit(1);
  return row?.at ?? null;
}

/** Active people who have never chosen a password, the newest first: they wait for a slip. `since` keeps the search short. */
export const withoutPassword = (reader: Reader, since: Date, limit: number) =>
  reader
    .select({ id: people.id, staffNumber: people.staffNumber, name: people.name, otherName: people.otherName, createdAt: people.createdAt })
    .from(people)
    .where(
      and(
        eq(people.active, true),
        gte(people.createdAt, since),
        notExists(reader.select({ id: passwords.id }).from(passwords).where(eq(passwords.personId, people.id))),
      ),
    )
    .orderBy(desc(people.createdAt), desc(people.id))
    .limit(limit);

/** Who was added at one moment, is active, and has neither a password nor a slip that could still be used, in the order of names. */
export function newcomers(reader: Reader, addedAt: Date, now: Date, limit: number) {
  const hasPassword = reader.select({ id: passwords.id }).from(passwords).where(eq(passwords.personId, people.id));
  const hasSlip = reader
    .select({ id: signInLinks.id })
    .from(signInLinks)
    .where(and(eq(signInLinks.personId, people.id), isNull(signInLinks.usedAt), isNull(signInLinks.withdrawnAt), gt(signInLinks.expiresAt, now)));
  return reader
    .select({ id: people.id, staffNumber: people.staffNumber, name: people.name, otherName: people.otherName, createdAt: people.createdAt })
    .from(people)
    .where(and(eq(people.createdAt, addedAt), eq(people.active, true), notExists(hasPassword), notExists(hasSlip)))
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(limit);
}

/** When the person was last here, in any browser. */
export async function lastSeenAt(reader: Reader, personId: string): Promise<Date | null> {
  const [row] = await reader
    .select({ at: max(sessions.seenAt) })
    .from(sessions)
    .where(eq(sessions.personId, personId));
  return row?.at ?? null;
}

export const countActive = (reader: Reader): Promise<number> => reader.$count(people, eq(people.active, true));

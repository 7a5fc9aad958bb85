import { inArray } from "drizzle-orm";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";

/** What is published no more is called by its id. */
export const titleOf = (thing: { title: { en: string; zh: string } } | undefined, id: string) => thing?.title ?? { en: id, zh: id };

/** The names of people by their id. */
export async function namesOf(reader: Reader, personIds: string[]) {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return new Map<string, { name: string; otherName: string | null }>();
  const rows = await reader
    .select({ id: people.id, name: people.name, otherName: people.otherName })
    .from(people)
    .where(inArray(people.id, ids))
    .limit(ids.length);
  return new Map(rows.map(({ id, ...names }) => [id, names]));
}

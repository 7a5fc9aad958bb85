import { and, asc, type Column, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import type { Reader, Writer } from "~db/store";
import { people, nameWords as words } from "~db/tables/people";
import { type Named, nameWords, pastWord, searchWords } from "./search";

/** Writes a person's search words anew. To be called, with `sortKey`, by whoever adds a person or changes names or number. */
export async function renewNameWords(w: Writer, person: Named & { id: string }) {
  await w.delete(words).where(eq(words.personId, person.id));
  await w.insert(words).values(nameWords(person).map((word) => ({ word, personId: person.id })));
}

// The offset keeps PostgreSQL from turning the question into a join over all words.
export const hasWord = (personId: Column, word: string): SQL =>
  sql`exists (select 1 from ${words} where ${words.personId} = ${personId} and ${beginsWith(words.word, word)} limit 1 offset 0)`;

/** What begins with a folded word, as a range that either engine finds by its index. */
export const beginsWith = (column: Column, word: string): SQL => and(gte(column, word), lt(column, pastWord(word)))!;

/** Active people by name or number, in the order of names: for choosing one. Empty when nothing was typed. */
export async function findPeople(reader: Reader, typed: string, limit = 20) {
  const [longest, ...others] = searchWords(typed);
  if (!longest) return [];
  const found = reader.selectDistinct({ id: words.personId }).from(words).where(beginsWith(words.word, longest));
  return reader
    .select({ id: people.id, staffNumber: people.staffNumber, name: people.name, otherName: people.otherName })
    .from(people)
    .where(and(inArray(people.id, found), eq(people.active, true), ...others.map((word) => hasWord(people.id, word))))
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(limit);
}

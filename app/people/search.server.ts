import { eq } from "drizzle-orm";
import type { Writer } from "~db/store";
import { nameWords as table } from "~db/tables/people";
import { nameWords } from "./search";

/** Renews the words a person is found by. Called by whoever adds a person or changes names or number. */
export async function renewNameWords(w: Writer, person: { id: string; name: string; otherName: string | null; staffNumber: string }) {
  await w.delete(table).where(eq(table.personId, person.id));
  const words = nameWords(person);
  if (words.length > 0) await w.insert(table).values(words.map((word) => ({ word, personId: person.id })));
}

import { asc, eq, gt } from "drizzle-orm";
import { moveRegisterRows } from "~/certification/register-row.server";
import { sortKey, nameWords as wordsOf } from "~/people/search";
import { renewNameWords } from "~/people/search.server";
import { audit } from "~/record/audit.server";
import type { Store } from "~db/store";
import { nameWords, people } from "~db/tables/people";
import { differs } from "./finding";
import { type Check, everyRow } from "./rows.server";

export const everyPerson = ({ read }: Store) =>
  everyRow(
    (after, limit) => read.select().from(people).where(gt(people.id, after)).orderBy(asc(people.id)).limit(limit),
    ({ id }) => id,
  );

/** Where a person stands in lists, and by what they are found, follows from their names and number. */
export const checkNames: Check = async function* ({ store, now, fix, count }) {
  for await (const person of everyPerson(store)) {
    count();
    const { id } = person;
    const order = sortKey(person);
    const words = wordsOf(person).sort();
    const rows = await store.read.select({ word: nameWords.word }).from(nameWords).where(eq(nameWords.personId, id)).limit(1_000);
    const kept = rows.map(({ word }) => word).sort();
    const found = [
      ...(person.sortKey === order ? [] : [differs("name-order", `people ${id}`, id, person.sortKey, order)]),
      ...(kept.join("\n") === words.join("\n") ? [] : [differs("name-words", `name_words ${id}`, id, kept, words)]),
    ];
    if (found.length > 0 && fix)
      await store.tx(async (w) => {
        await w.update(people).set({ sortKey: order }).where(eq(people.id, id));
        await moveRegisterRows(w, { ...person, sortKey: order });
        await renewNameWords(w, person);
        await audit(w, { actorId: null, act: "doctor.mended", subjectId: id, values: { rows: found.map(({ row }) => row) } }, now);
      });
    yield* found.map((one) => ({ ...one, mended: fix }));
  }
};

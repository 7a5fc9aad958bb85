import { eq } from "drizzle-orm";
import type { Language } from "~/locale/language";
import type { Store } from "~db/store";
import { people } from "~db/tables/people";

/** Stores the language a person chose; null goes back to what their browser prefers. */
export const chooseLanguage = (store: Store, personId: string, language: Language | null) =>
  store.tx(async (w) => {
    await w.update(people).set({ language }).where(eq(people.id, personId));
  });

import { desc, notInArray } from "drizzle-orm";
import type { Reader, Store } from "~db/store";
import { contentSets } from "~db/tables/content";
import type { Files } from "./files";

const KEPT = 5;

/** Keeps a faultless set of files, unless it is the one kept last. Older than the last five are let go. */
export function keepSet(store: Store, hash: string, files: Files, now: Date): Promise<void> {
  return store.tx(async (w) => {
    const [last] = await w.select({ hash: contentSets.hash }).from(contentSets).orderBy(desc(contentSets.at), desc(contentSets.id)).limit(1);
    if (last?.hash === hash) return;
    await w.insert(contentSets).values({ hash, files, at: now });
    const kept = await w.select({ id: contentSets.id }).from(contentSets).orderBy(desc(contentSets.at), desc(contentSets.id)).limit(KEPT);
    await w.delete(contentSets).where(
      notInArray(
        contentSets.id,
        kept.map(({ id }) => id),
      ),
    );
  });
}

/** The faultless sets that are kept, newest first. */
export const keptSets = (reader: Reader): Promise<{ hash: string; files: Files }[]> =>
  reader.select({ hash: contentSets.hash, files: contentSets.files }).from(contentSets).orderBy(desc(contentSets.at), desc(contentSets.id)).limit(KEPT);

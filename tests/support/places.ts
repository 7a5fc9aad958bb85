import { count, eq } from "drizzle-orm";
import { pause, type Store } from "~db/store";
import { departments } from "~db/tables/people";

/** Rows to be taken: at most `places` departments under one parent. Tells whether a place was still free. */
export function takePlace(store: Store, parent: string, places: number, { pausing = 0 } = {}): Promise<boolean> {
  return store.tx(async (w) => {
    const [found] = await w.select({ taken: count() }).from(departments).where(eq(departments.parentId, parent));
    if (pausing > 0) await pause(pausing);
    if (found!.taken >= places) return false;
    await w.insert(departments).values({ parentId: parent, name: "place", sortKey: "place", createdAt: new Date() });
    return true;
  });
}

/** How many places are taken, by a reader. */
export async function placesTaken(store: Store, parent: string): Promise<number> {
  const [found] = await store.read.select({ taken: count() }).from(departments).where(eq(departments.parentId, parent));
  return found!.taken;
}

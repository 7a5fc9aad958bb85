import { and, asc, count, eq } from "drizzle-orm";
import { newId } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { registerViews } from "~db/tables/register";

export type View = Pick<typeof registerViews.$inferSelect, "id" | "name" | "query" | "opensFirst">;
/** Nobody keeps more. */
const MOST = 30;

/** The views somebody keeps, by name. */
export const viewsOf = (reader: Reader, ownerId: string): Promise<View[]> =>
  reader
    .select({ id: registerViews.id, name: registerViews.name, query: registerViews.query, opensFirst: registerViews.opensFirst })
    .from(registerViews)
    .where(eq(registerViews.ownerId, ownerId))
    .orderBy(asc(registerViews.name), asc(registerViews.id))
    .limit(MOST);

/** Keeps filters and columns under a name; the same name again changes what it means. One that opens first takes the place of the one that did. */
export const saveView = (store: Store, ownerId: string, { name, query, opensFirst }: Omit<View, "id">, now: Date): Promise<"saved" | "full"> =>
  store.tx(async (w) => {
    const own = eq(registerViews.ownerId, ownerId);
    const [known] = await w
      .select({ id: registerViews.id })
      .from(registerViews)
      .where(and(own, eq(registerViews.name, name)))
      .limit(1);
    const [kept] = await w.select({ n: count() }).from(registerViews).where(own);
    if (!known && kept!.n >= MOST) return "full";
    if (opensFirst) await w.update(registerViews).set({ opensFirst: false }).where(own);
    const view = { query, opensFirst, savedAt: now };
    if (known) await w.update(registerViews).set(view).where(eq(registerViews.id, known.id));
    else await w.insert(registerViews).values({ id: newId(now.getTime()), ownerId, name, ...view });
    return "saved";
  });

/** Only its owner can delete a view; one that is gone already is none the worse. */
export const deleteView = (store: Store, ownerId: string, id: string): Promise<void> =>
  store.tx(async (w) => {
    await w.delete(registerViews).where(and(eq(registerViews.ownerId, ownerId), eq(registerViews.id, id)));
  });

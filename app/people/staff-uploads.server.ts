import { and, asc, eq, gt, inArray, isNull, lt } from "drizzle-orm";
import { breather } from "~/jobs/slices.server";
import { newId } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { staffImportParts as parts, staffImports as uploads } from "~db/tables/staff-imports";
import { isOwn, type Mapping } from "./staff-columns";
import type { ReadList } from "./staff-list";
import type { Status } from "./staff-plan";

/** How long a list that was handed in waits to be confirmed, in milliseconds. */
const KEPT = 24 * 3_600_000;
/** What was done with a list can be looked at for so long, in milliseconds. */
const SHOWN = 90 * 24 * 3_600_000;
const MOST_PARTS = 1_000;
const AT_ONCE = 20;
/** Parts read at once: each holds some hundred rows. */
const READ = 4;

export type Upload = Omit<typeof uploads.$inferSelect, "headings"> & { headings: { row: number; titles: string[]; mapping: Mapping } };
export type HandedIn = { list: ReadList; fileName: string; complete: boolean; byPersonId: string };

/** Keeps a list to be looked at and confirmed, by whatever process is asked next. What the same person handed in before and left is forgotten. */
export async function keepUpload(store: Store, { list, fileName, complete, byPersonId }: HandedIn, now: Date): Promise<string> {
  const id = newId(now.getTime());
  const { pages, headings, samples, rowCount } = list;
  const breathe = breather();
  await store.tx(async (w) => {
    const left = await w
      .select({ id: uploads.id })
      .from(uploads)
      .where(and(eq(uploads.byPersonId, byPersonId), isNull(uploads.writtenAt)))
      .limit(AT_ONCE);
    await forget(
      w,
      left.map((one) => one.id),
    );
    const waits = { createdAt: now, expiresAt: new Date(now.getTime() + KEPT) };
    await w.insert(uploads).values({ id, byPersonId, fileName, complete, headings, samples, rowCount, confirmed: isOwn(headings), ...waits });
    for (let from = 0; from < pages.length; from += AT_ONCE) {
      await w.insert(parts).values(pages.slice(from, from + AT_ONCE).map((rows, place) => ({ importId: id, nth: from + place, rows })));
      await breathe();
    }
  });
  return id;
}

/** A list somebody handed in, as long as it is kept; nobody else sees it. */
export async function findUpload(reader: Reader, id: string, byPersonId: string, now: Date): Promise<Upload | undefined> {
  const [row] = await reader
    .select()
    .from(uploads)
    .where(and(eq(uploads.id, id), eq(uploads.byPersonId, byPersonId)))
    .limit(1);
  return row && row.expiresAt > now ? (row as Upload) : undefined;
}

/** The rows of a list, some at a time with turns for others between. */
export async function pagesOf(reader: Reader, id: string): Promise<string[]> {
  const breathe = breather();
  const pages: string[] = [];
  for (let after = -1; pages.length < MOST_PARTS; ) {
    const some = await reader
      .select({ nth: parts.nth, rows: parts.rows })
      .from(parts)
      .where(and(eq(parts.importId, id), gt(parts.nth, after)))
      .orderBy(asc(parts.nth))
      .limit(READ);
    for (const { rows } of some) pages.push(rows);
    if (some.length < READ) break;
    after = some.at(-1)!.nth;
    await breathe();
  }
  return pages;
}

/** What the columns hold, as somebody has named it, and whether who is missing has left. `confirmed`: a preview can follow. */
export const confirmColumns = (
  store: Store,
  { headings, id }: Upload,
  { mapping, complete, confirmed }: { mapping: Mapping; complete: boolean; confirmed: boolean },
) =>
  store.tx(async (w) => {
    await w
      .update(uploads)
      .set({ headings: { ...headings, mapping }, complete, confirmed })
      .where(and(eq(uploads.id, id), isNull(uploads.writtenAt)));
  });

/** Notes that a list was written, and forgets its rows; to be called in the transaction that writes it. */
export async function noteWritten(w: Writer, id: string, counts: Record<Status, number>, now: Date) {
  await w
    .update(uploads)
    .set({ writtenAt: now, counts, samples: [], expiresAt: new Date(now.getTime() + SHOWN) })
    .where(eq(uploads.id, id));
  await w.delete(parts).where(eq(parts.importId, id));
}

/** Forgets what nobody confirmed in time. Says how many. */
export const forgetUploads = (store: Store, now: Date): Promise<number> =>
  store.tx(async (w) => {
    const old = await w.select({ id: uploads.id }).from(uploads).where(lt(uploads.expiresAt, now)).orderBy(asc(uploads.expiresAt)).limit(AT_ONCE);
    await forget(
      w,
      old.map(({ id }) => id),
    );
    return old.length;
  });

async function forget(w: Writer, ids: string[]) {
  if (ids.length === 0) return;
  await w.delete(parts).where(inArray(parts.importId, ids));
  await w.delete(uploads).where(inArray(uploads.id, ids));
}

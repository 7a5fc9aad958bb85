import { eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { prepared, type Reader, type Writer } from "~db/store";
import { contentVersions } from "~db/tables/content";
import { contentHash, HASH_FORMAT } from "./hashing";
import type { Library } from "./library";
import { remembered } from "./remembered";

/**
 * Stores the authored data behind the hashes, once and for all, in the transaction that first judges by it. In the order of the
 * hashes: many who begin at once keep the same ones, and would else wait for each other in a circle until the database ends it.
 */
export async function keepVersions(w: Writer, library: Library, hashes: string[], now: Date) {
  const rows = (await versionsNotKept(w, hashes)).sort().map((hash) => {
    const authored = library.authored.get(hash);
    if (!authored) throw new Error(`no authored content has the hash ${hash}`);
    return { hash, ...authored, format: HASH_FORMAT, firstUsedAt: now };
  });
  if (rows.length > 0) await w.insert(contentVersions).values(rows).onConflictDoNothing();
}

/** Those of the hashes behind which nothing is stored yet. */
export async function versionsNotKept(reader: Reader, hashes: string[]): Promise<string[]> {
  const wanted = [...new Set(hashes)];
  if (wanted.length === 0) return [];
  const kept = await reader.select({ hash: contentVersions.hash }).from(contentVersions).where(inArray(contentVersions.hash, wanted)).limit(wanted.length);
  return wanted.filter((hash) => !kept.some((row) => row.hash === hash));
}

/** Content exactly as it was when it was judged by, read through its shape. */
export async function versionOf<T>(reader: Reader, hash: string, shape: z.ZodType<T>): Promise<T | undefined> {
  const [row] = await byHash(reader, { hash });
  return row ? parsed(shape, hash, row.body) : undefined;
}

const byHash = prepared("content_version", (reader: Reader) =>
  reader
    .select({ body: contentVersions.body })
    .from(contentVersions)
    .where(eq(contentVersions.hash, sql.placeholder("hash")))
    .limit(1),
);

/** Whether each of these was kept and is still, word for word, what its hash says. */
export async function versionsHold(reader: Reader, hashes: string[]): Promise<boolean> {
  const wanted = [...new Set(hashes)];
  const rows = await reader.select().from(contentVersions).where(inArray(contentVersions.hash, wanted)).limit(wanted.length);
  return rows.length === wanted.length && rows.every(({ hash, kind, body }) => contentHash(kind, body) === hash);
}

/** What has a hash never changes, so that it goes through its shape once. */
const known = new WeakMap<z.ZodType, (hash: string, make: () => unknown) => unknown>();
function parsed<T>(shape: z.ZodType<T>, hash: string, body: unknown): T {
  if (!known.has(shape)) known.set(shape, remembered<unknown>());
  return known.get(shape)!(hash, () => shape.parse(body)) as T;
}

/** Several at once, by hash. */
export async function versionsOf<T>(reader: Reader, hashes: string[], shape: z.ZodType<T>): Promise<Map<string, T>> {
  const rows = await reader
    .select({ hash: contentVersions.hash, body: contentVersions.body })
    .from(contentVersions)
    .where(inArray(contentVersions.hash, hashes))
    .limit(hashes.length);
  return new Map(rows.map((row) => [row.hash, parsed(shape, row.hash, row.body)]));
}

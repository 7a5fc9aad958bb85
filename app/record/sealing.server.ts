import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { breather } from "~/jobs/slices.server";
import { placeholders, prepared, type Reader, type Store, type Writer } from "~db/store";
import { auditValues, auditEntries as entries } from "~db/tables/audit";
import { companyFacts } from "~db/tables/people";
import { hashValues } from "./audit.server";
import type { Head } from "./head";
import { BEGINNING, sealOf } from "./seal";

/** Entries are sealed and verified so many at a time. */
const AT_ONCE = 200;
/** Where the end of the chain is noted, so that entries taken away from its end are missed. */
const HEAD = "audit-head";

/** Whether an entry waits for its seal. */
export const hasUnsealed = async (reader: Reader): Promise<boolean> => (await unsealed(reader, 1)).length > 0;

/** Seals every entry that waits, the oldest first. Several processes may do so at once: each entry gets one place. Says how many. */
export async function sealAudit(store: Store, now: Date): Promise<number> {
  const breathe = breather();
  for (let sealed = 0; ; ) {
    await breathe();
    const waiting = await unsealed(store.read, AT_ONCE);
    if (waiting.length === 0) return sealed;
    sealed += await store.tx((w) =>
      sealSome(
        w,
        waiting.map(({ id }) => id),
        now,
        breathe,
      ),
    );
  }
}

/** They were found outside the transaction, so that nobody who adds an entry meanwhile is in its way. */
async function sealSome(w: Writer, ids: string[], now: Date, breathe: () => Promise<void>): Promise<number> {
  let { seq, hash } = await lastSealed(w);
  const waiting = await w
    .select()
    .from(entries)
    .where(and(inArray(entries.id, ids), isNull(entries.seq)))
    .orderBy(asc(entries.at), asc(entries.id))
    .limit(ids.length);
  for (const entry of waiting) {
    const previousHash = hash;
    seq += 1;
    hash = sealOf(previousHash, { ...entry, seq });
    await seal(w, { id: entry.id, seq, previousHash, hash });
    await breathe();
  }
  const head: Head = { seq, hash };
  await w
    .insert(companyFacts)
    .values({ name: HEAD, value: head, at: now })
    .onConflictDoUpdate({ target: companyFacts.name, set: { value: head, at: now } });
  return waiting.length;
}

const seal = prepared("seal_entry", (w: Writer) => {
  const { id, seq, previousHash, hash } = placeholders("id", "seq", "previousHash", "hash");
  return w
    .update(entries)
    .set({ seq: sql`${seq}`, previousHash: sql`${previousHash}`, hash: sql`${hash}` })
    .where(eq(entries.id, id));
});

const unsealed = (reader: Reader, limit: number) =>
  reader.select({ id: entries.id }).from(entries).where(isNull(entries.seq)).orderBy(asc(entries.at), asc(entries.id)).limit(limit);

async function lastSealed(reader: Reader): Promise<Head> {
  const [last] = await reader.select({ seq: entries.seq, hash: entries.hash }).from(entries).where(isNotNull(entries.seq)).orderBy(desc(entries.seq)).limit(1);
  return last ? { seq: last.seq!, hash: last.hash! } : { seq: 0, hash: BEGINNING };
}

/** Where a chain first breaks: an entry is missing, was changed, its personal values were changed, or entries were taken from the end. */
export type Break = { seq: number; entryId: string | null; what: "missing" | "changed" | "values-changed" | "end-missing" };
export type Verification = { sealed: number; unsealed: number; oldestUnsealed: Date | null; broken: Break | null };

/** Walks the whole chain, some entries at a time, up to the first broken place. Erased personal values break nothing. */
export async function verifyAudit(reader: Reader): Promise<Verification> {
  const tail = await unsealedTail(reader);
  const noted = await notedHead(reader); // before the walk: while it lasts, the chain may only grow
  let before: Head = { seq: 0, hash: BEGINNING };
  const breathe = breather();
  for (;;) {
    await breathe();
    const some = await reader
      .select({ entry: entries, values: auditValues })
      .from(entries)
      .leftJoin(auditValues, eq(auditValues.entryId, entries.id))
      .where(gt(entries.seq, before.seq))
      .orderBy(asc(entries.seq))
      .limit(AT_ONCE);
    for (const { entry, values } of some) {
      const what = faultOf(before, entry, values) ?? (entry.seq === noted.seq && entry.hash !== noted.hash ? "changed" : null);
      if (what) return { ...tail, sealed: before.seq, broken: { seq: before.seq + 1, entryId: what === "missing" ? null : entry.id, what } };
      before = { seq: entry.seq!, hash: entry.hash! };
    }
    if (some.length < AT_ONCE) break;
  }
  return { ...tail, sealed: before.seq, broken: noted.seq > before.seq ? { seq: before.seq + 1, entryId: null, what: "end-missing" } : null };
}

function faultOf(before: Head, entry: typeof entries.$inferSelect, values: typeof auditValues.$inferSelect | null): Break["what"] | null {
  const { seq, previousHash, hash } = entry;
  if (seq !== before.seq + 1) return "missing";
  if (previousHash !== before.hash || hash !== sealOf(before.hash, { ...entry, seq })) return "changed";
  return values && hashValues(values.salt, values.values) !== entry.valuesHash ? "values-changed" : null;
}

async function notedHead(reader: Reader): Promise<Head> {
  const [noted] = await reader.select({ value: companyFacts.value }).from(companyFacts).where(eq(companyFacts.name, HEAD)).limit(1);
  return (noted?.value as Head | undefined) ?? { seq: 0, hash: BEGINNING };
}

async function unsealedTail(reader: Reader): Promise<Pick<Verification, "unsealed" | "oldestUnsealed">> {
  const [counted] = await reader.select({ n: count() }).from(entries).where(isNull(entries.seq));
  const [oldest] = await reader.select({ at: entries.at }).from(entries).where(isNull(entries.seq)).orderBy(asc(entries.at)).limit(1);
  return { unsealed: counted!.n, oldestUnsealed: oldest?.at ?? null };
}

import { eq, inArray, lt } from "drizzle-orm";
import type { Reader, Store, Writer } from "~db/store";
import { throttles } from "~db/tables/people";
import { WINDOW, waitLeft } from "./throttle";

/** A key whose failures are counted, with how many are free before waiting begins. */
export type Counted = { key: string; free: number };

/** Seconds to wait before the next try, over all the keys; 0 to go on. */
export const secondsToWait = (store: Store, keys: Counted[], now: Date): Promise<number> => waitIn(store.read, keys, now);

/**
 * Lets a try begin, or says how many seconds to wait. A try counts as failed from its beginning, so that many at once are no
 * more than many in a row; `forgetFailures` takes it back.
 */
export function beginTry(store: Store, counted: Counted, now: Date): Promise<number> {
  return store.tx(async (w) => {
    const seconds = await waitIn(w, [counted], now);
    if (seconds === 0) await count(w, counted.key, now);
    return seconds;
  });
}

export async function countFailure(store: Store, keys: Counted[], now: Date) {
  await store.tx(async (w) => {
    for (const { key } of keys) await count(w, key, now);
    await w.delete(throttles).where(lt(throttles.windowEndsAt, now));
  });
}

export async function forgetFailures(w: Writer, key: string) {
  await w.delete(throttles).where(eq(throttles.key, key));
}

async function waitIn(reader: Reader, keys: Counted[], now: Date): Promise<number> {
  const names = keys.map(({ key }) => key);
  const rows = await reader.select().from(throttles).where(inArray(throttles.key, names)).limit(keys.length);
  const waits = keys.map(({ key, free }) =>
    waitLeft(
      rows.find((row) => row.key === key),
      now,
      free,
    ),
  );
  return Math.ceil(Math.max(0, ...waits) / 1000);
}

async function count(w: Writer, key: string, now: Date) {
  const [row] = await w.select().from(throttles).where(eq(throttles.key, key)).limit(1);
  const failures = row && row.windowEndsAt > now ? row.failures + 1 : 1;
  const next = { failures, windowEndsAt: new Date(now.getTime() + WINDOW) };
  await w
    .insert(throttles)
    .values({ key, ...next })
    .onConflictDoUpdate({ target: throttles.key, set: next });
}

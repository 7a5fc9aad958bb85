import { eq, inArray } from "drizzle-orm";
import type { Store, Writer } from "~db/store";
import { throttles } from "~db/tables/people";
import { WINDOW, waitLeft } from "./throttle";

/** A key whose failures are counted, with how many are free before waiting begins. */
export type Counted = { key: string; free: number };

/** Seconds to wait before the next try, over all the keys; 0 to go on. */
export async function secondsToWait(store: Store, keys: Counted[], now: Date): Promise<number> {
  const rows = await store.read.select().from(throttles).where(inArray(throttles.key, keys.map(({ key }) => key))).limit(keys.length);
  const waits = keys.map(({ key, free }) => waitLeft(rows.find((row) => row.key === key), now, free));
  return Math.ceil(Math.max(0, ...waits) / 1000);
}

export async function countFailure(store: Store, keys: Counted[], now: Date) {
  await store.tx(async (w) => {
    for (const { key } of keys) {
      const [row] = await w.select().from(throttles).where(eq(throttles.key, key)).limit(1);
      const failures = row && row.windowEndsAt > now ? row.failures + 1 : 1;
      const next = { failures, windowEndsAt: new Date(now.getTime() + WINDOW) };
      await w.insert(throttles).values({ key, ...next }).onConflictDoUpdate({ target: throttles.key, set: next });
    }
  });
}

export async function forgetFailures(w: Writer, key: string) {
  await w.delete(throttles).where(eq(throttles.key, key));
}

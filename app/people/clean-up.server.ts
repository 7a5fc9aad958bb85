import { asc, inArray, lt } from "drizzle-orm";
import type { Store, Writer } from "~db/store";
import { signInLinks, throttles } from "~db/tables/people";

/** Links that ended longer ago are forgotten; that they were issued stays in the audit trail. In milliseconds. */
const LINKS_KEPT = 90 * 86_400_000;
const AT_ONCE = 500;

/** Deletes counts of wrong guesses that no longer count, and the hashes of one-time links that ended long ago. Says how many. */
export async function cleanUp(store: Store, now: Date): Promise<{ throttles: number; links: number }> {
  return { throttles: await forgetThrottles(store, now), links: await forgetLinks(store, new Date(now.getTime() - LINKS_KEPT)) };
}

async function forgetThrottles(store: Store, now: Date): Promise<number> {
  const isOld = lt(throttles.windowEndsAt, now);
  return inTurns(store, async (w) => {
    const old = await w.select({ key: throttles.key }).from(throttles).where(isOld).orderBy(asc(throttles.windowEndsAt)).limit(AT_ONCE);
    if (old.length > 0)
      await w.delete(throttles).where(
        inArray(
          throttles.key,
          old.map(({ key }) => key),
        ),
      );
    return old.length;
  });
}

async function forgetLinks(store: Store, before: Date): Promise<number> {
  const isOld = lt(signInLinks.expiresAt, before);
  return inTurns(store, async (w) => {
    const old = await w.select({ id: signInLinks.id }).from(signInLinks).where(isOld).orderBy(asc(signInLinks.expiresAt)).limit(AT_ONCE);
    if (old.length > 0)
      await w.delete(signInLinks).where(
        inArray(
          signInLinks.id,
          old.map(({ id }) => id),
        ),
      );
    return old.length;
  });
}

/** Some in each transaction, so that others have their turn between. */
async function inTurns(store: Store, some: (w: Writer) => Promise<number>): Promise<number> {
  for (let all = 0; ; ) {
    const gone = await store.tx(some);
    all += gone;
    if (gone < AT_ONCE) return all;
  }
}

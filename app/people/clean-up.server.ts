import { and, asc, inArray, lt } from "drizzle-orm";
import type { Store, Writer } from "~db/store";
import { knownBrowsers, signInLetters, signInLinks, throttles } from "~db/tables/people";
import { forgetUploads } from "./staff-uploads.server";

/** Links that ended longer ago are forgotten; that they were issued stays in the audit trail. In milliseconds. */
const LINKS_KEPT = 90 * 86_400_000;
/** As long as the cookie of a known browser, in milliseconds. */
const BROWSERS_KEPT = 400 * 86_400_000;
export const AT_ONCE = 500;

/** Deletes counts of wrong guesses that no longer count, the hashes of one-time links that ended long ago, browsers not seen since, and staff lists nobody confirmed. Says how many. */
export async function cleanUp(store: Store, now: Date): Promise<{ throttles: number; links: number; browsers: number; uploads: number; letters: number }> {
  return {
    throttles: await forgetThrottles(store, now),
    links: await forgetLinks(store, new Date(now.getTime() - LINKS_KEPT)),
    browsers: await forgetBrowsers(store, new Date(now.getTime() - BROWSERS_KEPT)),
    uploads: await forgetUploads(store, now),
    letters: await forgetLetters(store, new Date(now.getTime() - LINKS_KEPT)),
  };
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

/** Letters with one-time links, sent or not: after so long nobody waits for one. */
async function forgetLetters(store: Store, before: Date): Promise<number> {
  return inTurns(store, async (w) => {
    const old = await w.select({ id: signInLetters.id }).from(signInLetters).where(lt(signInLetters.at, before)).orderBy(asc(signInLetters.at)).limit(AT_ONCE);
    const ids = old.map(({ id }) => id);
    if (ids.length > 0) await w.delete(signInLetters).where(inArray(signInLetters.id, ids));
    return ids.length;
  });
}

async function forgetBrowsers(store: Store, before: Date): Promise<number> {
  const isOld = lt(knownBrowsers.lastAt, before);
  return inTurns(store, async (w) => {
    const old = await w.select({ hash: knownBrowsers.browserHash }).from(knownBrowsers).where(isOld).orderBy(asc(knownBrowsers.lastAt)).limit(AT_ONCE);
    const hashes = old.map(({ hash }) => hash);
    if (hashes.length > 0) await w.delete(knownBrowsers).where(and(isOld, inArray(knownBrowsers.browserHash, hashes)));
    return old.length;
  });
}

/** Some in each transaction, so that others have their turn between: `some` says how many it did, and is done when that is less than `AT_ONCE`. */
export async function inTurns(store: Store, some: (w: Writer) => Promise<number>): Promise<number> {
  for (let all = 0; ; ) {
    const gone = await store.tx(some);
    all += gone;
    if (gone < AT_ONCE) return all;
  }
}

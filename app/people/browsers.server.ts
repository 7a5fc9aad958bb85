import { and, eq } from "drizzle-orm";
import type { Reader, Writer } from "~db/store";
import { knownBrowsers } from "~db/tables/people";
import { hashToken } from "./sessions.server";

/** Whether the person has signed in before in the browser with this token. */
export async function knowsBrowser(reader: Reader, personId: string, token: string | undefined): Promise<boolean> {
  if (!token || token.length > 100) return false;
  const mine = and(eq(knownBrowsers.browserHash, hashToken(token)), eq(knownBrowsers.personId, personId));
  return (await reader.select({ lastAt: knownBrowsers.lastAt }).from(knownBrowsers).where(mine).limit(1)).length > 0;
}

export async function rememberBrowser(w: Writer, personId: string, token: string, now: Date) {
  await w
    .insert(knownBrowsers)
    .values({ browserHash: hashToken(token), personId, lastAt: now })
    .onConflictDoUpdate({ target: [knownBrowsers.browserHash, knownBrowsers.personId], set: { lastAt: now } });
}

/** After a password was replaced, no browser counts as known before it has shown the new one. */
export async function forgetBrowsersOf(w: Writer, personId: string) {
  await w.delete(knownBrowsers).where(eq(knownBrowsers.personId, personId));
}

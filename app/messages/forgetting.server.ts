import { and, asc, inArray, lt, ne } from "drizzle-orm";
import { AT_ONCE, inTurns } from "~/people/clean-up.server";
import type { Store } from "~db/store";
import { deliveries, letters, messages } from "~db/tables/messages";

const DAY = 86_400_000;
/** How long is kept what was sent, what the links in letters are good for, and what people were told, in milliseconds. */
const KEPT = { deliveries: 90 * DAY, letters: 400 * DAY, messages: 730 * DAY };

/** Forgets what is long past; the audit trail and the facts behind it stay. Says how many. */
export async function forgetMessages(store: Store, now: Date): Promise<{ deliveries: number; letters: number; messages: number }> {
  const before = (kept: number) => new Date(now.getTime() - kept);
  const old = {
    deliveries: and(ne(deliveries.state, "waiting"), lt(deliveries.settledAt, before(KEPT.deliveries))),
    letters: lt(letters.at, before(KEPT.letters)),
    messages: lt(messages.at, before(KEPT.messages)),
  };
  return {
    deliveries: await inTurns(store, async (w) => {
      const rows = await w.select({ id: deliveries.id }).from(deliveries).where(old.deliveries).orderBy(asc(deliveries.settledAt)).limit(AT_ONCE);
      if (rows.length > 0) await w.delete(deliveries).where(inArray(deliveries.id, idsOf(rows)));
      return rows.length;
    }),
    letters: await inTurns(store, async (w) => {
      const rows = await w.select({ id: letters.id }).from(letters).where(old.letters).orderBy(asc(letters.at)).limit(AT_ONCE);
      if (rows.length > 0) await w.delete(letters).where(inArray(letters.id, idsOf(rows)));
      return rows.length;
    }),
    messages: await inTurns(store, async (w) => {
      const rows = await w.select({ id: messages.id }).from(messages).where(old.messages).orderBy(asc(messages.at)).limit(AT_ONCE);
      if (rows.length > 0) {
        await w.delete(deliveries).where(inArray(deliveries.messageId, idsOf(rows)));
        await w.delete(messages).where(inArray(messages.id, idsOf(rows)));
      }
      return rows.length;
    }),
  };
}

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

import { and, asc, count, desc, eq, gte, inArray } from "drizzle-orm";
import type { Reader, Store } from "~db/store";
import { deliveries, letters, messages, stoppedAddresses } from "~db/tables/messages";
import { people } from "~db/tables/people";

const WEEK = 7 * 86_400_000;
const MOST = 50;

type Who = { personId: string; name: string; otherName: string | null; staffNumber: string };
/** A letter that could not be delivered. */
export type FailedMail = Who & { id: string; kind: string; address: string | null; tries: number; why: string | null; at: Date | null };
export type MailState = {
  waiting: number;
  failed: number;
  sent: number;
  /** The one that waits longest: when it was written, and what stood against it the last time. */
  oldest: { at: Date; tries: number; why: string | null } | null;
  failures: FailedMail[];
  stopped: (Who & { address: string; at: Date })[];
};

const who = { personId: people.id, name: people.name, otherName: people.otherName, staffNumber: people.staffNumber };

/** How mail stands: what waits, what left within a week, what failed and why, and which addresses were stopped. */
export async function mailState(reader: Reader, now: Date): Promise<MailState> {
  const isWaiting = eq(deliveries.state, "waiting");
  const lately = and(eq(deliveries.state, "sent"), gte(deliveries.settledAt, new Date(now.getTime() - WEEK)));
  const number = async (where: ReturnType<typeof and>) => Number((await reader.select({ n: count() }).from(deliveries).where(where))[0]?.n ?? 0);
  const [oldest] = await reader
    .select({ at: deliveries.at, tries: deliveries.tries, why: deliveries.why })
    .from(deliveries)
    .where(isWaiting)
    .orderBy(asc(deliveries.dueAt))
    .limit(1);
  const failures = await reader
    .select({
      ...{ id: deliveries.id, kind: messages.kind, address: letters.address, tries: deliveries.tries, why: deliveries.why, at: deliveries.settledAt },
      ...who,
    })
    .from(deliveries)
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .innerJoin(people, eq(people.id, deliveries.personId))
    .leftJoin(letters, eq(letters.id, deliveries.letterId))
    .where(eq(deliveries.state, "failed"))
    .orderBy(desc(deliveries.settledAt), desc(deliveries.id))
    .limit(MOST);
  const stopped = await reader
    .select({ address: stoppedAddresses.address, at: stoppedAddresses.at, ...who })
    .from(stoppedAddresses)
    .innerJoin(people, eq(people.id, stoppedAddresses.personId))
    .orderBy(desc(stoppedAddresses.at))
    .limit(MOST);
  return {
    waiting: await number(isWaiting),
    failed: await number(eq(deliveries.state, "failed")),
    sent: await number(lately),
    oldest: oldest ?? null,
    failures,
    stopped,
  };
}

export const isAnyMailFailed = async (reader: Reader): Promise<boolean> =>
  (await reader.select({ id: deliveries.id }).from(deliveries).where(eq(deliveries.state, "failed")).limit(1)).length > 0;

/** Puts failed mail into the outbox again, all of it or one; says how many. */
export const retryFailed = (store: Store, id: string | null, now: Date): Promise<number> =>
  store.tx(async (w) => {
    const failed = and(eq(deliveries.state, "failed"), id ? eq(deliveries.id, id) : undefined);
    const rows = await w.select({ id: deliveries.id }).from(deliveries).where(failed).orderBy(asc(deliveries.settledAt)).limit(1_000);
    const ids = rows.map((row) => row.id);
    if (ids.length > 0)
      await w
        .update(deliveries)
        .set({ state: "waiting", at: now, dueAt: now, tries: 0, claimedUntil: null, settledAt: null })
        .where(inArray(deliveries.id, ids));
    return ids.length;
  });

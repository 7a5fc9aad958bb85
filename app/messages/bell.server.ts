import { and, count, desc, eq, isNull, lt, lte, sql } from "drizzle-orm";
import { prepared, type Reader, type Store } from "~db/store";
import { messages } from "~db/tables/messages";
import type { Message } from "./message";

/** What was told, as it is kept. */
export type Kept = { id: string; message: Message; at: Date; read: boolean; done: boolean };

/** More than these are not counted: the bell says 99+. */
const COUNTED = 100;
const PAGE = 30;

const isOpen = and(isNull(messages.readAt), isNull(messages.doneAt));

const unread = prepared("unread_messages", (reader: Reader) => {
  const some = reader
    .select({ one: sql`1`.as("one") })
    .from(messages)
    .where(and(eq(messages.personId, sql.placeholder("personId")), isOpen))
    .limit(COUNTED)
    .as("some");
  return reader.select({ n: count() }).from(some);
});

/** How many messages wait to be read by a person, up to 100. What is done elsewhere waits no more. */
export async function unreadOf(reader: Reader, personId: string): Promise<number> {
  const [row] = await unread(reader, { personId });
  return Number(row?.n ?? 0);
}

/** One page of a person's messages, the newest first, and where the next one begins. `before` is the last one seen. */
export async function messagesOf(reader: Reader, personId: string, before: string | null): Promise<{ list: Kept[]; next: string | null }> {
  const rows = await reader
    .select()
    .from(messages)
    .where(and(eq(messages.personId, personId), before ? lt(messages.id, before) : undefined))
    .orderBy(desc(messages.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  const list = page.map(({ id, facts, at, readAt, doneAt }) => ({ id, message: facts as Message, at, read: readAt !== null, done: doneAt !== null }));
  return { list, next: rows.length > PAGE ? page.at(-1)!.id : null };
}

/** Marks a person's own message as read and gives it; undefined when they have none of this id. */
export async function openMessage(store: Store, personId: string, id: string, now: Date): Promise<Message | undefined> {
  const mine = and(eq(messages.id, id), eq(messages.personId, personId));
  const [row] = await store.read.select({ facts: messages.facts, readAt: messages.readAt }).from(messages).where(mine).limit(1);
  if (row && !row.readAt)
    await store.tx(
      async (w) =>
        void (await w
          .update(messages)
          .set({ readAt: now })
          .where(and(mine, isNull(messages.readAt)))),
    );
  return row?.facts as Message | undefined;
}

/** Marks as read what a person was shown, up to the newest of it; what came since stays unread. */
export const readAll = (store: Store, personId: string, upTo: string, now: Date): Promise<void> =>
  store.tx(async (w) => {
    await w
      .update(messages)
      .set({ readAt: now })
      .where(and(eq(messages.personId, personId), isNull(messages.readAt), lte(messages.id, upTo)));
  });

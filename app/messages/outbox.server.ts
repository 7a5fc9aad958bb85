import { randomBytes } from "node:crypto";
import { and, asc, eq, inArray, isNull, lt, lte, or } from "drizzle-orm";
import { newId } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { deliveries, letters, mailChoices, messages, stoppedAddresses } from "~db/tables/messages";
import { people } from "~db/tables/people";
import { isDuty, type Message, type MessageKind } from "./message";
import { pauseAfter, STALE_AFTER } from "./sending";

type Letter = typeof letters.$inferSelect;
/** What one process sends now: everything that waits for one person. */
export type Claimed = { letter: Letter; language: "en" | "zh" | null; told: { id: string; message: Message }[]; tries: number };

/** The most that one letter says. */
const IN_ONE = 50;
/** How long a process that took a letter is not taken for dead, in milliseconds: much longer than a try may last. */
const CLAIM = 5 * 60_000;

const isDue = (now: Date) =>
  and(eq(deliveries.state, "waiting"), lte(deliveries.dueAt, now), or(isNull(deliveries.claimedUntil), lt(deliveries.claimedUntil, now)));
const isStale = (now: Date) => and(eq(deliveries.state, "waiting"), lt(deliveries.at, new Date(now.getTime() - STALE_AFTER)));

const isAny = async (reader: Reader, where: ReturnType<typeof and>): Promise<boolean> =>
  (await reader.select({ id: deliveries.id }).from(deliveries).where(where).limit(1)).length > 0;
export const hasDue = (reader: Reader, now: Date) => isAny(reader, isDue(now));
export const hasStale = (reader: Reader, now: Date) => isAny(reader, isStale(now));

/** Gives up what has waited so long that it is no news any more. `no-server`: nothing was ever set up to send it. */
export const giveUpStale = (store: Store, why: "too-old" | "no-server", now: Date): Promise<void> =>
  store.tx(async (w) => {
    const state = why === "no-server" ? ("dropped" as const) : ("failed" as const);
    await w.update(deliveries).set({ state, why, settledAt: now, claimedUntil: null }).where(isStale(now));
  });

/** Takes what waits longest, with all else that waits for the same person, for this process alone; null when nothing is due. */
export async function claimLetter(store: Store, now: Date): Promise<Claimed | null> {
  for (;;) {
    const claimed = await store.tx((w) => claimNext(w, now));
    if (claimed !== "dropped") return claimed;
  }
}

async function claimNext(w: Writer, now: Date): Promise<Claimed | "dropped" | null> {
  const [first] = await w.select().from(deliveries).where(isDue(now)).orderBy(asc(deliveries.dueAt), asc(deliveries.id)).limit(1);
  if (!first) return null;
  const sameLetter = first.letterId ? eq(deliveries.letterId, first.letterId) : and(eq(deliveries.personId, first.personId), isNull(deliveries.letterId));
  const rows = await w
    .select({ id: deliveries.id, messageId: messages.id, facts: messages.facts, kind: messages.kind, readAt: messages.readAt, doneAt: messages.doneAt })
    .from(deliveries)
    .innerJoin(messages, eq(messages.id, deliveries.messageId))
    .where(and(sameLetter, isDue(now)))
    .orderBy(asc(messages.id))
    .limit(IN_ONE);
  const { email, language, active, dutiesOnly, stopped } = await reachOf(w, first.personId);
  const nobody = !active || !email ? "no-address" : stopped ? "stopped" : null;
  const reasonAgainst = (row: (typeof rows)[number]) =>
    nobody ?? (row.readAt || row.doneAt ? "seen" : dutiesOnly && !isDuty(row.kind as MessageKind) ? "not-wanted" : null);
  for (const row of rows) {
    const why = reasonAgainst(row);
    if (why) await w.update(deliveries).set({ state: "dropped", why, settledAt: now }).where(eq(deliveries.id, row.id));
  }
  const wanted = rows.filter((row) => !reasonAgainst(row));
  if (wanted.length === 0) return "dropped";

  const letter = await letterFor(w, first, email!, now);
  await w
    .update(deliveries)
    .set({ letterId: letter.id, claimedUntil: new Date(now.getTime() + CLAIM) })
    .where(
      inArray(
        deliveries.id,
        wanted.map(({ id }) => id),
      ),
    );
  return { letter, language, told: wanted.map(({ messageId, facts }) => ({ id: messageId, message: facts as Message })), tries: first.tries };
}

/** How a person can be reached now. */
async function reachOf(w: Writer, personId: string) {
  const [row] = await w
    .select({
      email: people.email,
      language: people.language,
      active: people.active,
      dutiesOnlySince: mailChoices.dutiesOnlySince,
      stopped: stoppedAddresses.address,
    })
    .from(people)
    .leftJoin(mailChoices, eq(mailChoices.personId, people.id))
    .leftJoin(stoppedAddresses, eq(stoppedAddresses.address, people.email))
    .where(eq(people.id, personId))
    .limit(1);
  const { dutiesOnlySince, stopped, ...person } = row!;
  return { ...person, dutiesOnly: dutiesOnlySince !== null, stopped: stopped !== null };
}

/** The letter that was tried before, unless the person's address has changed since. */
async function letterFor(w: Writer, { letterId, personId }: typeof deliveries.$inferSelect, address: string, now: Date): Promise<Letter> {
  const [before] = letterId ? await w.select().from(letters).where(eq(letters.id, letterId)).limit(1) : [];
  return before?.address === address ? before : makeLetter(w, { personId, address }, now);
}

/** A new letter to an address, with the token by which its holder stops all mail there. */
export async function makeLetter(w: Writer, { personId, address }: Pick<Letter, "personId" | "address">, now: Date): Promise<Letter> {
  const made = { id: newId(now.getTime()), personId, address, token: randomBytes(24).toString("base64url"), at: now };
  await w.insert(letters).values(made);
  return made;
}

const claimedIn = (letterId: string) => and(eq(deliveries.letterId, letterId), eq(deliveries.state, "waiting"));

/** The letter has left. */
export const markSent = (store: Store, { letter }: Claimed, now: Date): Promise<void> =>
  store.tx(async (w) => {
    await w.update(deliveries).set({ state: "sent", settledAt: now, claimedUntil: null, why: null }).where(claimedIn(letter.id));
  });

/** The letter did not leave: it is tried again later, or given up. */
export const markTrouble = (store: Store, { letter, tries }: Claimed, { forGood, why }: { forGood: boolean; why: string }, now: Date): Promise<void> =>
  store.tx(async (w) => {
    const pause = forGood ? null : pauseAfter(tries + 1);
    const next = pause === null ? { state: "failed" as const, settledAt: now } : { dueAt: new Date(now.getTime() + pause) };
    await w
      .update(deliveries)
      .set({ ...next, tries: tries + 1, claimedUntil: null, why })
      .where(claimedIn(letter.id));
  });

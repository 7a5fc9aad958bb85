import { and, count, desc, eq, gt, gte, inArray, notExists, or } from "drizzle-orm";
import { audit } from "~/record/audit.server";
import { alias } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { stoppedAddresses } from "~db/tables/messages";
import { signInLetters as letters, people, signInLinks } from "~db/tables/people";
import { reachable } from "./sign-in-letters.server";

/** A letter with a one-time link that did not arrive. `address`: where it would go now; null where no mail may go. */
export type FailedLetter = {
  id: string;
  purpose: "invitation" | "reset";
  at: Date;
  tries: number;
  why: string | null;
  address: string | null;
} & Record<"personId" | "name" | "staffNumber", string> & { otherName: string | null };

const DAY = 86_400_000;
/** Whoever has waited longer for a letter has asked for a slip. */
const SHOWN_FOR = 30 * DAY;
const MOST = 50;

/** Failed, and the person has had neither another letter nor another link since. */
function stillFailed(reader: Reader, now: Date) {
  const later = alias(letters, "later");
  const laterLetter = reader
    .select({ id: later.id })
    .from(later)
    .where(
      and(
        eq(later.personId, letters.personId),
        inArray(later.state, ["waiting", "sent", "failed"]),
        or(gt(later.at, letters.at), and(eq(later.at, letters.at), gt(later.id, letters.id))),
      ),
    );
  const otherLink = reader
    .select({ id: signInLinks.id })
    .from(signInLinks)
    .where(and(eq(signInLinks.personId, letters.personId), or(gt(signInLinks.issuedAt, letters.settledAt), gt(signInLinks.usedAt, letters.settledAt))));
  return and(eq(letters.state, "failed"), gte(letters.at, new Date(now.getTime() - SHOWN_FOR)), notExists(laterLetter), notExists(otherLink));
}

/** Invitations and letters for a way in that did not arrive and are still missed, the newest first, each person once. */
export async function failedLetters(reader: Reader, now: Date, id?: string): Promise<FailedLetter[]> {
  const rows = await reader
    .select({
      ...{ id: letters.id, purpose: letters.purpose, at: letters.at, tries: letters.tries, why: letters.why },
      ...{ personId: people.id, name: people.name, otherName: people.otherName, staffNumber: people.staffNumber },
      ...{ email: people.email, stopped: stoppedAddresses.address },
    })
    .from(letters)
    .innerJoin(people, and(eq(people.id, letters.personId), eq(people.active, true)))
    .leftJoin(stoppedAddresses, eq(stoppedAddresses.address, people.email))
    .where(and(stillFailed(reader, now), id ? eq(letters.id, id) : undefined))
    .orderBy(desc(letters.at), desc(letters.id))
    .limit(MOST);
  return rows.map(({ email, stopped, ...row }) => ({ ...row, address: stopped === null ? email : null }));
}

export async function countFailedLetters(reader: Reader, now: Date): Promise<number> {
  const active = and(eq(people.id, letters.personId), eq(people.active, true));
  return Number((await reader.select({ n: count() }).from(letters).innerJoin(people, active).where(stillFailed(reader, now)))[0]?.n ?? 0);
}

/** How many letters with a link wait and were sent within a week, and what stood against the one that waits longest. */
export async function lettersUnderWay(reader: Reader, now: Date) {
  const number = async (where: ReturnType<typeof and>) => Number((await reader.select({ n: count() }).from(letters).where(where))[0]?.n ?? 0);
  const isWaiting = eq(letters.state, "waiting");
  const [oldest] = await reader.select({ at: letters.at, why: letters.why }).from(letters).where(isWaiting).orderBy(letters.dueAt).limit(1);
  const sent = await number(and(eq(letters.state, "sent"), gte(letters.at, new Date(now.getTime() - 7 * DAY))));
  return { waiting: await number(isWaiting), sent, oldest: oldest ?? null };
}

/** Puts letters that failed into the outbox again, where they can be sent; their links are made anew. Says how many. Whether one may is asked before. */
export const sendAgain = (store: Store, { ids, by }: { ids: string[]; by: string }, now: Date): Promise<number> =>
  store.tx(async (w) => {
    if (ids.length === 0) return 0;
    const failed = and(inArray(letters.id, ids), stillFailed(w, now));
    const rows = await w.select({ id: letters.id, personId: letters.personId, purpose: letters.purpose }).from(letters).where(failed).limit(ids.length);
    const reached = await reachable(
      w,
      rows.map(({ personId }) => personId),
    );
    const again = rows.filter(({ personId }) => reached.has(personId));
    for (const { id, personId, purpose } of again) {
      await w.update(letters).set({ state: "waiting", at: now, dueAt: now, tries: 0, settledAt: null, why: null, askedBy: by }).where(eq(letters.id, id));
      await audit(w, { actorId: by, act: purpose === "reset" ? "people.reset-asked" : "people.invited", subjectId: personId }, now);
    }
    return again.length;
  });

import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, lte, or } from "drizzle-orm";
import { makeLetter } from "~/messages/outbox.server";
import { pauseAfter, STALE_AFTER } from "~/messages/sending";
import { audit } from "~/record/audit.server";
import type { Reader, Store, Writer } from "~db/store";
import { stoppedAddresses } from "~db/tables/messages";
import { signInLetters as letters, people } from "~db/tables/people";
import { issueLink } from "./links.server";

type Row = typeof letters.$inferSelect;
/** A letter that one process sends now, with the token of its link, which is written nowhere. */
export type ClaimedLetter = Pick<Row, "id" | "purpose" | "tries"> & {
  mail: { id: string; address: string; stopToken: string };
  language: "en" | "zh" | null;
  name: string;
  token: string;
  expiresAt: Date;
};

/** How long a process that took a letter is not taken for dead, in milliseconds. */
const CLAIM = 5 * 60_000;
/** Whoever asked for a way in has found another by then, or asks again. In milliseconds. */
const RESET_WAITS = 3_600_000;
/** A person is sent so many letters a day at the most, and one in so many milliseconds, whoever asks. */
const A_DAY = 5;
const PAUSE = 2 * 60_000;

/** Puts invitations into the outbox for those who can be reached by mail, and says who cannot. */
export const invite = (
  store: Store,
  { personIds, askedBy }: { personIds: string[]; askedBy: string },
  now: Date,
): Promise<{ invited: string[]; without: string[] }> =>
  store.tx(async (w) => {
    const reached = await reachable(w, personIds);
    const invited = personIds.filter((id) => reached.has(id));
    if (invited.length > 0) {
      const waiting = and(inArray(letters.personId, invited), eq(letters.purpose, "invitation"), eq(letters.state, "waiting"));
      await w.update(letters).set({ state: "dropped", why: "replaced", settledAt: now }).where(waiting);
    }
    for (const personId of invited) {
      await write(w, { personId, purpose: "invitation", askedBy }, now);
      await audit(w, { actorId: askedBy, act: "people.invited", subjectId: personId }, now);
    }
    return { invited, without: personIds.filter((id) => !reached.has(id)) };
  });

/** Puts a letter with a way in into the outbox, unless the person had one just now, or many today, or has no address. */
export async function askForWayIn(w: Writer, personId: string, now: Date): Promise<void> {
  if (!(await reachable(w, [personId])).has(personId)) return;
  const lately = and(eq(letters.personId, personId), eq(letters.purpose, "reset"));
  const rows = await w
    .select({ at: letters.at })
    .from(letters)
    .where(and(lately, gte(letters.at, new Date(now.getTime() - 86_400_000))))
    .orderBy(desc(letters.at))
    .limit(A_DAY);
  if (rows.length >= A_DAY || (rows[0] && rows[0].at.getTime() > now.getTime() - PAUSE)) return;
  await write(w, { personId, purpose: "reset", askedBy: null }, now);
  await audit(w, { actorId: null, act: "people.reset-asked", subjectId: personId }, now);
}

const write = (w: Writer, { personId, purpose, askedBy }: Pick<Row, "personId" | "purpose" | "askedBy">, now: Date) =>
  w.insert(letters).values({ personId, purpose, askedBy, at: now, state: "waiting", dueAt: now, tries: 0 });

/** Those who are active and have an address to which mail may go. */
export async function reachable(reader: Reader, personIds: string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await reader
    .select({ id: people.id })
    .from(people)
    .leftJoin(stoppedAddresses, eq(stoppedAddresses.address, people.email))
    .where(and(inArray(people.id, personIds), eq(people.active, true), isNotNull(people.email), isNull(stoppedAddresses.address)))
    .limit(personIds.length);
  return new Set(rows.map(({ id }) => id));
}

const isDue = (purposes: Row["purpose"][], now: Date) =>
  and(
    eq(letters.state, "waiting"),
    lte(letters.dueAt, now),
    inArray(letters.purpose, purposes),
    or(isNull(letters.claimedUntil), lt(letters.claimedUntil, now)),
  );
export const isAnyDue = async (reader: Reader, purposes: Row["purpose"][], now: Date): Promise<boolean> =>
  (await reader.select({ id: letters.id }).from(letters).where(isDue(purposes, now)).limit(1)).length > 0;

/** Takes the letter that waits longest for this process alone and makes its link; null when none is due. */
export async function claimSignInLetter(store: Store, purposes: Row["purpose"][], now: Date): Promise<ClaimedLetter | null> {
  for (;;) {
    const claimed = await store.tx((w) => claimNext(w, purposes, now));
    if (claimed !== "given-up") return claimed;
  }
}

async function claimNext(w: Writer, purposes: Row["purpose"][], now: Date): Promise<ClaimedLetter | "given-up" | null> {
  const [row] = await w.select().from(letters).where(isDue(purposes, now)).orderBy(asc(letters.dueAt), asc(letters.id)).limit(1);
  if (!row) return null;
  const { id, personId, purpose, askedBy, at, tries } = row;
  const waited = now.getTime() - at.getTime();
  const [person] = await w.select({ email: people.email, language: people.language, name: people.name }).from(people).where(eq(people.id, personId)).limit(1);
  if (!person?.email || !(await reachable(w, [personId])).has(personId)) {
    await w.update(letters).set({ state: "dropped", why: "no-address", settledAt: now }).where(eq(letters.id, id));
    return "given-up";
  }
  if (waited > (purpose === "reset" ? RESET_WAITS : STALE_AFTER)) {
    await w
      .update(letters)
      .set({ state: "failed", why: row.why ?? "too-old", settledAt: now, claimedUntil: null })
      .where(eq(letters.id, id));
    return "given-up";
  }
  await w
    .update(letters)
    .set({ claimedUntil: new Date(now.getTime() + CLAIM), tries: tries + 1 })
    .where(eq(letters.id, id));
  const { token, expiresAt } = await issueLink(w, { personId, issuedBy: askedBy, purpose }, now);
  const mail = await makeLetter(w, { personId, address: person.email }, now);
  return {
    ...{ id, purpose, tries: tries + 1, token, expiresAt, language: person.language, name: person.name },
    mail: { id: mail.id, address: mail.address, stopToken: mail.token },
  };
}

export const markLetterSent = (store: Store, id: string, now: Date): Promise<void> =>
  store.tx(async (w) => {
    await w.update(letters).set({ state: "sent", settledAt: now, claimedUntil: null, why: null }).where(eq(letters.id, id));
  });

/** It did not leave: it is tried again later, or given up. */
export const markLetterTrouble = (store: Store, { id, tries }: ClaimedLetter, { forGood, why }: { forGood: boolean; why: string }, now: Date): Promise<void> =>
  store.tx(async (w) => {
    const pause = forGood ? null : pauseAfter(tries);
    const next = pause === null ? { state: "failed" as const, settledAt: now } : { dueAt: new Date(now.getTime() + pause) };
    await w
      .update(letters)
      .set({ ...next, claimedUntil: null, why })
      .where(eq(letters.id, id));
  });

/** The last invitation of a person: when it was asked for and how it stands. */
export async function lastInvitation(reader: Reader, personId: string) {
  const [row] = await reader
    .select({ at: letters.at, state: letters.state, settledAt: letters.settledAt, why: letters.why })
    .from(letters)
    .where(and(eq(letters.personId, personId), eq(letters.purpose, "invitation")))
    .orderBy(desc(letters.at))
    .limit(1);
  return row ?? null;
}

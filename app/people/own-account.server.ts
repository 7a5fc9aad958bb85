import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { audit } from "~/record/audit.server";
import type { Reader, Store } from "~db/store";
import { people, sessions } from "~db/tables/people";
import { forgetBrowsersOf, rememberBrowser } from "./browsers.server";
import { withdrawLinksOf } from "./links.server";
import { confirmOwnPassword } from "./own-password.server";
import { type Weakness, weaknessOf } from "./password-rules";
import { hashPassword, setPassword } from "./passwords.server";
import { endSession, endSessionsOf, IDLE } from "./sessions.server";

type Me = { personId: string; sessionId: string };
export type PasswordChange = { current: string; next: string; samples: string[]; browser?: string };
export type PasswordChanged = { outcome: "changed" } | { outcome: "wrong" } | { outcome: "slowed"; seconds: number } | { outcome: "weak"; weakness: Weakness };

/** Replaces one's own password and ends every other session. Guessing the current one is slowed. */
export async function changePassword(store: Store, me: Me, { current, next, samples, browser }: PasswordChange, now: Date): Promise<PasswordChanged> {
  const confirmed = await confirmOwnPassword(store, me.personId, current, now);
  if (confirmed.outcome !== "right") return confirmed;
  const weakness = weaknessOf(next, await accountOf(store.read, me.personId), samples);
  if (weakness) return { outcome: "weak", weakness };
  const hashed = await hashPassword(next);
  await store.tx(async (w) => {
    await setPassword(w, me.personId, hashed, now);
    await endSessionsOf(w, me.personId, now, me.sessionId);
    await withdrawLinksOf(w, me.personId, now);
    await forgetBrowsersOf(w, me.personId);
    if (browser) await rememberBrowser(w, me.personId, browser, now);
    await audit(w, { actorId: me.personId, act: "people.password-changed", subjectId: me.personId }, now);
  });
  return { outcome: "changed" };
}

async function accountOf(reader: Reader, personId: string) {
  const { staffNumber, email, mobile, name, otherName } = people;
  const [account] = await reader.select({ staffNumber, email, mobile, name, otherName }).from(people).where(eq(people.id, personId)).limit(1);
  return account!;
}

/** Signs somebody out everywhere, with an audit row. */
export const endAllSessions = (store: Store, { personId, by }: { personId: string; by: string }, now: Date): Promise<void> =>
  store.tx(async (w) => {
    await endSessionsOf(w, personId, now);
    await audit(w, { actorId: by, act: "people.signed-out", subjectId: personId }, now);
  });

/** A person's browsers that are signed in now, the one used last first. */
export const sessionsOf = (reader: Reader, personId: string, now: Date) =>
  reader
    .select({ id: sessions.id, userAgent: sessions.userAgent, startedAt: sessions.startedAt, seenAt: sessions.seenAt })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.endedAt), gt(sessions.seenAt, new Date(now.getTime() - IDLE))))
    .orderBy(desc(sessions.seenAt))
    .limit(50);

/** Ends one of one's own sessions; false when it had ended already or is not one's own. */
export const endOwnSession = (store: Store, me: Me, sessionId: string, now: Date) =>
  store.tx(async (w) => {
    const ended = await endSession(w, me.personId, sessionId, now);
    if (ended) await audit(w, { actorId: me.personId, act: "people.session-ended", subjectId: me.personId }, now);
    return ended;
  });

export const endOtherSessions = (store: Store, me: Me, now: Date) =>
  store.tx(async (w) => {
    await endSessionsOf(w, me.personId, now, me.sessionId);
    await audit(w, { actorId: me.personId, act: "people.sessions-ended", subjectId: me.personId }, now);
  });

import { and, eq, or } from "drizzle-orm";
import type { Reader, Store, Writer } from "~db/store";
import { people } from "~db/tables/people";
import { accountKeys } from "./account";
import { knowsBrowser, rememberBrowser } from "./browsers.server";
import { passwordIsRight } from "./passwords.server";
import { beginSession, endSession, hashToken, newToken } from "./sessions.server";
import { placeOf } from "./throttle";
import { beginTry, countFailure, forgetFailures, secondsToWait } from "./throttle.server";
import { askForTurn } from "./turns.server";

/** The browser a sign-in comes from: `browser` and `turn` are tokens of its cookies, `leaving` the session it had until now. */
export type Device = { userAgent: string; address: string; browser?: string; turn?: string; leaving?: { personId: string; sessionId: string } | null };
export type SignIn = Device & { account: string; password: string };
export type SignedIn =
  | { outcome: "in"; token: string; browser: string; personId: string }
  | { outcome: "wrong" }
  | { outcome: "slowed"; seconds: number; turn: string };

/**
 * Signs a person in by e-mail, staff number or mobile number. Guesses are slowed per account and place, per place, and per
 * account from everywhere; a browser the person has used before only waits for its own failures.
 */
export async function signIn(store: Store, attempt: SignIn, now: Date): Promise<SignedIn> {
  const person = await findByAccount(store.read, attempt.account);
  const known = person !== undefined && (await knowsBrowser(store.read, person.id, attempt.browser));
  const { own, shared } = countedFor(person?.id, attempt, known);

  const seconds = (await secondsToWait(store, shared, now)) || (await beginTry(store, own, now));
  if (seconds > 0) {
    const turn = await askForTurn(store, own.key, attempt.turn, seconds, now);
    if (turn.outcome === "wait") return { outcome: "slowed", seconds: turn.seconds, turn: turn.turn };
  }
  if (!(await passwordIsRight(store.read, person?.id, attempt.password)) || !person) {
    await countFailure(store, seconds > 0 ? [...shared, own] : shared, now);
    return { outcome: "wrong" };
  }
  const entered = await store.tx(async (w) => {
    await forgetFailures(w, own.key);
    return enter(w, person.id, attempt, now);
  });
  return { outcome: "in", ...entered, personId: person.id };
}

/** Begins a session with a new token, ends the one the browser had, and remembers the browser. */
export async function enter(
  w: Writer,
  personId: string,
  { leaving, browser: given, ...device }: Device,
  now: Date,
): Promise<{ token: string; browser: string }> {
  if (leaving) await endSession(w, leaving.personId, leaving.sessionId, now);
  const browser = given && given.length <= 100 ? given : newToken();
  await rememberBrowser(w, personId, browser, now);
  return { token: await beginSession(w, { personId, ...device }, now), browser };
}

/** The active person who signs in with this e-mail, staff number or mobile number, if there is exactly one. */
export async function findByAccount(reader: Reader, account: string) {
  const { email, staffNumber, mobile } = accountKeys(account);
  const rows = await reader
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        eq(people.active, true),
        or(eq(people.staffNumber, staffNumber), ...(email ? [eq(people.email, email)] : []), ...(mobile ? [eq(people.mobile, mobile)] : [])),
      ),
    )
    .limit(2);
  return rows.length === 1 ? rows[0] : undefined;
}

function countedFor(personId: string | undefined, { account, address, browser = "" }: SignIn, known: boolean) {
  const who = personId ?? hashToken(account.normalize("NFKC").trim().toLowerCase());
  if (known) return { own: { key: `browser:${hashToken(browser)}:${who}`, free: 5 }, shared: [] };
  const place = placeOf(address);
  return {
    own: { key: `account:${who}:${place}`, free: 5 },
    shared: [
      { key: `place:${place}`, free: 30 },
      { key: `account:${who}`, free: 100 },
    ], // a shop shares one address
  };
}

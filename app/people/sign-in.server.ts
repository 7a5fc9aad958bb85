import { and, eq, or } from "drizzle-orm";
import type { Reader, Store } from "~db/store";
import { people } from "~db/tables/people";
import { accountKeys } from "./account";
import { passwordIsRight } from "./passwords.server";
import { beginSession } from "./sessions.server";
import { countFailure, forgetFailures, secondsToWait } from "./throttle.server";

export type SignIn = { account: string; password: string; userAgent: string; address: string };
export type SignedIn = { outcome: "in"; token: string; personId: string } | { outcome: "wrong" } | { outcome: "slowed"; seconds: number };

/** Signs a person in by e-mail, staff number or mobile number. Failures are counted per account and per address. */
export async function signIn(store: Store, { account, password, userAgent, address }: SignIn, now: Date): Promise<SignedIn> {
  const person = await findByAccount(store.read, account);
  const byAccount = { key: `account:${person?.id ?? account.trim().toLowerCase().slice(0, 100)}`, free: 5 };
  const byAddress = { key: `address:${address}`, free: 30 }; // a shop shares one address
  const seconds = await secondsToWait(store, [byAccount, byAddress], now);
  if (seconds > 0) return { outcome: "slowed", seconds };

  if (!(await passwordIsRight(store.read, person?.id, password)) || !person) {
    await countFailure(store, [byAccount, byAddress], now);
    return { outcome: "wrong" };
  }
  const token = await store.tx(async (w) => {
    await forgetFailures(w, byAccount.key);
    return beginSession(w, { personId: person.id, userAgent, address }, now);
  });
  return { outcome: "in", token, personId: person.id };
}

/** The active person who signs in with this e-mail, staff number or mobile number, if there is exactly one. */
export async function findByAccount(reader: Reader, account: string) {
  const { email, staffNumber, mobile } = accountKeys(account);
  const rows = await reader
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.active, true), or(eq(people.staffNumber, staffNumber), ...(email ? [eq(people.email, email)] : []), ...(mobile ? [eq(people.mobile, mobile)] : []))))
    .limit(2);
  return rows.length === 1 ? rows[0] : undefined;
}

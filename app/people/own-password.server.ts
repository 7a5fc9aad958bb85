import type { Store } from "~db/store";
import { passwordIsRight } from "./passwords.server";
import { beginTry, forgetFailures } from "./throttle.server";

export type Confirmed = { outcome: "right" } | { outcome: "wrong" } | { outcome: "slowed"; seconds: number };

/** Asks somebody who is signed in for their password again. Only their own wrong tries slow them, never those at the sign-in page. */
export async function confirmOwnPassword(store: Store, personId: string, password: string, now: Date): Promise<Confirmed> {
  const guess = { key: `password:${personId}`, free: 5 };
  const seconds = await beginTry(store, guess, now);
  if (seconds > 0) return { outcome: "slowed", seconds };
  if (!(await passwordIsRight(store.read, personId, password))) return { outcome: "wrong" };
  await store.tx((w) => forgetFailures(w, guess.key));
  return { outcome: "right" };
}

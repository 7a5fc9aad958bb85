import type { Store } from "~db/store";
import { hashToken } from "./sessions.server";
import { findByAccount } from "./sign-in.server";
import { askForWayIn } from "./sign-in-letters.server";
import { placeOf } from "./throttle";
import { beginTry, secondsToWait } from "./throttle.server";

/**
 * Somebody who cannot sign in asks for a link by mail. Says only how many seconds to wait, 0 when it was taken: whether there is
 * such an account, and whether it has an address, is told to nobody. Slowed per place and per account that was typed.
 */
export async function askByMail(store: Store, { account, address }: { account: string; address: string }, now: Date): Promise<number> {
  const typed = { key: `way-in:${hashToken(account.normalize("NFKC").trim().toLowerCase())}`, free: 3 };
  const place = { key: `way-in-place:${placeOf(address)}`, free: 20 }; // a shop shares one address
  const seconds = (await secondsToWait(store, [typed, place], now)) || (await beginTry(store, place, now)) || (await beginTry(store, typed, now));
  if (seconds > 0) return seconds;
  const person = await findByAccount(store.read, account);
  await store.tx(async (w) => {
    if (person) await askForWayIn(w, person.id, now);
  });
  return 0;
}

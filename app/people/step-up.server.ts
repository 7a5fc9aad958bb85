import { and, eq, isNull } from "drizzle-orm";
import type { Store } from "~db/store";
import { sessions } from "~db/tables/people";
import { passwordIsRight } from "./passwords.server";
import { countFailure, forgetFailures, secondsToWait } from "./throttle.server";
import type { Visitor } from "./visitor";

export type SteppedUp = { outcome: "confirmed" } | { outcome: "wrong" } | { outcome: "slowed"; seconds: number };

/** Confirms by password that it is still the same person, for this session and five minutes. Guesses count with those of signing in. */
export async function stepUp(
  store: Store,
  { visitor, password, address }: { visitor: Pick<Visitor, "personId" | "sessionId">; password: string; address: string },
  now: Date,
): Promise<SteppedUp> {
  const byAccount = { key: `account:${visitor.personId}`, free: 5 };
  const byAddress = { key: `address:${address}`, free: 30 };
  const seconds = await secondsToWait(store, [byAccount, byAddress], now);
  if (seconds > 0) return { outcome: "slowed", seconds };
  if (!(await passwordIsRight(store.read, visitor.personId, password))) {
    await countFailure(store, [byAccount, byAddress], now);
    return { outcome: "wrong" };
  }
  await store.tx(async (w) => {
    await forgetFailures(w, byAccount.key);
    await w
      .update(sessions)
      .set({ steppedUpAt: now })
      .where(and(eq(sessions.id, visitor.sessionId), eq(sessions.personId, visitor.personId), isNull(sessions.endedAt)));
  });
  return { outcome: "confirmed" };
}

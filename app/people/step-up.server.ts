import { and, eq, isNull } from "drizzle-orm";
import type { Store } from "~db/store";
import { sessions } from "~db/tables/people";
import { confirmOwnPassword } from "./own-password.server";
import type { Visitor } from "./visitor";

export type SteppedUp = { outcome: "confirmed" } | { outcome: "wrong" } | { outcome: "slowed"; seconds: number };

/** Confirms by password that it is still the same person, for this session and five minutes. */
export async function stepUp(
  store: Store,
  { visitor, password }: { visitor: Pick<Visitor, "personId" | "sessionId">; password: string },
  now: Date,
): Promise<SteppedUp> {
  const confirmed = await confirmOwnPassword(store, visitor.personId, password, now);
  if (confirmed.outcome !== "right") return confirmed;
  await store.tx(async (w) => {
    await w
      .update(sessions)
      .set({ steppedUpAt: now })
      .where(and(eq(sessions.id, visitor.sessionId), eq(sessions.personId, visitor.personId), isNull(sessions.endedAt)));
  });
  return { outcome: "confirmed" };
}

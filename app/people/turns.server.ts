import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Reader, Store, Writer } from "~db/store";
import { companyFacts, throttles } from "~db/tables/people";

/**
 * Whoever is told to wait is given a turn: once it is ready, one try is taken whatever others have tried in the meantime, so
 * that nobody keeps an owner out by guessing all the time. A turn is a signed token, so that giving one writes nothing; few
 * are taken per minute and account, so that collecting many is no way round the waits.
 */
const PER_MINUTE = 5;
const MINUTE = 60_000;
const KEPT = 10 * MINUTE;

export type Turn = { outcome: "ready" } | { outcome: "wait"; seconds: number; turn: string };

/** Takes the turn when it is ready; else says how long to wait, with the turn to come back with. */
export async function askForTurn(store: Store, key: string, token: string | undefined, seconds: number, now: Date): Promise<Turn> {
  const secret = (await secretOf(store.read)) ?? (await store.tx((w) => makeSecret(w, now)));
  const readyAt = token ? readyAtOf(secret, key, token) : undefined;
  if (!token || readyAt === undefined || now.getTime() > readyAt + KEPT) return wait(seconds, sign(secret, key, now.getTime() + seconds * 1000));
  if (now.getTime() < readyAt) return wait((readyAt - now.getTime()) / 1000, token);
  return store.tx(async (w): Promise<Turn> => {
    const lately = await usedLately(w, key, now);
    if (lately.failures >= PER_MINUTE) return wait((lately.windowEndsAt.getTime() - now.getTime()) / 1000, token);
    const spent = { key: `turn:${token}`, failures: 0, windowEndsAt: new Date(readyAt + KEPT) };
    const first = await w.insert(throttles).values(spent).onConflictDoNothing().returning({ key: throttles.key });
    if (first.length === 0) return wait(seconds, sign(secret, key, now.getTime() + seconds * 1000));
    const used = { ...lately, failures: lately.failures + 1 };
    await w.insert(throttles).values(used).onConflictDoUpdate({ target: throttles.key, set: used });
    return { outcome: "ready" };
  });
}

const wait = (seconds: number, turn: string): Turn => ({ outcome: "wait", seconds: Math.ceil(seconds), turn });

async function usedLately(w: Writer, key: string, now: Date) {
  const [row] = await w
    .select()
    .from(throttles)
    .where(eq(throttles.key, `turns:${key}`))
    .limit(1);
  return row && row.windowEndsAt > now ? row : { key: `turns:${key}`, failures: 0, windowEndsAt: new Date(now.getTime() + MINUTE) };
}

/** `readyAt_nonce_mac`, of characters a cookie may hold. */
function sign(secret: string, key: string, readyAt: number, nonce = randomBytes(9).toString("hex")): string {
  const mac = createHmac("sha256", secret).update(`${key} ${readyAt} ${nonce}`).digest("hex");
  return `${readyAt}_${nonce}_${mac}`;
}

function readyAtOf(secret: string, key: string, token: string): number | undefined {
  const [, readyAt, nonce] = /^(\d{1,15})_([0-9a-f]{18})_[0-9a-f]{64}$/.exec(token) ?? [];
  if (!readyAt || !nonce) return undefined;
  const genuine = sign(secret, key, Number(readyAt), nonce);
  return genuine.length === token.length && timingSafeEqual(Buffer.from(genuine), Buffer.from(token)) ? Number(readyAt) : undefined;
}

const FACT = "turn-secret";

async function secretOf(reader: Reader): Promise<string | undefined> {
  const [fact] = await reader.select({ value: companyFacts.value }).from(companyFacts).where(eq(companyFacts.name, FACT)).limit(1);
  return typeof fact?.value === "string" ? fact.value : undefined;
}

async function makeSecret(w: Writer, now: Date): Promise<string> {
  const value = randomBytes(32).toString("hex");
  await w.insert(companyFacts).values({ name: FACT, value, at: now }).onConflictDoNothing();
  return (await secretOf(w)) ?? value;
}

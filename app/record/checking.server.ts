import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Reader, Store, Writer } from "~db/store";
import { companyFacts } from "~db/tables/people";
import { audit } from "./audit.server";
import type { Head } from "./head";
import { headOf } from "./heads.server";
import { type Break, verifyAudit } from "./sealing.server";

/** The last check of the trail somebody asked for: waiting, or what it found. `head`: where the trail ended when it was whole. */
export type Check = { askedBy: string; askedAt: string } & (
  | { state: "waiting" }
  | { state: "done"; doneAt: string; sealed: number; unsealed: number; oldestUnsealed: string | null; broken: Break | null; head: Head | null }
);
const NAME = "audit-check";
const known = z.object({ askedBy: z.string(), state: z.enum(["waiting", "done"]) }).loose();

export async function lastCheck(reader: Reader): Promise<Check | null> {
  const [row] = await reader.select({ value: companyFacts.value }).from(companyFacts).where(eq(companyFacts.name, NAME)).limit(1);
  const value = known.safeParse(row?.value);
  return value.success ? (value.data as unknown as Check) : null;
}

/** Asks for a check of the whole trail, which a job makes: it reads every entry. A check that waits already is waited for. */
export const askCheck = (store: Store, byPersonId: string, now: Date) =>
  store.tx(async (w) => {
    if ((await lastCheck(w))?.state === "waiting") return;
    await keep(w, { state: "waiting", askedBy: byPersonId, askedAt: now.toISOString() }, now);
    await audit(w, { actorId: byPersonId, act: "record.check-asked", subjectId: null }, now);
  });

export const isCheckAsked = async (reader: Reader) => (await lastCheck(reader))?.state === "waiting";

/** Makes the check that waits, and keeps what it found. */
export async function makeCheck(store: Store, now: Date): Promise<boolean> {
  const asked = await lastCheck(store.read);
  if (asked?.state !== "waiting") return false;
  const { sealed, unsealed, oldestUnsealed, broken } = await verifyAudit(store.read);
  const head = broken ? null : await headOf(store.read);
  const found = { doneAt: now.toISOString(), ...{ sealed, unsealed, broken }, oldestUnsealed: oldestUnsealed?.toISOString() ?? null };
  const { askedBy, askedAt } = asked;
  await store.tx((w) => keep(w, { state: "done", askedBy, askedAt, ...found, head: head && { seq: head.seq, hash: head.hash } }, now));
  return true;
}

const keep = (w: Writer, value: Check, now: Date) =>
  w
    .insert(companyFacts)
    .values({ name: NAME, value, at: now })
    .onConflictDoUpdate({ target: companyFacts.name, set: { value, at: now } });

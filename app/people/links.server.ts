import { createHash, randomBytes } from "node:crypto";
import { and, eq, gt, isNull, ne, or } from "drizzle-orm";
import { audit } from "~/record/audit.server";
import type { Reader, Store, Writer } from "~db/store";
import { people, signInLinks } from "~db/tables/people";
import { forgetBrowsersOf } from "./browsers.server";
import { plainToken, tokenFrom } from "./link-token";
import { hashPassword, setPassword } from "./passwords.server";
import { endSessionsOf } from "./sessions.server";
import { type Device, enter } from "./sign-in.server";

export type Purpose = "slip" | "invitation" | "reset";
/** How long a one-time link may be used, in milliseconds. */
const VALID: Record<Purpose, number> = { slip: 7 * 86_400_000, invitation: 7 * 86_400_000, reset: 3_600_000 };

const hashOf = (token: string) => createHash("sha256").update(plainToken(token)).digest("hex");

type Issuing = { personId: string; issuedBy: string | null; purpose?: Purpose };

/**
 * Makes a one-time link for a person and withdraws the ones still open. One that somebody asked for who cannot sign in replaces
 * only others like it, so that nobody spoils a slip by asking. The token is returned once; the database keeps its hash.
 */
export async function issueLink(w: Writer, { personId, issuedBy, purpose = "slip" }: Issuing, now: Date) {
  await withdrawLinksOf(w, personId, now, purpose === "reset" ? "reset" : undefined);
  const token = tokenFrom(randomBytes(28));
  const expiresAt = new Date(now.getTime() + VALID[purpose]);
  await w.insert(signInLinks).values({ id: hashOf(token), personId, purpose, issuedBy, issuedAt: now, expiresAt });
  await audit(w, { actorId: issuedBy, act: "people.link-issued", subjectId: personId, values: { purpose, expiresAt: expiresAt.toISOString() } }, now);
  return { token, expiresAt };
}

export async function withdrawLinksOf(w: Writer, personId: string, now: Date, purpose?: Purpose) {
  const these = and(eq(signInLinks.personId, personId), purpose ? eq(signInLinks.purpose, purpose) : undefined);
  await w
    .update(signInLinks)
    .set({ withdrawnAt: now })
    .where(and(these, isNull(signInLinks.usedAt), isNull(signInLinks.withdrawnAt)));
}

type Holder = Pick<typeof people.$inferSelect, "id" | "staffNumber" | "email" | "mobile" | "name" | "otherName">;
type Dead = "used" | "expired" | "withdrawn" | "unknown";
export type LinkState = { state: "open"; purpose: Purpose; person: Holder } | { state: Dead; purpose: Purpose };

/** Whether a link may be used, and by whom. Looking uses nothing up. */
export async function lookAtLink(reader: Reader, token: string, now: Date): Promise<LinkState> {
  const unknown = { state: "unknown", purpose: "slip" } as const;
  if (token.length > 100) return unknown;
  const { id, staffNumber, email, mobile, name, otherName, active } = people;
  const [row] = await reader
    .select({ link: signInLinks, person: { id, staffNumber, email, mobile, name, otherName }, active })
    .from(signInLinks)
    .innerJoin(people, eq(people.id, signInLinks.personId))
    .where(eq(signInLinks.id, hashOf(token)))
    .limit(1);
  if (!row) return unknown;
  const purpose = row.link.purpose ?? "slip";
  if (row.link.usedAt) return { state: "used", purpose };
  if (row.link.withdrawnAt || !row.active) return { state: "withdrawn", purpose };
  return row.link.expiresAt > now ? { state: "open", purpose, person: row.person } : { state: "expired", purpose };
}

export type LinkUse = { token: string; password: string; device: Device };

/** Sets the chosen password and signs in. Of several at once one wins; the others are told that the link is used. */
export async function redeemLink(store: Store, { token, password, device }: LinkUse, now: Date) {
  const hashed = await hashPassword(password);
  return store.tx(async (w) => {
    const link = await lookAtLink(w, token, now);
    if (link.state !== "open") return { outcome: "dead" as const, state: link.state, purpose: link.purpose };
    const personId = link.person.id;
    const used = await w
      .update(signInLinks)
      .set({ usedAt: now })
      .where(and(eq(signInLinks.id, hashOf(token)), isNull(signInLinks.usedAt)))
      .returning({ id: signInLinks.id });
    if (used.length === 0) return { outcome: "dead" as const, state: "used" as const, purpose: link.purpose };
    await withdrawLinksOf(w, personId, now);
    await setPassword(w, personId, hashed, now);
    await endSessionsOf(w, personId, now);
    await forgetBrowsersOf(w, personId);
    await audit(w, { actorId: personId, act: "people.link-used", subjectId: personId }, now);
    return { outcome: "in" as const, ...(await enter(w, personId, device, now)) };
  });
}

/** The newest slip or invitation of a person that could still be used. */
export async function openLinkOf(reader: Reader, personId: string, now: Date) {
  const open = and(eq(signInLinks.personId, personId), isNull(signInLinks.usedAt), isNull(signInLinks.withdrawnAt), gt(signInLinks.expiresAt, now));
  const given = or(isNull(signInLinks.purpose), ne(signInLinks.purpose, "reset"));
  const [link] = await reader
    .select({ issuedAt: signInLinks.issuedAt, expiresAt: signInLinks.expiresAt, purpose: signInLinks.purpose })
    .from(signInLinks)
    .where(and(open, given))
    .limit(1);
  return link ?? null;
}

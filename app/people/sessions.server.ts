import { hash, randomBytes } from "node:crypto";
import { and, eq, exists, isNull, ne, sql } from "drizzle-orm";
import { alias } from "~db/kit";
import { prepared, type Reader, type Store, type Writer } from "~db/store";
import { people, roles, sessions } from "~db/tables/people";
import { signers } from "~db/tables/sign-offs";
import type { Role, Visitor } from "./visitor";

/** How long a session lives without being used, and at the most, in milliseconds. */
export const IDLE = 14 * 86_400_000;
const LONGEST = 90 * 86_400_000;
/** The time of last use is noted at most this often. */
const NOTED_EVERY = 5 * 60_000;

export const hashToken = (token: string) => hash("sha256", token);
export const newToken = () => randomBytes(32).toString("base64url");

/** Begins a session and returns the token for its cookie; only the token's hash is stored. */
export async function beginSession(w: Writer, who: { personId: string; userAgent: string; address: string }, now: Date): Promise<string> {
  const token = newToken();
  await w.insert(sessions).values({
    id: hashToken(token),
    personId: who.personId,
    startedAt: now,
    seenAt: now,
    userAgent: who.userAgent.slice(0, 300),
    address: who.address.slice(0, 80),
  });
  return token;
}

const report = alias(people, "report");

const openSession = prepared("open_session", (reader: Reader) => {
  const reports = reader
    .select({ one: sql`1` })
    .from(report)
    .where(and(eq(report.managerId, people.id), eq(report.active, true)));
  const named = reader
    .select({ one: sql`1` })
    .from(signers)
    .where(and(eq(signers.personId, people.id), isNull(signers.endedAt)));
  return reader
    .select({
      startedAt: sessions.startedAt,
      seenAt: sessions.seenAt,
      steppedUpAt: sessions.steppedUpAt,
      personId: people.id,
      staffNumber: people.staffNumber,
      name: people.name,
      otherName: people.otherName,
      language: people.language,
      role: roles.role,
      isSupervisor: sql<boolean | number>`${exists(reports)}`,
      isSigner: sql<boolean | number>`${exists(named)}`,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .leftJoin(roles, and(eq(roles.personId, people.id), isNull(roles.endedAt)))
    .where(and(eq(sessions.id, sql.placeholder("id")), isNull(sessions.endedAt), eq(people.active, true)));
});

/** Who the token in the cookie belongs to, if its session is alive. */
export async function visitorOf(store: Store, token: string | undefined, now: Date): Promise<Visitor | null> {
  if (!token || token.length > 100) return null;
  const sessionId = hashToken(token);
  const rows = await openSession(store.read, { id: sessionId });
  if (!rows[0]) return null;
  const { startedAt, seenAt, isSupervisor, isSigner, role: _, ...visitor } = rows[0];
  if (now.getTime() - seenAt.getTime() > IDLE || now.getTime() - startedAt.getTime() > LONGEST) return null;
  if (now.getTime() - seenAt.getTime() > NOTED_EVERY) await noteUse(store, sessionId, now);
  const held = rows.map(({ role }) => role).filter((role): role is Role => role !== null);
  return { ...visitor, sessionId, isSupervisor: Boolean(isSupervisor), isSigner: Boolean(isSigner), roles: held };
}

const noteUse = (store: Store, id: string, now: Date) =>
  store.tx(async (w) => {
    await w.update(sessions).set({ seenAt: now }).where(eq(sessions.id, id));
  });

/** Ends one session of a person; another person's is left alone. Says whether there was one to end. */
export async function endSession(w: Writer, personId: string, sessionId: string, now: Date): Promise<boolean> {
  const ended = await w
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.id, sessionId), eq(sessions.personId, personId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  return ended.length > 0;
}

/** Ends every session of a person, except perhaps the one in use. */
export async function endSessionsOf(w: Writer, personId: string, now: Date, exceptId?: string) {
  const others = exceptId ? ne(sessions.id, exceptId) : undefined;
  await w
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.personId, personId), isNull(sessions.endedAt), others));
}

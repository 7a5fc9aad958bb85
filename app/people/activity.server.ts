import { and, count, eq, isNull } from "drizzle-orm";
import { settleCertifications } from "~/certification/issuing.server";
import type { Library } from "~/content/library";
import { audit } from "~/record/audit.server";
import type { Reader, Store, Writer } from "~db/store";
import { merges, people, roles, sessions } from "~db/tables/people";
import { forgetBrowsersOf } from "./browsers.server";
import { withdrawLinksOf } from "./links.server";
import { endSessionsOf } from "./sessions.server";

type Doing = { personId: string; by: string };

/**
 * Closes a person's account: their sessions end at once and open links are withdrawn; what they did and earned is kept. False,
 * and nothing done, for oneself and for the last administrator.
 */
export const deactivate = (store: Store, library: Library, { personId, by }: Doing, now: Date): Promise<boolean> =>
  store.tx(async (w) => personId !== by && (await closeAccount(w, library, { personId, by }, now)));

/** The same within a transaction, whoever it is. */
export async function closeAccount(w: Writer, library: Library, { personId, by }: Doing, now: Date): Promise<boolean> {
  if (await isLastAdministrator(w, personId)) return false;
  const closed = await w
    .update(people)
    .set({ active: false })
    .where(and(eq(people.id, personId), eq(people.active, true)))
    .returning({ id: people.id });
  if (closed.length === 0) return true;
  await endSessionsOf(w, personId, now);
  await withdrawLinksOf(w, personId, now);
  await forgetBrowsersOf(w, personId);
  await audit(w, { actorId: by, act: "people.deactivated", subjectId: personId }, now);
  await settleCertifications(w, library, personId, now);
  return true;
}

/** Opens a closed account again, with the roles and the password it had. One that was merged into another stays closed. */
export const reactivate = (store: Store, library: Library, { personId, by }: Doing, now: Date): Promise<void> =>
  store.tx(async (w) => {
    const into = and(eq(merges.mergedId, personId), isNull(merges.undoneAt));
    if ((await w.select({ id: merges.id }).from(merges).where(into).limit(1)).length > 0) return;
    const opened = await w
      .update(people)
      .set({ active: true })
      .where(and(eq(people.id, personId), eq(people.active, false)))
      .returning({ id: people.id });
    if (opened.length === 0) return;
    await audit(w, { actorId: by, act: "people.reactivated", subjectId: personId }, now);
    await settleCertifications(w, library, personId, now);
  });

/** Whether nobody else could manage people if this one could not. */
export async function isLastAdministrator(reader: Reader, personId: string): Promise<boolean> {
  const rows = await reader
    .select({ id: people.id })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.role, "admin"), isNull(roles.endedAt), eq(people.active, true)))
    .limit(2);
  return rows.length === 1 && rows[0]!.id === personId;
}

/** What ends or stays when the account is closed: signed-in devices and people who report to this one. */
export async function whatHangsOn(reader: Reader, personId: string): Promise<{ devices: number; reports: number }> {
  const [open] = await reader
    .select({ n: count() })
    .from(sessions)
    .where(and(eq(sessions.personId, personId), isNull(sessions.endedAt)));
  const [below] = await reader
    .select({ n: count() })
    .from(people)
    .where(and(eq(people.managerId, personId), eq(people.active, true)));
  return { devices: Number(open?.n ?? 0), reports: Number(below?.n ?? 0) };
}

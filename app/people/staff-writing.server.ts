import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import { settleCertifications } from "~/certification/issuing.server";
import { moveRegisterRows } from "~/certification/register-row.server";
import type { Library } from "~/content/library";
import { breather } from "~/jobs/slices.server";
import { addDays } from "~/locale/day";
import { auditAll } from "~/record/audit.server";
import type { Day } from "~db/kit";
import { preparedRows, type Writer } from "~db/store";
import { registerRows } from "~db/tables/certification";
import { departments, groups, knownBrowsers, groupMemberships as memberships, nameWords, people, roles, sessions, signInLinks } from "~db/tables/people";
import { endMemberships } from "./belonging.server";
import { isOpen } from "./memberships.server";
import type { Writes } from "./staff-writes";

type Writing = { byPersonId: string | null; today: Day; now: Date };

/** Writes what a plan comes to, some rows at a time with turns for others between, all in the transaction it is given. */
export async function writeStaff(w: Writer, library: Library, writes: Writes, { byPersonId, today, now }: Writing): Promise<void> {
  const breathe = breather();
  const some = async <T>(all: T[], size: number, write: (part: T[]) => Promise<unknown>) => {
    for (let from = 0; from < all.length; from += size) {
      await write(all.slice(from, from + size));
      await breathe();
    }
  };
  await some(writes.departments, 100, (part) => w.insert(departments).values(part.map((one) => ({ ...one, createdAt: now }))));
  await some(writes.groups, 100, (part) => w.insert(groups).values(part.map((one) => ({ ...one, createdAt: now }))));
  for (const field of ["email", "mobile"] as const)
    await some(writes.freed[field], 200, (ids) =>
      w
        .update(people)
        .set({ [field]: null })
        .where(inArray(people.id, ids)),
    );
  await some(writes.added, 500, (part) =>
    addPeople(
      w,
      part.map((one) => ({ ...one, createdAt: now })),
      breathe,
    ),
  );
  await some(writes.changed, 1, ([person]) => w.update(people).set(person!).where(eq(people.id, person!.id)));
  await some(writes.renamed, 200, (ids) => w.delete(nameWords).where(inArray(nameWords.personId, ids)));
  await addWords(w, writes.words, breathe);
  await some(writes.moved, 1, ([row]) => moveRegisterRows(w, row!));

  await takeBackPlanned(w, writes.joined, today);
  await some(writes.joined, 200, (part) => w.insert(memberships).values(part).onConflictDoNothing());
  const last = { untilOn: addDays(today, -1) };
  await some(writes.left, 1, ([one]) =>
    w
      .update(memberships)
      .set(last)
      .where(and(eq(memberships.personId, one!.personId), eq(memberships.groupId, one!.groupId), eq(memberships.part, "member"), isOpen(memberships, today))),
  );
  await some(writes.deactivated, 200, (ids) => closeAccounts(w, ids, now));
  for (const { id, endedRoles } of writes.returned) {
    if (endedRoles.length > 0) {
      const held = and(eq(roles.personId, id), inArray(roles.role, endedRoles), isNull(roles.endedAt));
      await w.update(roles).set({ endedAt: now, endedBy: byPersonId }).where(held);
      if (endedRoles.includes("trainer")) await endMemberships(w, { personId: id, part: "trainer" }, byPersonId, today, now);
    }
    await settleCertifications(w, library, id, now);
    await breathe();
  }
  await auditAll(w, writes.audit, now, breathe);
}

const addPeople = preparedRows<typeof people.$inferInsert>("add_people", {
  size: 20,
  columns: [
    ...(["id", "staffNumber", "email", "mobile", "name", "otherName", "sortKey", "departmentId", "managerId"] as const),
    ...(["site", "position", "hiredOn", "language", "active", "createdAt"] as const),
  ],
  build: (w, rows) => w.insert(people).values(rows),
});
const addWords = preparedRows<typeof nameWords.$inferInsert>("add_name_words", {
  size: 100,
  columns: ["word", "personId"],
  build: (w, rows) => w.insert(nameWords).values(rows),
});

/** Who was to join later joins today instead. */
async function takeBackPlanned(w: Writer, joined: Writes["joined"], today: Day) {
  if (joined.length === 0) return;
  const planned = await w
    .select({ id: memberships.id, personId: memberships.personId, groupId: memberships.groupId })
    .from(memberships)
    .where(and(gt(memberships.fromOn, today), eq(memberships.part, "member")))
    .limit(5_000);
  if (planned.length === 0) return;
  const wanted = new Set(joined.map(({ personId, groupId }) => `${personId} ${groupId}`));
  for (const { id, personId, groupId } of planned) if (wanted.has(`${personId} ${groupId}`)) await w.delete(memberships).where(eq(memberships.id, id));
}

/** Nobody among them is signed in any longer, nor can sign in by a slip; who has left is not in the register. Records stay. */
async function closeAccounts(w: Writer, ids: string[], now: Date) {
  await w.update(people).set({ active: false }).where(inArray(people.id, ids));
  await w
    .update(sessions)
    .set({ endedAt: now })
    .where(and(inArray(sessions.personId, ids), isNull(sessions.endedAt)));
  await w
    .update(signInLinks)
    .set({ withdrawnAt: now })
    .where(and(inArray(signInLinks.personId, ids), isNull(signInLinks.usedAt), isNull(signInLinks.withdrawnAt)));
  await w.delete(knownBrowsers).where(inArray(knownBrowsers.personId, ids));
  await w.delete(registerRows).where(inArray(registerRows.personId, ids));
}

import { createHash } from "node:crypto";
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import { breather } from "~/jobs/slices.server";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { groups, groupMemberships as memberships, merges, people, roles } from "~db/tables/people";
import { everyDepartment, openDepartments } from "./departments.server";
import { isOpen } from "./memberships.server";
import type { Known, KnownNow, KnownPerson } from "./staff-known";

const SOME = 200;
/** No company has more groups, or people with roles. */
const MOST = 20_000;

/** The company as it is: some people at a time, so that others have their turn between. */
export async function loadKnown(reader: Reader, today: Day): Promise<KnownNow> {
  const hash = createHash("sha256").update(today);
  const [open, ever] = [await openDepartments(reader), await everyDepartment(reader)];
  const known: Known = {
    ...{ people: new Map(), open, ever },
    groups: await reader
      .select({ id: groups.id, name: groups.name, otherName: groups.otherName })
      .from(groups)
      .where(isNull(groups.endedAt))
      .orderBy(asc(groups.sortKey), asc(groups.id))
      .limit(MOST),
  };
  const byId = new Map<string, KnownPerson>();
  for await (const some of everybody(reader)) {
    hash.update(JSON.stringify(some));
    for (const person of some) {
      const mine: KnownPerson = { ...person, roles: [], groupIds: [] };
      known.people.set(person.staffNumber, mine);
      byId.set(person.id, mine);
    }
  }
  const held = await reader.select({ personId: roles.personId, role: roles.role }).from(roles).where(isNull(roles.endedAt)).limit(MOST);
  for (const { personId, role } of held) byId.get(personId)?.roles.push(role);
  const isOpenGroup = new Set(known.groups.map(({ id }) => id));
  for await (const some of everyMember(reader, today)) {
    hash.update(JSON.stringify(some));
    for (const { personId, groupId } of some) if (isOpenGroup.has(groupId)) byId.get(personId)?.groupIds.push(groupId);
  }
  const merged = await reader.select({ id: merges.mergedId }).from(merges).where(isNull(merges.undoneAt)).limit(MOST);
  const few = [open.inOrder(), ever.inOrder(), known.groups, held.map(({ personId, role }) => `${personId} ${role}`).sort(), merged.map(({ id }) => id).sort()];
  const print = hash.update(JSON.stringify(few)).digest("hex");
  return { ...known, merged: new Set(merged.map(({ id }) => id)), print };
}

/** Everybody there ever was, in the order of staff numbers. */
export async function* everybody(reader: Reader) {
  const { id, staffNumber, name, otherName, email, mobile, departmentId, managerId, site, position, hiredOn, language, active } = people;
  const columns = { id, staffNumber, name, otherName, email, mobile, departmentId, managerId, site, position, hiredOn, language, active };
  const breathe = breather();
  for (let after = ""; ; ) {
    const some = await reader.select(columns).from(people).where(gt(people.staffNumber, after)).orderBy(asc(people.staffNumber)).limit(SOME);
    if (some.length > 0) yield some;
    if (some.length < SOME) return;
    after = some.at(-1)!.staffNumber;
    await breathe();
  }
}

/** Every membership of today, without those who train. */
async function* everyMember(reader: Reader, today: Day) {
  const breathe = breather();
  for (let after = ""; ; ) {
    const some = await reader
      .select({ id: memberships.id, personId: memberships.personId, groupId: memberships.groupId })
      .from(memberships)
      .where(and(gt(memberships.id, after), eq(memberships.part, "member"), isOpen(memberships, today)))
      .orderBy(asc(memberships.id))
      .limit(SOME);
    if (some.length > 0) yield some;
    if (some.length < SOME) return;
    after = some.at(-1)!.id;
    await breathe();
  }
}

import { asc, inArray } from "drizzle-orm";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";

/** Somebody in a reporting line; `depth` 0 reports directly. */
export type Member = {
  id: string;
  staffNumber: string;
  name: string;
  otherName: string | null;
  position: string | null;
  hiredOn: Day | null;
  managerId: string | null;
  depth: number;
};
/** `more`: there are people further down than are listed. */
export type Line = { members: Member[]; more: boolean };

/** Longer reporting lines than this are circles. */
const DEEPEST = 30;

/**
 * The active people who report to somebody, directly or over others: each behind the one they report to, by name. The nearest
 * come first when there are more than `most`. Who has left is left out, but not those who still report to them.
 */
export async function lineBelow(reader: Reader, personId: string, most: number): Promise<Line> {
  const below = new Map<string, Member & { active: boolean }>();
  let managers = [personId];
  let more = false;
  for (let depth = 0; managers.length > 0 && depth < DEEPEST && !more; depth++) {
    const room = most - below.size;
    const found = await reportsOf(reader, managers, room + 1);
    more = found.length > room;
    const fresh = found.slice(0, room).filter(({ id }) => id !== personId && !below.has(id));
    for (const person of fresh) below.set(person.id, { ...person, depth });
    managers = fresh.map(({ id }) => id);
  }
  return { members: inOrder([...below.values()], personId).flatMap(({ active, ...member }) => (active ? [member] : [])), more };
}

function reportsOf(reader: Reader, managerIds: string[], limit: number) {
  const { id, staffNumber, name, otherName, position, hiredOn, managerId, active } = people;
  return reader
    .select({ id, staffNumber, name, otherName, position, hiredOn, managerId, active })
    .from(people)
    .where(inArray(people.managerId, managerIds))
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(limit);
}

function inOrder<M extends Member>(members: M[], managerId: string): M[] {
  return members.filter((member) => member.managerId === managerId).flatMap((member) => [member, ...inOrder(members, member.id)]);
}

import { and, asc, eq, gte, isNull, lte, or } from "drizzle-orm";
import { alias, type Day } from "~db/kit";
import type { Reader } from "~db/store";
import { groupMemberships, people, roles } from "~db/tables/people";
import { managersOf } from "./relations.server";

export type Somebody = { id: string; name: string; otherName: string | null; staffNumber: string };

/** More than the groups of one trainer hold. */
const MOST = 2_000;
const columns = { id: people.id, name: people.name, otherName: people.otherName, staffNumber: people.staffNumber };

/** The members of the groups somebody trains today, by name: never themselves, nor anybody above them. */
export async function trainedBy(reader: Reader, trainerId: string, today: Day): Promise<Somebody[]> {
  const [member, trainer] = [side("member", today), side("trainer", today)];
  const rows = await reader
    .selectDistinct({ ...columns, sortKey: people.sortKey })
    .from(trainer.table)
    .innerJoin(member.table, eq(member.table.groupId, trainer.table.groupId))
    .innerJoin(people, eq(people.id, member.table.personId))
    .where(and(trainer.is, member.is, eq(trainer.table.personId, trainerId), eq(people.active, true)))
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(MOST);
  const not = [trainerId, ...(await managersOf(reader, trainerId))];
  return rows.filter(({ id }) => !not.includes(id)).map(({ sortKey: _, ...person }) => person);
}

/** Who trains a group the person is in today, has the role, and may judge this person: nobody judges themselves or those above them. */
export async function trainersFor(reader: Reader, personId: string, today: Day): Promise<Somebody[]> {
  const [member, trainer] = [side("member", today), side("trainer", today)];
  const rows = await reader
    .selectDistinct({ ...columns, sortKey: people.sortKey })
    .from(member.table)
    .innerJoin(trainer.table, eq(trainer.table.groupId, member.table.groupId))
    .innerJoin(people, eq(people.id, trainer.table.personId))
    .innerJoin(roles, and(eq(roles.personId, people.id), eq(roles.role, "trainer"), isNull(roles.endedAt)))
    .where(and(trainer.is, member.is, eq(member.table.personId, personId), eq(people.active, true)))
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(20);
  const may: Somebody[] = [];
  for (const { sortKey: _, ...one } of rows) if (one.id !== personId && !(await managersOf(reader, one.id)).includes(personId)) may.push(one);
  return may;
}

/** One side of a group, as it is today. */
function side(part: "member" | "trainer", today: Day) {
  const table = alias(groupMemberships, `${part}_side`);
  return { table, is: and(eq(table.part, part), lte(table.fromOn, today), or(isNull(table.untilOn), gte(table.untilOn, today))) };
}

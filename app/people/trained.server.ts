import { and, asc, eq, isNull } from "drizzle-orm";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { people, roles } from "~db/tables/people";
import { meet, member, trainer } from "./memberships.server";
import { managersOf } from "./relations.server";

export type Somebody = { id: string; name: string; otherName: string | null; staffNumber: string };

/** More than the groups of one trainer hold. */
const MOST = 2_000;
const columns = { id: people.id, name: people.name, otherName: people.otherName, staffNumber: people.staffNumber };

/** The members of the groups somebody trains today, by name: never themselves, nor anybody above them. */
export async function trainedBy(reader: Reader, trainerId: string, today: Day): Promise<Somebody[]> {
  const rows = await reader
    .selectDistinct({ ...columns, sortKey: people.sortKey })
    .from(trainer)
    .innerJoin(member, meet(today))
    .innerJoin(people, eq(people.id, member.personId))
    .where(and(eq(trainer.personId, trainerId), eq(people.active, true)))
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(MOST);
  const not = [trainerId, ...(await managersOf(reader, trainerId))];
  return rows.filter(({ id }) => !not.includes(id)).map(({ sortKey: _, ...person }) => person);
}

/** Who trains a group the person is in today, has the role, and may judge this person: nobody judges themselves or those above them. */
export async function trainersFor(reader: Reader, personId: string, today: Day): Promise<Somebody[]> {
  const rows = await reader
    .selectDistinct({ ...columns, sortKey: people.sortKey })
    .from(member)
    .innerJoin(trainer, meet(today))
    .innerJoin(people, eq(people.id, trainer.personId))
    .innerJoin(roles, and(eq(roles.personId, people.id), eq(roles.role, "trainer"), isNull(roles.endedAt)))
    .where(and(eq(member.personId, personId), eq(people.active, true)))
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(20);
  const may: Somebody[] = [];
  for (const { sortKey: _, ...one } of rows) if (one.id !== personId && !(await managersOf(reader, one.id)).includes(personId)) may.push(one);
  return may;
}

import { and, asc, type Column, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { groupMemberships, people, roles } from "~db/tables/people";
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

/** The members of the groups that the person of a staff number trains on a day, by their ids. */
export async function trainedIds(reader: Reader, staffNumber: string, today: Day, limit: number): Promise<string[]> {
  const rows = await reader
    .selectDistinct({ id: member.personId })
    .from(people)
    .innerJoin(trainer, eq(trainer.personId, people.id))
    .innerJoin(member, meet(today))
    .where(eq(people.staffNumber, staffNumber))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** The same, asked of one person in passing. The offset keeps PostgreSQL from turning the question into a join. */
export const areTrainedBy = (personId: Column, staffNumber: string, today: Day): SQL =>
  sql`exists (select 1 from ${groupMemberships} as member
    inner join ${groupMemberships} as trainer on ${meet(today)}
    where ${member.personId} = ${personId} and ${trainer.personId} = (select ${people.id} from ${people} where ${people.staffNumber} = ${staffNumber}) limit 1 offset 0)`;

/** Whether the person of a staff number trains a group, or ever did. */
export async function everTrained(reader: Reader, staffNumber: string): Promise<boolean> {
  const rows = await reader
    .select({ id: trainer.id })
    .from(people)
    .innerJoin(trainer, and(eq(trainer.personId, people.id), eq(trainer.part, "trainer")))
    .where(eq(people.staffNumber, staffNumber))
    .limit(1);
  return rows.length > 0;
}

/** Trainers by name, to be proposed where one is asked for. */
export const someTrainers = (reader: Reader, limit: number): Promise<Somebody[]> =>
  reader
    .select(columns)
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.role, "trainer"), isNull(roles.endedAt), eq(people.active, true)))
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(limit);

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

import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { managersOf } from "~/people/relations.server";
import { type Somebody, trainersFor } from "~/people/trained.server";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { people, roles } from "~db/tables/people";

/** More trainers than a company of thousands has. */
const MOST = 300;
const columns = { id: people.id, name: people.name, otherName: people.otherName, staffNumber: people.staffNumber };
const trains = and(eq(people.active, true), eq(roles.role, "trainer"), isNull(roles.endedAt));

/** Whether somebody may be named as a person's grader: an active trainer who is neither that person nor reports to them. */
export async function mayGrade(reader: Reader, graderId: string, staffId: string): Promise<boolean> {
  if (graderId === staffId) return false;
  const is = and(eq(people.id, graderId), trains);
  const rows = await reader.select({ id: people.id }).from(people).innerJoin(roles, eq(roles.personId, people.id)).where(is).limit(1);
  return rows.length > 0 && !(await managersOf(reader, graderId)).includes(staffId);
}

/**
 * Who may be named as a grader of a person: the trainers of their groups first, then all others, because a small company has one
 * trainer to a group. Whoever is named grades this one performance and sees nothing else of the group.
 */
export async function gradersFor(reader: Reader, staffId: string, today: Day): Promise<Somebody[]> {
  const near = await trainersFor(reader, staffId, today);
  const others = (await everyTrainer(reader)).filter(({ id }) => id !== staffId && !near.some((one) => one.id === id));
  const leads = (await reader.select({ id: people.id }).from(people).where(eq(people.managerId, staffId)).limit(1)).length > 0;
  const may: Somebody[] = [];
  for (const one of others) if (!leads || !(await managersOf(reader, one.id)).includes(staffId)) may.push(one);
  return [...near, ...may];
}

/** All active trainers, by name. */
export async function everyTrainer(reader: Reader): Promise<Somebody[]> {
  const rows = await reader
    .selectDistinct({ ...columns, sortKey: people.sortKey })
    .from(people)
    .innerJoin(roles, eq(roles.personId, people.id))
    .where(trains)
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(MOST);
  return rows.map(({ sortKey: _, ...person }) => person);
}

/** Which of these are active trainers. */
export async function activeTrainers(reader: Reader, personIds: string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await reader
    .selectDistinct({ id: people.id })
    .from(people)
    .innerJoin(roles, eq(roles.personId, people.id))
    .where(and(inArray(people.id, personIds), trains))
    .limit(personIds.length);
  return new Set(rows.map(({ id }) => id));
}

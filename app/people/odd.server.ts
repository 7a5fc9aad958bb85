import { and, asc, count, eq, exists, gt, inArray, isNotNull, isNull, ne, notExists, or, type SQL } from "drizzle-orm";
import { alias, type Day } from "~db/kit";
import type { Reader } from "~db/store";
import { assignments } from "~db/tables/assignments";
import { groupMemberships, people, plannedChanges, roles } from "~db/tables/people";
import { essays } from "~db/tables/quizzes";
import { isOpen, meet, member, trainer } from "./memberships.server";

/** What may be forgotten about a person; keys of `odd.kinds` in the catalogue. */
export const oddKinds = ["noManager", "managerLeft", "noGroup", "nobodyGrades", "essayWaits", "planFailed", "alike"] as const;
export type OddKind = (typeof oddKinds)[number];
export type Odd = { kind: OddKind; people: { id: string; staffNumber: string; name: string; otherName: string | null }[]; more: boolean };

const SHOWN = 50;

/** Active people about whom something seems to be missing or wrong, by what it is; what nobody has is left out. */
export async function oddPeople(reader: Reader, today: Day): Promise<Odd[]> {
  const manager = alias(people, "manager");
  const own = (part: "member" | "trainer") => and(eq(groupMemberships.personId, people.id), eq(groupMemberships.part, part), isOpen(groupMemberships, today));
  const isLearning = exists(
    reader
      .select({ id: assignments.id })
      .from(assignments)
      .where(and(eq(assignments.personId, people.id), isNull(assignments.endedAt))),
  );
  const left = reader
    .select({ id: manager.id })
    .from(manager)
    .where(and(eq(manager.id, people.managerId), eq(manager.active, false)));
  const grader = alias(people, "grader");
  const graders = reader
    .select({ id: member.id })
    .from(member)
    .innerJoin(trainer, meet(today))
    .innerJoin(grader, and(eq(grader.id, trainer.personId), eq(grader.active, true)))
    .innerJoin(roles, and(eq(roles.personId, trainer.personId), eq(roles.role, "trainer"), isNull(roles.endedAt)))
    .where(and(eq(member.personId, people.id), ne(grader.id, people.id)));
  const inAGroup = reader.select({ id: groupMemberships.id }).from(groupMemberships).where(own("member"));
  const where: Record<Exclude<OddKind, "alike">, SQL | undefined> = {
    noManager: isNull(people.managerId),
    managerLeft: and(isNotNull(people.managerId), exists(left)),
    noGroup: and(isLearning, notExists(inAGroup)),
    nobodyGrades: and(isLearning, exists(inAGroup), notExists(graders)),
    essayWaits: and(
      exists(
        reader
          .select({ id: essays.id })
          .from(essays)
          .where(and(eq(essays.personId, people.id), isNull(essays.markedAt))),
      ),
      notExists(graders),
    ),
    planFailed: exists(
      reader
        .select({ id: plannedChanges.id })
        .from(plannedChanges)
        .where(and(eq(plannedChanges.personId, people.id), isNull(plannedChanges.endedAt), isNotNull(plannedChanges.failure))),
    ),
  };
  const odd: Odd[] = [];
  for (const kind of oddKinds) odd.push(shown(kind, kind === "alike" ? await alike(reader) : await some(reader, where[kind])));
  return odd.filter((one) => one.people.length > 0);
}

const columns = { id: people.id, staffNumber: people.staffNumber, name: people.name, otherName: people.otherName };

const some = (reader: Reader, which: SQL | undefined) =>
  reader
    .select(columns)
    .from(people)
    .where(and(eq(people.active, true), which))
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(SHOWN + 1);

/** Several people with the same name, or one whose name is the other's in the other script, one after the other. */
async function alike(reader: Reader) {
  const names = await reader
    .select({ name: people.name })
    .from(people)
    .where(eq(people.active, true))
    .groupBy(people.name)
    .having(gt(count(), 1))
    .orderBy(asc(people.name))
    .limit(SHOWN);
  const other = alias(people, "other");
  const inOtherScript = reader
    .select({ name: other.otherName })
    .from(other)
    .where(and(eq(other.active, true), ne(other.otherName, other.name)));
  const crossed = await reader
    .select({ name: people.name })
    .from(people)
    .where(and(eq(people.active, true), inArray(people.name, inOtherScript)))
    .orderBy(asc(people.name))
    .limit(SHOWN);
  const all = [...new Set([...names, ...crossed].map(({ name }) => name))];
  return all.length > 0 ? some(reader, or(inArray(people.name, all), inArray(people.otherName, all))) : [];
}

const shown = (kind: OddKind, found: Odd["people"]): Odd => ({ kind, people: found.slice(0, SHOWN), more: found.length > SHOWN });

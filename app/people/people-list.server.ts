import { and, asc, eq, gt, inArray, isNull, type SQL } from "drizzle-orm";
import type { Reader } from "~db/store";
import { departments, nameWords, people, roles } from "~db/tables/people";
import { searchWords } from "./search";
import { beginsWith, hasWord } from "./search.server";
import type { Role } from "./visitor";

export type Listing = { q: string; active: boolean; after: string };
export type Listed = {
  id: string;
  staffNumber: string;
  name: string;
  otherName: string | null;
  position: string | null;
  department: { name: string; otherName: string | null };
  roles: Role[];
};

const PAGE = 50;
/** Fewer than these are gathered and sorted; more are met soon enough on a walk in the order of names. */
const FEW = 1000;

/** One page of people in the order of names, and where the next one begins. */
export async function listPeople(reader: Reader, { q, active, after }: Listing): Promise<{ people: Listed[]; next: string | null }> {
  const columns = {
    id: people.id,
    staffNumber: people.staffNumber,
    name: people.name,
    otherName: people.otherName,
    position: people.position,
    sortKey: people.sortKey,
  };
  const rows = await reader
    .select({ ...columns, department: { name: departments.name, otherName: departments.otherName } })
    .from(people)
    .innerJoin(departments, eq(departments.id, people.departmentId))
    .where(and(eq(people.active, active), after ? gt(people.sortKey, after) : undefined, ...(await matching(reader, q))))
    .orderBy(asc(people.sortKey), asc(people.id))
    .limit(PAGE + 1);
  const page = rows.slice(0, PAGE);
  const held = await rolesOf(
    reader,
    page.map(({ id }) => id),
  );
  return {
    people: page.map(({ sortKey: _sortKey, ...person }) => ({
      ...person,
      roles: held.filter(({ personId }) => personId === person.id).map(({ role }) => role),
    })),
    next: rows.length > PAGE ? page.at(-1)!.sortKey : null,
  };
}

async function matching(reader: Reader, q: string): Promise<SQL[]> {
  const [longest, ...others] = searchWords(q);
  if (!longest) return q ? [inArray(people.id, [""])] : []; // signs alone are no name
  const found = await reader.selectDistinct({ id: nameWords.personId }).from(nameWords).where(beginsWith(nameWords.word, longest)).limit(FEW);
  const first = found.length < FEW ? inArray(people.id, ["", ...found.map(({ id }) => id)]) : hasWord(people.id, longest);
  return [first, ...others.map((word) => hasWord(people.id, word))];
}

const rolesOf = async (reader: Reader, ids: string[]) =>
  ids.length === 0
    ? []
    : reader
        .select({ personId: roles.personId, role: roles.role })
        .from(roles)
        .where(and(inArray(roles.personId, ids), isNull(roles.endedAt)))
        .limit(5 * PAGE);

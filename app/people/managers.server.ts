import { and, asc, eq, inArray } from "drizzle-orm";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { normalStaffNumber } from "./account";
import { managersOf } from "./relations.server";
import { findPeople } from "./search.server";

/** A person as they are named to choose them: the number and the name. */
export type Named = { id: string; staffNumber: string; name: string };
export type Chosen = { outcome: "one"; person: Named } | { outcome: "none" } | { outcome: "several"; people: Named[] };

export const nameAndNumber = ({ staffNumber, name }: Pick<Named, "staffNumber" | "name">) => `${staffNumber} ${name}`;

/** The first word of what was typed, as a staff number would be stored. */
export const numberIn = (typed: string): string => normalStaffNumber(typed).split(/\s/)[0] ?? "";

/** The active person somebody means by a staff number, a name or its beginning, or both as a page shows them. */
export async function choosePerson(reader: Reader, typed: string): Promise<Chosen> {
  const columns = { id: people.id, staffNumber: people.staffNumber, name: people.name, active: people.active };
  const [exact] = await reader
    .select(columns)
    .from(people)
    .where(eq(people.staffNumber, numberIn(typed)))
    .limit(1);
  if (exact?.active) return { outcome: "one", person: exact };
  const found = await findPeople(reader, typed, 6);
  if (found.length === 1) return { outcome: "one", person: found[0]! };
  return found.length === 0 ? { outcome: "none" } : { outcome: "several", people: found };
}

/** Who has exactly this number, also after leaving. */
export async function personByNumber(reader: Reader, typed: string): Promise<Named | undefined> {
  const columns = { id: people.id, staffNumber: people.staffNumber, name: people.name };
  const [one] = await reader
    .select(columns)
    .from(people)
    .where(eq(people.staffNumber, numberIn(typed)))
    .limit(1);
  return one;
}

/** Whether the person would come to stand above themselves if this one were their manager. */
export const makesCircle = async (reader: Reader, personId: string, managerId: string) =>
  personId === managerId || (await managersOf(reader, managerId)).includes(personId);

const SHOWN = 30;
const nameColumns = { id: people.id, staffNumber: people.staffNumber, name: people.name, otherName: people.otherName, active: people.active };

/** Who stands above a person, nearest first, and who reports to them. */
export async function reportingLine(reader: Reader, personId: string) {
  const ids = await managersOf(reader, personId);
  const rows = ids.length === 0 ? [] : await reader.select(nameColumns).from(people).where(inArray(people.id, ids)).limit(ids.length);
  const reports = await reader
    .select(nameColumns)
    .from(people)
    .where(and(eq(people.managerId, personId), eq(people.active, true)))
    .orderBy(asc(people.sortKey))
    .limit(SHOWN);
  return { above: ids.flatMap((id) => rows.find((row) => row.id === id) ?? []), reports };
}

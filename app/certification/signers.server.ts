import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { everybodyOfHr } from "~/messages/recipients.server";
import { everyDepartment } from "~/people/departments.server";
import { managersOf } from "~/people/relations.server";
import { trainersFor } from "~/people/trained.server";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { signers } from "~db/tables/sign-offs";
import type { Office } from "./rules";
import { headFor, type NamedOffice } from "./signers";

/** More heads than a company has departments. */
const MOST = 5_000;
type Person = { id: string; managerId: string | null; departmentId: string };

/**
 * Who may sign a link for a person today: active, in the office the link asks for, neither that person nor somebody who reports to
 * them. Who holds two offices may sign both links: a small company has one person for training and HR.
 */
export async function signersFor(reader: Reader, person: Person, office: Office, today: Day): Promise<string[]> {
  const may: string[] = [];
  for (const id of await inOffice(reader, person, office, today)) if (!(await isBarred(reader, id, person.id))) may.push(id);
  return may;
}

/** The same, asked of one. */
export const maySign = async (reader: Reader, signerId: string, person: Person, office: Office, today: Day): Promise<boolean> =>
  !(await isBarred(reader, signerId, person.id)) && (await inOffice(reader, person, office, today)).includes(signerId);

/** Nobody signs for themselves, for their own manager or for anybody above them. */
export const isBarred = async (reader: Reader, signerId: string, personId: string) =>
  signerId === personId || (await managersOf(reader, signerId)).includes(personId);

async function inOffice(reader: Reader, person: Person, office: Office, today: Day): Promise<string[]> {
  switch (office) {
    case "trainer":
      return (await trainersFor(reader, person.id, today)).map(({ id }) => id);
    case "direct-supervisor":
      return active(reader, person.managerId);
    case "hr":
      return everybodyOfHr(reader);
    case "department-head": {
      const line = (await everyDepartment(reader)).line(person.departmentId).map(({ id }) => id);
      return active(reader, headFor(person.id, line, await headsByDepartment(reader)));
    }
    default:
      return (await namedTo(reader, office)).map(({ personId }) => personId);
  }
}

async function active(reader: Reader, id: string | null): Promise<string[]> {
  if (!id) return [];
  const rows = await reader
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.id, id), eq(people.active, true)))
    .limit(1);
  return rows.map((row) => row.id);
}

/** Who heads which department now, by the department. Who has left heads none. */
export const headsByDepartment = async (reader: Reader): Promise<Map<string, string>> =>
  new Map((await namedTo(reader, "department-head")).map(({ departmentId, personId }) => [departmentId, personId]));

/** Who is named to an office now and is there. */
export const namedTo = (reader: Reader, ...offices: NamedOffice[]) =>
  reader
    .select({ id: signers.id, office: signers.office, departmentId: signers.departmentId, personId: signers.personId })
    .from(signers)
    .innerJoin(people, and(eq(people.id, signers.personId), eq(people.active, true)))
    .where(and(inArray(signers.office, offices), isNull(signers.endedAt)))
    .orderBy(asc(signers.office), asc(signers.departmentId))
    .limit(MOST);

/** The offices somebody is named to now. */
export const officesOf = async (reader: Reader, personId: string): Promise<NamedOffice[]> =>
  (
    await reader
      .selectDistinct({ office: signers.office })
      .from(signers)
      .where(and(eq(signers.personId, personId), isNull(signers.endedAt)))
      .limit(10)
  ).map(({ office }) => office);

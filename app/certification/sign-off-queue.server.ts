import { and, asc, eq, inArray, notInArray, or, type SQL } from "drizzle-orm";
import { everyDepartment } from "~/people/departments.server";
import { managersOf } from "~/people/relations.server";
import { trainedBy } from "~/people/trained.server";
import type { Visitor } from "~/people/visitor";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { signOffWaits } from "~db/tables/sign-offs";
import type { Office } from "./rules";
import type { Wait } from "./sign-off-waits.server";
import { headedBy, headFor } from "./signers";
import { headsByDepartment, officesOf } from "./signers.server";

type Signer = Pick<Visitor, "personId" | "roles" | "isSupervisor">;
/** A link that waits, and for whom. */
export type Queued = Wait & {
  person: { id: string; name: string; otherName: string | null; staffNumber: string; position: string | null; managerId: string | null };
};

/** Offices whose holder signs for anybody in the company. */
const forAnybody = (office: Office): office is "hr-head" | "panel-chair" | "sponsor" =>
  office === "hr-head" || office === "panel-chair" || office === "sponsor";

/** What waits for somebody to sign, the longest first, and whether there is more than `most`. `only`: of these offices. */
export async function waitingFor(reader: Reader, signer: Signer, today: Day, most: number, only?: Office): Promise<{ waiting: Queued[]; more: boolean }> {
  const all: Queued[] = [];
  const not = [signer.personId, ...(await managersOf(reader, signer.personId))];
  for (const { office, whose } of await officesHeld(reader, signer, today))
    if (!only || only === office) all.push(...(await waitsOf(reader, office, and(whose, notInArray(people.id, not)), most + 1)));
  const sorted = all.sort((a, b) => a.since.getTime() - b.since.getTime() || (a.personId < b.personId ? -1 : 1));
  return { waiting: sorted.slice(0, most), more: sorted.length > most };
}

type Held = { office: Office; whose: SQL | undefined };

async function officesHeld(reader: Reader, { personId, roles, isSupervisor }: Signer, today: Day): Promise<Held[]> {
  const named = await officesOf(reader, personId);
  const trained = roles.includes("trainer") ? (await trainedBy(reader, personId, today)).map(({ id }) => id) : [];
  return [
    ...(trained.length > 0 ? [{ office: "trainer" as const, whose: inArray(people.id, trained) }] : []),
    ...(isSupervisor ? [{ office: "direct-supervisor" as const, whose: eq(people.managerId, personId) }] : []),
    ...(roles.includes("hr") ? [{ office: "hr" as const, whose: undefined }] : []),
    ...(named.includes("department-head") ? await asHead(reader, personId) : []),
    ...named.filter(forAnybody).map((office) => ({ office, whose: undefined })),
  ];
}

async function asHead(reader: Reader, personId: string): Promise<Held[]> {
  const [tree, heads] = [await everyDepartment(reader), await headsByDepartment(reader)];
  const departments = tree.inOrder().map(({ id }) => ({ id, line: tree.line(id).map((one) => one.id) }));
  const { departmentIds, headIds } = headedBy(personId, departments, heads);
  const below =
    headIds.length > 0
      ? await reader.select({ id: people.id, departmentId: people.departmentId }).from(people).where(inArray(people.id, headIds)).limit(headIds.length)
      : [];
  const mine = below
    .filter(
      ({ id, departmentId }) =>
        headFor(
          id,
          tree.line(departmentId).map((one) => one.id),
          heads,
        ) === personId,
    )
    .map(({ id }) => id);
  return [{ office: "department-head", whose: or(and(inArray(people.departmentId, departmentIds), notInArray(people.id, headIds)), inArray(people.id, mine)) }];
}

async function waitsOf(reader: Reader, office: Office, whose: SQL | undefined, most: number): Promise<Queued[]> {
  const { id, name, otherName, staffNumber, position, managerId } = people;
  const rows = await reader
    .select({ wait: signOffWaits, person: { id, name, otherName, staffNumber, position, managerId } })
    .from(signOffWaits)
    .innerJoin(people, eq(people.id, signOffWaits.personId))
    .where(and(eq(signOffWaits.office, office), eq(people.active, true), whose))
    .orderBy(asc(signOffWaits.since), asc(signOffWaits.personId))
    .limit(most);
  return rows.map(({ wait, person }) => ({ ...wait, person }));
}

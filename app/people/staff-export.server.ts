import { and, eq, inArray } from "drizzle-orm";
import { aside } from "~/jobs/aside.server";
import { breather } from "~/jobs/slices.server";
import { audit } from "~/record/audit.server";
import { CSV_MARK, csvLines } from "~/sheets/csv";
import type { Day } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { groups, groupMemberships as memberships, people } from "~db/tables/people";
import { departmentPath } from "./department-names";
import { everyDepartment } from "./departments.server";
import { isOpen } from "./memberships.server";
import { ownHeadings, staffFields } from "./staff-columns";
import { groupInCell } from "./staff-known";
import { everybody } from "./staff-known.server";

type Exporting = { byPersonId: string | null; today: Day };
const head = staffFields.map((field) => ownHeadings[field]);

/** Everybody there ever was, as CSV that an import reads back unchanged, some at a time as the reader takes them. */
export async function exportStaffCsv(store: Store, exporting: Exporting, now: Date): Promise<ReadableStream<Uint8Array>> {
  await note(store, "csv", exporting, now);
  const rows = staffRows(store.read, exporting.today);
  const utf8 = new TextEncoder();
  return new ReadableStream({
    start: (to) => to.enqueue(utf8.encode(`${CSV_MARK}${csvLines([head])}`)),
    async pull(to) {
      const { done, value } = await rows.next();
      if (done) to.close();
      else to.enqueue(utf8.encode(csvLines(value)));
    },
    cancel: async () => void (await rows.return(undefined)),
  });
}

/** The same as a spreadsheet. */
export async function exportStaffXlsx(store: Store, exporting: Exporting, now: Date): Promise<Uint8Array<ArrayBuffer>> {
  await note(store, "xlsx", exporting, now);
  const pages = [JSON.stringify([head])];
  for await (const rows of staffRows(store.read, exporting.today)) pages.push(JSON.stringify(rows));
  return aside("writeSheet", { pages });
}

const note = (store: Store, format: "csv" | "xlsx", { byPersonId }: Exporting, now: Date) =>
  store.tx((w) => audit(w, { actorId: byPersonId, act: "people.exported", subjectId: null, values: { format } }, now));

async function* staffRows(reader: Reader, today: Day): AsyncGenerator<string[][], undefined> {
  const tree = await everyDepartment(reader);
  const breathe = breather();
  for await (const some of everybody(reader)) {
    const numbers = await numbersOf(
      reader,
      some.flatMap(({ managerId }) => managerId ?? []),
    );
    const names = await groupsOfAll(
      reader,
      some.map(({ id }) => id),
      today,
    );
    yield some.map((person) => [
      ...[person.staffNumber, person.name, person.otherName ?? "", person.email ?? "", person.mobile ?? ""],
      ...[departmentPath(tree, person.departmentId), numbers.get(person.managerId ?? "") ?? "", person.site ?? "", person.position ?? ""],
      ...[person.hiredOn ?? "", person.language ?? "", (names.get(person.id) ?? []).sort().join(";"), person.active ? "yes" : "no"],
    ]);
    await breathe();
  }
  return undefined;
}

async function numbersOf(reader: Reader, ids: string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await reader.select({ id: people.id, number: people.staffNumber }).from(people).where(inArray(people.id, wanted)).limit(wanted.length);
  return new Map(rows.map(({ id, number }) => [id, number]));
}

async function groupsOfAll(reader: Reader, personIds: string[], today: Day): Promise<Map<string, string[]>> {
  const rows = await reader
    .select({ personId: memberships.personId, name: groups.name, endedAt: groups.endedAt })
    .from(memberships)
    .innerJoin(groups, eq(groups.id, memberships.groupId))
    .where(and(inArray(memberships.personId, personIds), eq(memberships.part, "member"), isOpen(memberships, today)))
    .limit(50 * personIds.length);
  const names = new Map<string, string[]>();
  for (const { personId, name, endedAt } of rows) if (!endedAt) names.set(personId, [...(names.get(personId) ?? []), groupInCell(name)]);
  return names;
}

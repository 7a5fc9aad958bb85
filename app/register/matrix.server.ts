import { inArray } from "drizzle-orm";
import { serialsOf } from "~/certification/certificates.server";
import type { Library } from "~/content/library";
import { addDays, instantAt } from "~/locale/day";
import type { DepartmentTree } from "~/people/department-tree";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { registerRows } from "~db/tables/certification";
import { people } from "~db/tables/people";
import { pastPage } from "./as-of.server";
import type { Filters, Place } from "./filters";
import type { MatrixRow } from "./matrix";
import { byPeople } from "./page-cut";
import { registerPage } from "./register.server";
import { rowsThen } from "./then.server";

type Asked = { reader: Reader; library: Library; filters: Filters; tree: DepartmentTree; today: Day };
type Person = Pick<typeof people.$inferSelect, "id" | "staffNumber" | "name" | "otherName" | "departmentId">;
export type MatrixPage = {
  people: (Person & { rows: MatrixRow[] })[];
  /** Of the certificates of these people, by their ids. */
  serials: Map<string, string>;
  previous: Place | null;
  next: Place | null;
  looked: number | null;
};

/** Nobody is listed under more certifications. */
const EACH = 100;

/** One page of the people of whom the filters leave a row, each with all that the register lists about them, today or at the end of a day that is over. */
export async function matrixPage(asked: Asked, place: { after?: Place; before?: Place }): Promise<MatrixPage> {
  const { reader, library, filters, tree, today } = asked;
  const { rows, ...beside } = filters.asOf
    ? await pastPage({ reader, library, filters, tree, day: filters.asOf }, place, byPeople)
    : { ...(await registerPage(reader, filters, tree, place, today, byPeople)), looked: null };
  const ids = [...new Set(rows.map(({ personId }) => personId))];
  if (ids.length === 0) return { people: [], serials: new Map(), ...beside };
  const found = await reader.select().from(people).where(inArray(people.id, ids)).limit(ids.length);
  const all = filters.asOf ? await rowsOn(filters.asOf, asked, found) : await rowsNow(reader, ids);
  const persons = ids.flatMap((id) => {
    const person = found.find((one) => one.id === id);
    return person ? [{ ...person, rows: all.get(id) ?? [] }] : [];
  });
  const certificateIds = persons.flatMap((person) => person.rows.flatMap(({ certificateId }) => certificateId ?? []));
  return { people: persons, serials: await serialsOf(reader, certificateIds), ...beside };
}

function rowsOn(day: Day, { reader, library }: Asked, persons: (typeof people.$inferSelect)[]): Promise<Map<string, MatrixRow[]>> {
  const then = { day, end: instantAt(library.zone, addDays(day, 1), "00:00") };
  return rowsThen({ reader, library, then }, persons);
}

async function rowsNow(reader: Reader, ids: string[]): Promise<Map<string, MatrixRow[]>> {
  const rows = await reader
    .select()
    .from(registerRows)
    .where(inArray(registerRows.personId, ids))
    .limit(ids.length * EACH);
  return new Map(ids.map((id) => [id, rows.filter(({ personId }) => personId === id)]));
}

import { and, asc, desc, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import type { DepartmentTree } from "~/people/department-tree";
import { beginsWith } from "~/people/search.server";
import { alias, type Day } from "~db/kit";
import type { Reader } from "~db/store";
import { registerRows as rows } from "~db/tables/certification";
import { nameWords, people } from "~db/tables/people";
import type { Filters, Place } from "./filters";
import { type Plan, planFor } from "./narrowing.server";
import { byRows, type Cut } from "./page-cut";

const EVERY = 1_000_000_000;

type Row = typeof rows.$inferSelect;
type Person = Pick<typeof people.$inferSelect, "staffNumber" | "name" | "otherName" | "departmentId">;
export type RegisterRow = Row & Person;
export type RegisterPage = { rows: RegisterRow[]; previous: Place | null; next: Place | null };

/** One page of the register in the order of names, so many rows or people long, with the places where the pages beside it begin. */
export async function registerPage(
  reader: Reader,
  filters: Filters,
  tree: DepartmentTree,
  place: { after?: Place; before?: Place },
  today: Day,
  cut: Cut = byRows,
): Promise<RegisterPage> {
  const plan = await planFor(reader, filters, tree, today);
  const before = await keyOf(reader, plan, place.before);
  if (before) {
    const { rows: found, more } = await pageFrom(reader, plan, before, "back", cut);
    if (more) return pageOf(found.reverse(), { previous: true, next: true });
  }
  // Going back to less than a page is going to the first page.
  const after = place.before ? null : await keyOf(reader, plan, place.after);
  const { rows: found, more } = await pageFrom(reader, plan, after, "on", cut);
  return pageOf(found, { previous: after !== null, next: more });
}

async function pageFrom(reader: Reader, plan: Plan, from: Key | null, way: "on" | "back", { atOnce, end }: Cut) {
  const gathered: RegisterRow[] = [];
  for (let key = from; ; ) {
    const found: RegisterRow[] = await rowsFrom(reader, plan, key, way, atOnce);
    gathered.push(...found);
    const full = end(gathered);
    if (full < gathered.length) return { rows: gathered.slice(0, full), more: true };
    key = found.length < atOnce ? null : await keyOf(reader, plan, found.at(-1));
    if (!key) return { rows: gathered, more: false };
  }
}

/** All rows, some at a time, for an export: each read begins behind the last, so that no list is ever held whole. */
export async function* allRows(reader: Reader, filters: Filters, tree: DepartmentTree, today: Day, atOnce = 500): AsyncGenerator<RegisterRow[]> {
  const plan = await planFor(reader, filters, tree, today);
  let after: Key | null = null;
  for (;;) {
    const found: RegisterRow[] = await rowsFrom(reader, plan, after, "on", atOnce);
    if (found.length > 0) yield found;
    if (found.length < atOnce) return;
    after = await keyOf(reader, plan, found[found.length - 1]);
  }
}

/** Where a row stands in the order of the list. */
type Key = [string, string, string];

/** By name; when somebody is searched for, by their first word that begins with what was typed. */
const orderOf = ({ lead }: Plan) => (lead === null ? [rows.sortKey, rows.certificationId, rows.personId] : [match.word, match.personId, rows.certificationId]);

async function rowsFrom(reader: Reader, plan: Plan, from: Key | null, way: "on" | "back", limit: number): Promise<RegisterRow[]> {
  const conditions = [...plan.look, isActive, ...(from ? [beyond(plan, from, way)] : [])];
  // A limit, however large, makes the database gather first and look afterwards; the result stands under the table's own name.
  const source = plan.gather ? (reader.select().from(rows).where(plan.gather).limit(EVERY).as("register_rows") as unknown as typeof rows) : rows;
  const order = orderOf(plan).map((column) => (way === "on" ? asc(column) : desc(column)));
  const all = reader.select(getTableColumns(rows)).from(source);
  const listed = plan.lead === null ? all : all.innerJoin(match, isMatchOf(plan.lead));
  const found = await listed
    .where(and(...conditions))
    .orderBy(...order)
    .limit(limit);
  return withPeople(reader, found);
}

const match = alias(nameWords, "match");
const earlier = alias(nameWords, "earlier");

/** The person's first word that begins with the lead: by it each person is met once. */
const isMatchOf = (lead: string) => and(eq(match.personId, rows.personId), beginsWith(match.word, lead), sql`not exists (${earlierWord(lead)})`);
const earlierWord = (lead: string) =>
  sql`select 1 from ${nameWords} as earlier where ${earlier.personId} = ${match.personId} and ${earlier.word} >= ${lead} and ${earlier.word} < ${match.word} limit 1 offset 0`;

/** Names and numbers are fetched for the rows of the page alone: a join would fetch them for all that were gathered. */
async function withPeople(reader: Reader, found: Row[]): Promise<RegisterRow[]> {
  const ids = [...new Set(found.map(({ personId }) => personId))];
  if (ids.length === 0) return [];
  const columns = { id: people.id, staffNumber: people.staffNumber, name: people.name, otherName: people.otherName, departmentId: people.departmentId };
  const persons = await reader.select(columns).from(people).where(inArray(people.id, ids)).limit(ids.length);
  const byId = new Map(persons.map(({ id, ...person }) => [id, person]));
  return found.flatMap((row) => {
    const person = byId.get(row.personId);
    return person ? [{ ...row, ...person }] : [];
  });
}

// Who has left is not listed. The offset keeps PostgreSQL from turning the question into a join over everybody.
const isActive = sql`exists (select 1 from ${people} where ${people.id} = ${rows.personId} and ${eq(people.active, true)} limit 1 offset 0)`;

const beyond = (plan: Plan, key: Key, way: "on" | "back"): SQL =>
  sql`(${sql.join(orderOf(plan), sql`, `)}) ${way === "on" ? sql`>` : sql`<`} (${key[0]}, ${key[1]}, ${key[2]})`;

/** Where a place stands in the order now. A row that is no longer there leads back to the beginning. */
async function keyOf(reader: Reader, plan: Plan, place: Place | undefined): Promise<Key | null> {
  if (!place) return null;
  const all = reader.select({ first: orderOf(plan)[0]!, second: orderOf(plan)[1]!, third: orderOf(plan)[2]! }).from(rows);
  const listed = plan.lead === null ? all : all.innerJoin(match, isMatchOf(plan.lead));
  const [key] = await listed.where(and(eq(rows.personId, place.personId), eq(rows.certificationId, place.certificationId))).limit(1);
  return key ? ([key.first, key.second, key.third] as Key) : null;
}

const pageOf = (found: RegisterRow[], { previous, next }: { previous: boolean; next: boolean }): RegisterPage => ({
  rows: found,
  previous: previous && found.length > 0 ? found[0]! : null,
  next: next ? found[found.length - 1]! : null,
});

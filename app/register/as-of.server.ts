import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Library } from "~/content/library";
import { breather } from "~/jobs/slices.server";
import { addDays, instantAt } from "~/locale/day";
import { monthOf } from "~/locale/month";
import type { DepartmentTree } from "~/people/department-tree";
import { searchWords } from "~/people/search";
import { beginsWith, hasWord } from "~/people/search.server";
import { areTrainedBy } from "~/people/trained.server";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { nameWords, people } from "~db/tables/people";
import { ALL_OF_THEM, type Filters, NONE_OF_THEM, type Place } from "./filters";
import { listedStanding } from "./listed";
import { seen } from "./narrowing.server";
import { byRows, type Cut } from "./page-cut";
import { couldHaveStoodSo } from "./stood-then.server";
import { rowsThen, type ThenRow } from "./then.server";

type Person = typeof people.$inferSelect;
export type PastRow = ThenRow & Pick<Person, "staffNumber" | "name" | "otherName">;
export type Past = { reader: Reader; library: Library; filters: Filters; tree: DepartmentTree; day: Day };
/** `looked`: so many people were looked at and the page is not full; the next one goes on behind them. */
export type PastPage = { rows: PastRow[]; previous: Place | null; next: Place | null; looked: number | null };

/** So many people are worked out at first, which may fill a page; then twice as many each time, up to a limit. */
const AT_FIRST = 25;
const AT_ONCE = 100;
/** Nobody waits longer than it takes to look at so many people. */
const MOST = 1500;
const FEW = 1000;

/** One page of the register as it stood at the end of a day, so many rows or people long, in the order of names, people who have left since among them. */
export async function pastPage(past: Past, place: { after?: Place; before?: Place }, cut: Cut = byRows): Promise<PastPage> {
  if (place.before) {
    const { rows, last, looked } = await gather(past, place.before, "back", cut);
    const end = cut.end(rows);
    const first = end < rows.length ? rows[end - 1]! : null;
    if (first || last) {
      const shown = rows.slice(0, end).reverse();
      const next = shown.at(-1) ?? { ...place.before, certificationId: NONE_OF_THEM };
      return { rows: shown, previous: first ?? { personId: last!, certificationId: NONE_OF_THEM }, next, looked: first ? null : looked };
    }
  }
  const after = place.before ? undefined : place.after;
  const { rows, last, looked } = await gather(past, after, "on", cut);
  const shown = rows.slice(0, cut.end(rows));
  const full = shown.length < rows.length;
  const behind = last ? { personId: last, certificationId: ALL_OF_THEM } : null;
  const more = full ? shown.at(-1)! : behind;
  return { rows: shown, previous: after ? (shown[0] ?? after) : null, next: more, looked: !full && last ? looked : null };
}

/** All of it, some people at a time. */
export async function* pastRows(past: Past): AsyncGenerator<PastRow[], undefined> {
  const breathe = breather();
  for await (const { rows } of walk(past, undefined, "on")) {
    if (rows.length > 0) yield rows;
    await breathe();
  }
  return undefined;
}

/** Rows until a page is full and one more, or enough people were looked at; `last` is then the last of these. */
async function gather(
  past: Past,
  from: Place | undefined,
  way: "on" | "back",
  { end }: Cut,
): Promise<{ rows: PastRow[]; last: string | null; looked: number }> {
  const gathered: PastRow[] = [];
  let looked = 0;
  const breathe = breather();
  for await (const { rows, last, count } of walk(past, from, way)) {
    gathered.push(...rows);
    looked += count;
    if (end(gathered) < gathered.length || looked >= MOST) return { rows: gathered, last, looked };
    await breathe();
  }
  return { rows: gathered, last: null, looked };
}

async function* walk({ reader, library, filters, tree, day }: Past, from: Place | undefined, way: "on" | "back") {
  const then = { day, end: instantAt(library.zone, addDays(day, 1), "00:00") };
  const wanted = [...(await peopleAsked(reader, filters, tree, day)), couldHaveStoodSo(reader, filters, then)];
  const [start] = from ? await reader.select({ sortKey: people.sortKey, id: people.id }).from(people).where(eq(people.id, from.personId)).limit(1) : [];
  const sign = way === "on" ? 1 : -1;
  const isBeyond = (row: ThenRow) => !from || row.personId !== start?.id || Math.sign(compare(row.certificationId, from.certificationId)) === sign;
  let key: { sortKey: string; id: string } | null = null;
  for (let atOnce = AT_FIRST; ; atOnce = Math.min(2 * atOnce, AT_ONCE)) {
    const found: Person[] = await reader
      .select()
      .from(people)
      .where(and(...wanted, key ? beyond(key, way, false) : start ? beyond(start, way, true) : undefined))
      .orderBy(...[people.sortKey, people.id].map((column) => (way === "on" ? asc(column) : desc(column))))
      .limit(atOnce);
    const rows = await rowsThen({ reader, library, then, isAsked: isWayAsked(filters) }, found);
    const listed = found.flatMap(({ id, staffNumber, name, otherName }) => {
      const own = (rows.get(id) ?? []).filter((row) => isBeyond(row) && isAsked(row, filters, day)).map((row) => ({ ...row, staffNumber, name, otherName }));
      return way === "on" ? own : own.reverse();
    });
    const last = found.at(-1);
    if (last) yield { rows: listed, last: last.id, count: found.length };
    if (!last || found.length < atOnce) return;
    key = last;
  }
}

const beyond = ({ sortKey, id }: { sortKey: string; id: string }, way: "on" | "back", inclusive: boolean): SQL =>
  sql`(${people.sortKey}, ${people.id}) ${sql.raw(`${way === "on" ? ">" : "<"}${inclusive ? "=" : ""}`)} (${sortKey}, ${id})`;
const compare = (a: string, b: string) => (a === b ? 0 : b === ALL_OF_THEM || (b !== NONE_OF_THEM && a < b) ? -1 : 1);

/** Where somebody belongs is known of today only; who trained whom, of that day. */
async function peopleAsked(reader: Reader, { q, department, site, trainer }: Filters, tree: DepartmentTree, day: Day): Promise<(SQL | undefined)[]> {
  const [longest, ...others] = searchWords(q);
  const ids = department ? tree.withAllBelow(department) : [];
  const named = longest ? reader.selectDistinct({ id: nameWords.personId }).from(nameWords).where(beginsWith(nameWords.word, longest)).limit(FEW) : null;
  const within = (condition: SQL) => reader.select({ id: people.id }).from(people).where(condition).limit(FEW);
  return [
    named && longest ? ((await fewOf(named)) ?? hasWord(people.id, longest)) : undefined,
    ...others.map((word) => hasWord(people.id, word)),
    department ? ((await fewOf(within(inArray(people.departmentId, ids)))) ?? sql`${seen(people.departmentId)} in ${ids}`) : undefined,
    site ? ((await fewOf(within(eq(people.site, site)))) ?? sql`${seen(people.site)} = ${site}`) : undefined,
    trainer ? areTrainedBy(people.id, trainer, day) : undefined,
  ];
}

/** Few people are gathered; where there are more, a walk by name meets them soon enough, and they are looked at in passing. */
async function fewOf(asked: PromiseLike<{ id: string }[]>): Promise<SQL | undefined> {
  const found = await asked;
  return found.length < FEW ? inArray(people.id, ["", ...found.map(({ id }) => id)]) : undefined;
}

/** How far people have come costs the most to work out; it is left out where the filters ask for certificates. */
function isWayAsked({ standing, within, month, certification }: Filters): (certificationId: string) => boolean {
  const isAsked = standing ? standing === "not-started" || standing === "in-progress" : within === null && !month;
  return (id) => isAsked && (!certification || id === certification);
}

function isAsked(row: ThenRow, { tier, certification, standing, within, month }: Filters, day: Day): boolean {
  if ((tier && row.tier !== tier) || (certification && row.certificationId !== certification)) return false;
  const then = listedStanding(row, day);
  if (standing && then !== standing) return false;
  const counts = then === "certified" || then === "renewal-due";
  if (month && !(counts && monthOf(row.expiresOn!) === month)) return false;
  return within === null || (counts && row.expiresOn! <= addDays(day, within));
}

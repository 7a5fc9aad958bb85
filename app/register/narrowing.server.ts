import { and, between, type Column, count, eq, gt, gte, inArray, isNull, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { addDays } from "~/locale/day";
import { firstDayOf, lastDayOf } from "~/locale/month";
import type { DepartmentTree } from "~/people/department-tree";
import { searchWords } from "~/people/search";
import { beginsWith, hasWord } from "~/people/search.server";
import { areTrainedBy, trainedIds } from "~/people/trained.server";
import type { Day } from "~db/kit";
import { engine } from "~db/settings";
import type { Reader } from "~db/store";
import { registerRows as rows } from "~db/tables/certification";
import { nameWords, people } from "~db/tables/people";
import type { Filters } from "./filters";
import type { ListedStanding } from "./listed";

/** What leaves fewer rows than this is gathered and sorted. What leaves more is met soon enough on a walk by name. */
const FEW = 1000;
/** No window for renewal and no grace is longer (certification/rules.ts). */
const LONGEST_DAYS = 366;

/**
 * How a page finds its rows: gathered by the sharpest filter, or, without one, by a walk in the order of the list. That order is
 * by name, or by the words that begin with `lead` when somebody is searched for. All rows are looked at by the other filters.
 */
export type Plan = { gather: SQL | null; lead: string | null; look: SQL[] };

/** One filter: how many rows it leaves, counted up to FEW; how to find them by an index; and how to look at one in passing. */
type Narrowing = { size: number; find: SQL; look: SQL };

/** Chooses the way that touches few rows however many people there are. */
export async function planFor(reader: Reader, filters: Filters, tree: DepartmentTree, today: Day): Promise<Plan> {
  const { q, department, site, trainer, tier, certification, standing, within, month } = filters;
  const [lead = null, ...words] = searchWords(q);
  const narrowings: Narrowing[] = [];
  for (const word of words) narrowings.push(await byWord(reader, word));
  if (department) narrowings.push(await inDepartments(reader, tree.withAllBelow(department)));
  if (site) narrowings.push(await atSite(reader, site));
  if (trainer) narrowings.push(await byTrainer(reader, trainer, today));
  if (tier) narrowings.push(await narrowing(reader, eq(rows.tier, tier), sql`${seen(rows.tier)} = ${tier}`));
  if (certification) narrowings.push(await narrowing(reader, eq(rows.certificationId, certification), sql`${seen(rows.certificationId)} = ${certification}`));
  if (standing) narrowings.push(await byStanding(reader, standing, today));
  if (within !== null) narrowings.push(await expiring(reader, today, { from: today, until: addDays(today, within) }));
  if (month) narrowings.push(await expiring(reader, today, { from: firstDayOf(month) > today ? firstDayOf(month) : today, until: lastDayOf(month) }));

  const walk = lead && narrowings.length > 0 ? (await byWord(reader, lead)).size : FEW;
  const sharpest = narrowings.reduce<Narrowing | null>((best, one) => (one.size < (best?.size ?? walk) ? one : best), null);
  return { gather: sharpest?.find ?? null, lead, look: narrowings.filter((one) => one !== sharpest).map(({ look }) => look) };
}

async function byWord(reader: Reader, word: string): Promise<Narrowing> {
  const found = await reader.selectDistinct({ id: nameWords.personId }).from(nameWords).where(beginsWith(nameWords.word, word)).limit(FEW);
  const ids = found.map(({ id }) => id);
  return among(ids, hasWord(rows.personId, word));
}

const inDepartments = (reader: Reader, ids: string[]) => narrowing(reader, inArray(rows.departmentId, ids), sql`${seen(rows.departmentId)} in ${ids}`);

async function atSite(reader: Reader, site: string): Promise<Narrowing> {
  const found = await reader.select({ id: people.id }).from(people).where(eq(people.site, site)).limit(FEW);
  const look = sql`exists (select 1 from ${people} where ${people.id} = ${rows.personId} and ${people.site} = ${site} limit 1 offset 0)`;
  return among(
    found.map(({ id }) => id),
    look,
  );
}

const byTrainer = async (reader: Reader, staffNumber: string, today: Day): Promise<Narrowing> =>
  among(await trainedIds(reader, staffNumber, today, FEW), areTrainedBy(rows.personId, staffNumber, today));

const among = (ids: string[], look: SQL): Narrowing => ({ size: ids.length, find: inArray(rows.personId, ids), look });

/** What counts today and ends on one of some days. */
function expiring(reader: Reader, today: Day, { from, until }: { from: Day; until: Day }): Promise<Narrowing> {
  const expiry = seen(rows.expiresOn);
  return narrowing(
    reader,
    and(between(rows.expiresOn, from, until), counting(today))!,
    sql`${expiry} >= ${from} and ${expiry} <= ${until} and ${counting(today)}`,
  );
}

/** That neither a decision nor the loss of what it rests on keeps a certificate from counting. */
export const counting = (today: Day): SQL => sql`${isNotStopped()} and (${seen(rows.suspendsOn)} is null or ${seen(rows.suspendsOn)} > ${today})`;

/** True of nearly all: SQLite would take the index on it for the sharpest there is, and read everybody. */
const isNotStopped = (): SQL => sql`${seen(rows.stopped)} is null`;

function byStanding(reader: Reader, standing: ListedStanding, today: Day): Promise<Narrowing> {
  const yearAgo = addDays(today, -LONGEST_DAYS);
  const [progress, window, expiry, grace] = [rows.progress, rows.windowOpensOn, rows.expiresOn, rows.graceEndsOn].map(seen);
  const [stopped, suspends] = [rows.stopped, rows.suspendsOn].map(seen);
  const counts = counting(today);
  switch (standing) {
    case "not-started":
    case "in-progress":
      return narrowing(reader, and(eq(rows.progress, standing), isNull(rows.expiresOn))!, sql`${progress} = ${standing} and ${expiry} is null`);
    case "certified":
      return narrowing(reader, and(gt(rows.windowOpensOn, today), counts)!, sql`${window} > ${today} and ${counts}`);
    case "renewal-due":
      return narrowing(
        reader,
        and(gt(rows.windowOpensOn, yearAgo), lte(rows.windowOpensOn, today), gte(rows.expiresOn, today), counts)!,
        sql`${window} <= ${today} and ${expiry} >= ${today} and ${counts}`,
      );
    case "in-grace":
      return narrowing(
        reader,
        and(gt(rows.expiresOn, yearAgo), lt(rows.expiresOn, today), gte(rows.graceEndsOn, today), counts)!,
        sql`${expiry} < ${today} and ${grace} >= ${today} and ${counts}`,
      );
    case "lapsed":
      return narrowing(reader, and(lt(rows.graceEndsOn, today), isNotStopped())!, sql`${grace} < ${today} and ${stopped} is null`);
    case "suspended":
      return narrowing(
        reader,
        or(eq(rows.stopped, standing), and(lte(rows.suspendsOn, today), isNotStopped(), sql`${grace} >= ${today}`))!,
        sql`(${stopped} = ${standing} or (${suspends} <= ${today} and ${stopped} is null and ${grace} >= ${today}))`,
      );
    case "revoked":
      return narrowing(reader, eq(rows.stopped, standing), sql`${stopped} = ${standing}`);
  }
}

async function narrowing(reader: Reader, find: SQL, look: SQL): Promise<Narrowing> {
  const some = reader
    .select({ one: sql`1`.as("one") })
    .from(rows)
    .where(find)
    .limit(FEW)
    .as("some");
  const [counted] = await reader.select({ size: count() }).from(some);
  return { size: counted!.size, find, look };
}

/** A column that is only looked at. SQLite, which keeps no statistics, would leave the order of names for an index on it. */
export const seen = (column: Column): SQL => (engine === "sqlite" ? sql`+${column}` : sql`${column}`);

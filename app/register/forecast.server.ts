import { and, between, count, eq, notInArray } from "drizzle-orm";
import { canonicalJson } from "~/content/canonical-json";
import { breather } from "~/jobs/slices.server";
import { dayIn } from "~/locale/day";
import type { DepartmentTree } from "~/people/department-tree";
import { everyDepartment } from "~/people/departments.server";
import type { Day } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { registerRows as rows } from "~db/tables/certification";
import { companyFacts } from "~db/tables/people";
import { registerForecasts } from "~db/tables/register";
import { addUp, type Expiring, quarters } from "./forecast";
import { counting } from "./narrowing.server";
import { ALL, countedIn } from "./rolled-up";
import { isLarge } from "./summary.server";

const NAME = "register-forecast";
/** More than certifications have days in three months. */
const MOST = 10_000;

/** What ends in the months to come among a department and all below it, or everybody; `countedAt` is null when it was counted just now, and all is null before a large company was counted. */
export async function expiringIn(
  reader: Reader,
  tree: DepartmentTree,
  department: string | null,
  today: Day,
): Promise<{ found: Expiring[]; countedAt: Date | null } | null> {
  if (!(await isLarge(reader))) return { found: (await countedNow(reader, tree, today)).get(department ?? ALL) ?? [], countedAt: null };
  const [kept] = await reader.select({ at: companyFacts.at }).from(companyFacts).where(eq(companyFacts.name, NAME)).limit(1);
  return kept ? { found: await keptOf(reader, department ?? ALL), countedAt: kept.at } : null;
}

/** For the job: counts a large company anew, and writes what has changed. Says how many departments that were. */
export async function keepForecast(store: Store, zone: string, now: Date): Promise<number | null> {
  if (!(await isLarge(store.read))) return null;
  const tree = await everyDepartment(store.read);
  const counted = await countedNow(store.read, tree, dayIn(zone, now));
  const breathe = breather();
  let changed = 0;
  for (const [departmentId, found] of counted) {
    await breathe();
    if (canonicalJson(inOrder(await keptOf(store.read, departmentId))) === canonicalJson(inOrder(found))) continue;
    changed++;
    await store.tx(async (w) => {
      await w.delete(registerForecasts).where(eq(registerForecasts.departmentId, departmentId));
      if (found.length > 0) await w.insert(registerForecasts).values(found.map((one) => ({ departmentId, ...one })));
    });
  }
  await store.tx(async (w) => {
    await w.delete(registerForecasts).where(notInArray(registerForecasts.departmentId, [...counted.keys()]));
    await w
      .insert(companyFacts)
      .values({ name: NAME, value: {}, at: now })
      .onConflictDoUpdate({ target: companyFacts.name, set: { at: now } });
  });
  return changed;
}

/** Of each department with all below it, and of the whole company. */
async function countedNow(reader: Reader, tree: DepartmentTree, today: Day): Promise<Map<string, Expiring[]>> {
  const breathe = breather();
  const departments = tree.inOrder();
  const sums = new Map([ALL, ...departments.map(({ id }) => id)].map((id) => [id, new Map<string, Expiring>()]));
  for (const { id } of departments) {
    for (const { from, until } of quarters(today)) {
      await breathe();
      const found = await reader
        .select({ certificationId: rows.certificationId, expiresOn: rows.expiresOn, certificates: count() })
        .from(rows)
        .where(and(eq(rows.departmentId, id), between(rows.expiresOn, from, until), counting(today)))
        .groupBy(rows.expiresOn, rows.certificationId)
        .limit(MOST);
      for (const into of countedIn(tree, id)) addUp(sums.get(into)!, found);
    }
  }
  return new Map([...sums].map(([id, found]) => [id, [...found.values()]]));
}

const keptOf = (reader: Reader, departmentId: string): Promise<Expiring[]> => {
  const { certificationId, month, certificates } = registerForecasts;
  return reader.select({ certificationId, month, certificates }).from(registerForecasts).where(eq(registerForecasts.departmentId, departmentId)).limit(MOST);
};

const inOrder = (found: Expiring[]) =>
  Object.fromEntries(found.map(({ certificationId, month, certificates }) => [`${certificationId} ${month}`, certificates]));

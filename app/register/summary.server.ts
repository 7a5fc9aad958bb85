import { and, between, count, countDistinct, eq, gte, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import { addDays, dayIn } from "~/locale/day";
import type { Day } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { registerRows as rows } from "~db/tables/certification";
import { companyFacts } from "~db/tables/people";

/** People in the register, certifications they are to have, how many of these are valid, and how many expire within SOON days. */
export type Summary = { people: number; rows: number; valid: number; soon: number };
export const SOON = 30;

/** Up to so many rows are counted while the page waits; a larger company is counted by a job, and its last count is shown. */
const COUNTED_AT_ONCE = 2000;
const NAME = "register-summary";

export async function registerSummary(reader: Reader, today: Day): Promise<Summary | null> {
  if (!(await isLarge(reader))) return countRegister(reader, today);
  const [kept] = await reader.select({ value: companyFacts.value }).from(companyFacts).where(eq(companyFacts.name, NAME)).limit(1);
  return (kept?.value as Summary | undefined) ?? null;
}

/** For the job: counts a large company anew. */
export async function keepSummary(store: Store, zone: string, now: Date): Promise<Summary | null> {
  if (!(await isLarge(store.read))) return null;
  const value = await countRegister(store.read, dayIn(zone, now));
  await store.tx(async (w) => {
    await w
      .insert(companyFacts)
      .values({ name: NAME, value, at: now })
      .onConflictDoUpdate({ target: companyFacts.name, set: { value, at: now } });
  });
  return value;
}

/** Whether there is more than a page should wait for. */
export async function isLarge(reader: Reader): Promise<boolean> {
  const some = reader
    .select({ one: sql`1`.as("one") })
    .from(rows)
    .limit(COUNTED_AT_ONCE + 1)
    .as("some");
  const [counted] = await reader.select({ size: count() }).from(some);
  return counted!.size > COUNTED_AT_ONCE;
}

/** Each number comes from an index alone: those by their dates, less the few that do not count in spite of them. */
async function countRegister(reader: Reader, today: Day): Promise<Summary> {
  const [all] = await reader.select({ people: countDistinct(rows.personId), rows: count() }).from(rows);
  const counted = async (dates: SQL | undefined) => {
    const of = async (where: SQL | undefined) => (await reader.select({ n: count() }).from(rows).where(where))[0]!.n;
    const [byDates, stopped] = [await of(dates), await of(and(isNotNull(rows.stopped), dates))];
    return byDates - stopped - (await of(and(lte(rows.suspendsOn, today), isNull(rows.stopped), dates)));
  };
  const valid = await counted(gte(rows.expiresOn, today));
  return { ...all!, valid, soon: await counted(between(rows.expiresOn, today, addDays(today, SOON))) };
}

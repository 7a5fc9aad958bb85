import { eq, sql } from "drizzle-orm";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";

/** Whether anybody is, or was last, at a site. */
export const isSite = async (reader: Reader, site: string): Promise<boolean> =>
  (await reader.select({ id: people.id }).from(people).where(eq(people.site, site)).limit(1)).length > 0;

/** Sites in order, to be proposed where one is asked for. Each is found by a step along the index, however many people are there. */
export async function someSites(reader: Reader, limit: number): Promise<string[]> {
  const next = (after: ReturnType<typeof sql>) => sql`(select min(${people.site}) from ${people} where ${people.site} > ${after})`;
  const steps = sql`with recursive steps(site) as (select ${next(sql`''`)} union all select ${next(sql`steps.site`)} from steps where steps.site is not null)
    select site from steps where site is not null limit ${limit}`;
  const rows = await reader.select({ site: sql<string>`site` }).from(sql`(${steps}) as found`).limit(limit);
  return rows.map(({ site }) => site);
}

import { and, asc, eq, isNull } from "drizzle-orm";
import type { Reader } from "~db/store";
import { people, roles } from "~db/tables/people";

/** More people of HR than a company has. */
const MOST = 200;

/** Everybody of HR who is active. */
export async function everybodyOfHr(reader: Reader): Promise<string[]> {
  const rows = await reader
    .select({ id: people.id })
    .from(roles)
    .innerJoin(people, eq(people.id, roles.personId))
    .where(and(eq(roles.role, "hr"), isNull(roles.endedAt), eq(people.active, true)))
    .orderBy(asc(people.id))
    .limit(MOST);
  return rows.map(({ id }) => id);
}

import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import { normalStaffNumber } from "~/people/account";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { MOST_NAMED } from "./rule-form";

/** The active people of these staff numbers, and the numbers nobody active has. */
export async function peopleNamed(reader: Reader, numbers: string[]): Promise<{ personIds: string[]; unknown: string[] }> {
  const wanted = [...new Set(numbers.map(normalStaffNumber))];
  const rows = await reader
    .select({ id: people.id, staffNumber: people.staffNumber })
    .from(people)
    .where(and(inArray(people.staffNumber, ["", ...wanted]), eq(people.active, true)))
    .limit(MOST_NAMED);
  const found = new Set(rows.map(({ staffNumber }) => staffNumber));
  return { personIds: rows.map(({ id }) => id), unknown: wanted.filter((number) => !found.has(number)) };
}

/** Where people work, for choosing. */
export async function sitesOf(reader: Reader): Promise<string[]> {
  const rows = await reader
    .selectDistinct({ site: people.site })
    .from(people)
    .where(and(isNotNull(people.site), eq(people.active, true)))
    .orderBy(asc(people.site))
    .limit(500);
  return rows.flatMap(({ site }) => site ?? []);
}

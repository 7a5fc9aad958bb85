import { and, eq } from "drizzle-orm";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import type { Relation } from "./can";
import { meet, member, trainer } from "./memberships.server";
import type { Visitor } from "./visitor";

/** Longer reporting lines than this are circles. */
const DEEPEST = 30;

/** How the visitor stands to a person today, for the questions of `can`. */
export async function relationTo(reader: Reader, visitor: Pick<Visitor, "personId">, personId: string, today: Day): Promise<Relation> {
  const [above, mine] = [await managersOf(reader, personId), await managersOf(reader, visitor.personId)];
  return {
    self: personId === visitor.personId,
    inMyLine: above.includes(visitor.personId),
    directReport: above[0] === visitor.personId,
    inMyGroup: await trains(reader, visitor.personId, personId, today),
    myManager: mine.includes(personId),
  };
}

/** The people above a person, nearest first. */
export async function managersOf(reader: Reader, personId: string): Promise<string[]> {
  const above: string[] = [];
  let current: string | null = personId;
  while (current && above.length < DEEPEST) {
    const [row]: { managerId: string | null }[] = await reader.select({ managerId: people.managerId }).from(people).where(eq(people.id, current)).limit(1);
    current = row?.managerId ?? null;
    if (!current || above.includes(current)) break;
    above.push(current);
  }
  return above;
}

async function trains(reader: Reader, trainerId: string, personId: string, today: Day): Promise<boolean> {
  const rows = await reader
    .select({ groupId: trainer.groupId })
    .from(trainer)
    .innerJoin(member, meet(today))
    .where(and(eq(trainer.personId, trainerId), eq(member.personId, personId)))
    .limit(1);
  return rows.length > 0;
}

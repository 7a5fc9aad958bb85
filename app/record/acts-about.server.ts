import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "~db/store";
import { auditEntries, auditValues } from "~db/tables/audit";
import { people } from "~db/tables/people";

/** An entry of the audit trail to be read by people. `by`: null where no person did it; `values`: null where they were erased. */
export type ActAbout<A extends string> = {
  id: string;
  at: Date;
  act: A;
  by: { name: string; otherName: string | null } | null;
  values: Record<string, unknown> | null;
};

const SHOWN = 30;

/** What was done about one subject, of the acts asked for, the newest first. */
export async function actsAbout<A extends string>(reader: Reader, subjectId: string, acts: readonly A[]): Promise<ActAbout<A>[]> {
  const rows = await reader
    .select({ id: auditEntries.id, at: auditEntries.at, act: auditEntries.act, values: auditValues.values, name: people.name, otherName: people.otherName })
    .from(auditEntries)
    .leftJoin(auditValues, eq(auditValues.entryId, auditEntries.id))
    .leftJoin(people, eq(people.id, auditEntries.actorId))
    .where(and(eq(auditEntries.subjectId, subjectId), inArray(auditEntries.act, [...acts])))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(SHOWN);
  return rows.map(({ act, name, otherName, ...row }) => ({ ...row, act: act as A, by: name === null ? null : { name, otherName } }));
}

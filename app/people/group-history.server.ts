import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "~db/store";
import { auditEntries, auditValues } from "~db/tables/audit";
import { people } from "~db/tables/people";

const groupActs = ["groups.added", "groups.renamed", "groups.ended"] as const;
type GroupPast = { id: string; at: Date; act: (typeof groupActs)[number]; name: string; by: { name: string; otherName: string | null } | null };

/** Who made, named and closed a group, and when, the newest first. */
export async function historyOfGroup(reader: Reader, groupId: string): Promise<GroupPast[]> {
  const rows = await reader
    .select({ id: auditEntries.id, at: auditEntries.at, act: auditEntries.act, values: auditValues.values, name: people.name, otherName: people.otherName })
    .from(auditEntries)
    .leftJoin(auditValues, eq(auditValues.entryId, auditEntries.id))
    .leftJoin(people, eq(people.id, auditEntries.actorId))
    .where(and(eq(auditEntries.subjectId, groupId), inArray(auditEntries.act, [...groupActs])))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(30);
  return rows.map(({ id, at, act, values, name, otherName }) => ({
    ...{ id, at, act: act as GroupPast["act"] },
    name: typeof values?.name === "string" ? values.name : "",
    by: name === null ? null : { name, otherName },
  }));
}

import { and, desc, eq, inArray } from "drizzle-orm";
import type { Reader } from "~db/store";
import { auditEntries, auditValues } from "~db/tables/audit";
import { departments, people } from "~db/tables/people";
import { bothNames } from "./names";

/** What of a person's history is shown; keys of `history.acts` in the catalogue. */
export const historyActs = ["people.added", "people.changed", "people.deactivated", "people.reactivated"] as const;
export type HistoryAct = (typeof historyActs)[number];
type Changed = { field: string; from: string | null; to: string | null };
export type Past = { id: string; at: Date; act: HistoryAct; by: { name: string; otherName: string | null } | null; changes: Changed[] };

const SHOWN = 30;

/** What was changed about a person's facts, by whom and when, the newest first. What was erased since is left out. */
export async function historyOf(reader: Reader, personId: string): Promise<Past[]> {
  const rows = await reader
    .select({ id: auditEntries.id, at: auditEntries.at, act: auditEntries.act, values: auditValues.values, name: people.name, otherName: people.otherName })
    .from(auditEntries)
    .leftJoin(auditValues, eq(auditValues.entryId, auditEntries.id))
    .leftJoin(people, eq(people.id, auditEntries.actorId))
    .where(and(eq(auditEntries.subjectId, personId), inArray(auditEntries.act, [...historyActs])))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(SHOWN);
  const past = rows.map(({ id, at, act, values, name, otherName }) => ({
    ...{ id, at, act: act as HistoryAct, by: name === null ? null : { name, otherName } },
    changes: act === "people.changed" ? changesIn(values) : [],
  }));
  return withNames(reader, past);
}

const changesIn = (values: Record<string, unknown> | null): Changed[] =>
  Object.entries(values ?? {}).flatMap(([field, change]) => {
    const { from, to } = (change ?? {}) as { from?: unknown; to?: unknown };
    const text = (value: unknown) => (typeof value === "string" ? value : null);
    return [{ field, from: text(from), to: text(to) }];
  });

/** Departments and managers by what they are called now. */
async function withNames(reader: Reader, past: Past[]): Promise<Past[]> {
  const idsOf = (field: string) =>
    past.flatMap(({ changes }) => changes.filter((one) => one.field === field).flatMap(({ from, to }) => [from, to].flatMap((id) => id ?? [])));
  const names = new Map<string, string>();
  const [inDepartments, managers] = [[...new Set(idsOf("departmentId"))], [...new Set(idsOf("managerId"))]];
  if (inDepartments.length > 0)
    for (const { id, ...own } of await reader
      .select({ id: departments.id, name: departments.name, otherName: departments.otherName })
      .from(departments)
      .where(inArray(departments.id, inDepartments))
      .limit(inDepartments.length))
      names.set(id, bothNames(own));
  if (managers.length > 0)
    for (const { id, ...own } of await reader
      .select({ id: people.id, name: people.name, otherName: people.otherName })
      .from(people)
      .where(inArray(people.id, managers))
      .limit(managers.length))
      names.set(id, bothNames(own));
  const named = (value: string | null) => (value === null ? null : (names.get(value) ?? value));
  const shown = (change: Changed) => (/Id$/.test(change.field) ? { ...change, from: named(change.from), to: named(change.to) } : change);
  return past.map((one) => ({ ...one, changes: one.changes.map(shown) }));
}

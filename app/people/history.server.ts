import { and, asc, eq, inArray } from "drizzle-orm";
import { addDays, dayIn, isDay } from "~/locale/day";
import { type ActAbout, actsAbout } from "~/record/acts-about.server";
import type { Day } from "~db/kit";
import type { Reader } from "~db/store";
import { auditEntries, auditValues } from "~db/tables/audit";
import { departments, people } from "~db/tables/people";
import { bothNames } from "./names";
import { type Held, heldOver } from "./planned";

/** What of a person's history is shown; keys of `history.acts` in the catalogue. */
export const historyActs = [
  ...(["people.added", "people.changed", "people.deactivated", "people.reactivated"] as const),
  ...(["people.change-planned", "people.change-taken-back"] as const),
] as const;
export type HistoryAct = (typeof historyActs)[number];
type Changed = { field: string; from: string | null; to: string | null };
/** `since`: the day from which it counts, where that is not the day it was written. */
export type Past = Omit<ActAbout<HistoryAct>, "values"> & { since: Day | null; changes: Changed[] };

/** What was changed about a person's facts, by whom and when, the newest first. What was erased since is left out. */
export async function historyOf(reader: Reader, personId: string): Promise<Past[]> {
  const past = (await actsAbout(reader, personId, historyActs)).map(({ values, ...done }) => ({
    ...{ ...done, since: dayOf(values?.since ?? values?.onDay) },
    changes: done.act === "people.changed" ? changesIn(values) : [],
  }));
  return withNames(reader, past);
}

const dayOf = (value: unknown): Day | null => (typeof value === "string" && isDay(value) ? value : null);

const FOLLOWED = 500;
export const followed = ["name", "departmentId", "managerId", "position"] as const;
export type Followed = (typeof followed)[number];

/** What a person was called, where and under whom they worked and as what, from when to when, the newest first, where it ever changed. */
export async function heldBy(
  reader: Reader,
  person: Pick<typeof people.$inferSelect, "id" | Followed>,
  zone: string,
): Promise<{ field: Followed; spans: Held[] }[]> {
  const rows = await reader
    .select({ at: auditEntries.at, values: auditValues.values })
    .from(auditEntries)
    .innerJoin(auditValues, eq(auditValues.entryId, auditEntries.id))
    .where(and(eq(auditEntries.subjectId, person.id), eq(auditEntries.act, "people.changed")))
    .orderBy(asc(auditEntries.at), asc(auditEntries.id))
    .limit(FOLLOWED);
  const all = rows.flatMap(({ at, values }) => changesIn(values).map((change) => ({ ...change, on: dayOf(values.since) ?? dayIn(zone, at) })));
  const named = await namesFor(reader, all);
  return followed.flatMap((field) => {
    const changes = all.filter((change) => change.field === field);
    if (changes.length === 0) return [];
    const spans = heldOver(changes, person[field], (day) => addDays(day, -1));
    return [{ field, spans: spans.map((span) => ({ ...span, value: field.endsWith("Id") ? named(span.value) : span.value })) }];
  });
}

const changesIn = (values: Record<string, unknown> | null): Changed[] =>
  Object.entries(values ?? {}).flatMap(([field, change]) => {
    if (typeof change !== "object" || change === null) return [];
    const { from, to } = change as { from?: unknown; to?: unknown };
    const text = (value: unknown) => (typeof value === "string" ? value : null);
    return [{ field, from: text(from), to: text(to) }];
  });

/** Departments and managers by what they are called now. */
async function withNames(reader: Reader, past: Past[]): Promise<Past[]> {
  const named = await namesFor(
    reader,
    past.flatMap(({ changes }) => changes),
  );
  const shown = (change: Changed) => (/Id$/.test(change.field) ? { ...change, from: named(change.from), to: named(change.to) } : change);
  return past.map((one) => ({ ...one, changes: one.changes.map(shown) }));
}

/** What the departments and managers among changes are called now. */
export async function namesFor(reader: Reader, changes: Changed[]): Promise<(value: string | null) => string | null> {
  const idsOf = (field: string) => [...new Set(changes.filter((one) => one.field === field).flatMap(({ from, to }) => [from, to].flatMap((id) => id ?? [])))];
  const names = new Map<string, string>();
  const [inDepartments, managers] = [idsOf("departmentId"), idsOf("managerId")];
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
  return (value) => (value === null ? null : (names.get(value) ?? value));
}

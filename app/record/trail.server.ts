import { and, desc, eq, gte, inArray, lt, or, type SQL } from "drizzle-orm";
import { searchWords } from "~/people/search";
import { beginsWith, hasWord } from "~/people/search.server";
import type { Reader } from "~db/store";
import { auditValues, auditEntries as entries } from "~db/tables/audit";
import { nameWords, people } from "~db/tables/people";

/** Where a page of the trail begins: behind this entry. */
export type Place = { at: Date; id: string };
/** `from` counts, `until` no more. */
export type TrailFilters = { person?: string; actor?: string; act?: string; from?: Date; until?: Date };
type Named = { id: string; staffNumber: string; name: string; otherName: string | null };
export type TrailEntry = {
  id: string;
  at: Date;
  act: string;
  seq: number | null;
  actor: Named | null;
  actorId: string | null;
  subject: Named | null;
  subjectId: string | null;
  reason: string | null;
};

const PAGE = 50;

/** A page of the trail, the newest first; each filter has an index in the order of time. `older`: where the next page begins. */
export async function trailPage(reader: Reader, filters: TrailFilters, after?: Place): Promise<{ entries: TrailEntry[]; older: Place | null }> {
  const { person, actor, act, from, until } = filters;
  const asked: (SQL | undefined)[] = [
    person ? eq(entries.subjectId, person) : undefined,
    actor ? eq(entries.actorId, actor) : undefined,
    act ? eq(entries.act, act) : undefined,
    from ? gte(entries.at, from) : undefined,
    until ? lt(entries.at, until) : undefined,
    after ? or(lt(entries.at, after.at), and(eq(entries.at, after.at), lt(entries.id, after.id))) : undefined,
  ];
  const { id, at, actorId, subjectId, seq } = entries;
  const rows = await reader
    .select({ id, at, act: entries.act, actorId, subjectId, seq, values: auditValues.values })
    .from(entries)
    .leftJoin(auditValues, eq(auditValues.entryId, entries.id))
    .where(and(...asked))
    .orderBy(desc(entries.at), desc(entries.id))
    .limit(PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const named = await peopleById(
    reader,
    shown.flatMap((row) => [row.actorId ?? [], row.subjectId ?? []].flat()),
  );
  const last = shown.at(-1);
  return {
    entries: shown.map(({ values, ...row }) => ({
      ...row,
      actor: named.get(row.actorId ?? "") ?? null,
      subject: named.get(row.subjectId ?? "") ?? null,
      reason: typeof values?.reason === "string" ? values.reason : null,
    })),
    older: rows.length > PAGE && last ? { at: last.at, id: last.id } : null,
  };
}

async function peopleById(reader: Reader, personIds: string[]): Promise<Map<string, Named>> {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return new Map();
  const { id, staffNumber, name, otherName } = people;
  const rows = await reader.select({ id, staffNumber, name, otherName }).from(people).where(inArray(people.id, ids)).limit(ids.length);
  return new Map(rows.map((row) => [row.id, row]));
}

const FEW = 6;

/** Those whom a staff number or a name can mean, also who has left; a few at most. */
export async function whoIsMeant(reader: Reader, typed: string): Promise<Named[]> {
  const { id, staffNumber, name, otherName } = people;
  const columns = { id, staffNumber, name, otherName };
  const exact = await reader.select(columns).from(people).where(eq(staffNumber, typed)).limit(1);
  const [longest, ...others] = searchWords(typed);
  if (exact.length > 0 || !longest) return exact;
  const found = reader.selectDistinct({ id: nameWords.personId }).from(nameWords).where(beginsWith(nameWords.word, longest));
  return reader
    .select(columns)
    .from(people)
    .where(and(inArray(id, found), ...others.map((word) => hasWord(id, word))))
    .limit(FEW);
}

import { and, desc, eq, exists, gte, inArray, isNotNull, isNull, notExists, sql } from "drizzle-orm";
import type { Library } from "~/content/library";
import type { Reader } from "~db/store";
import { people } from "~db/tables/people";
import { coachingNotes } from "~db/tables/role-play-results";
import { performances, scorecards } from "~db/tables/role-plays";
import { earlierThan } from "./beyond.server";
import { type Place, SHOWN, written } from "./place";
import { resitFor } from "./resits.server";

/** A fail that a coaching note must be written about before the person can be planned again. */
type NoteDue = { performanceId: string; staff: { id: string; name: string; otherName: string | null }; scenarioId: string; fails: number };
type Part = { trained: string[]; scenarioId?: string | null; after?: Place | null };
const DAYS_BACK = 90;
/** Looked at in one go: of many fails few wait for a note. */
const AT_ONCE = 50;

/** Of these people's results of the last months those that wait for a coaching note, the latest first. */
export async function notesDue(
  reader: Reader,
  library: Library,
  { trained, scenarioId, after = null }: Part,
  now: Date,
): Promise<{ items: NoteDue[]; next: string | null }> {
  const items: NoteDue[] = [];
  let place = after;
  while (trained.length > 0) {
    const rows = await unnoted(reader, { trained, scenarioId, after: place }, now);
    for (const { performance, name, otherName } of rows) {
      const { id, staffId, releasedAt } = performance;
      const { noteAfter, fails } = await resitFor(reader, library, performance, now);
      if (noteAfter === id) {
        if (items.length === SHOWN) return { items, next: place && written(place) };
        items.push({ performanceId: id, staff: { id: staffId, name, otherName }, scenarioId: performance.scenarioId, fails });
      }
      place = { at: releasedAt!, id };
    }
    if (rows.length < AT_ONCE) break;
  }
  return { items, next: null };
}

/** Fails behind a place that nobody has written a note about. */
function unnoted(reader: Reader, { trained, scenarioId, after }: Part, now: Date) {
  const failed = reader
    .select({ one: sql`1` })
    .from(scorecards)
    .where(and(eq(scorecards.performanceId, performances.id), eq(scorecards.passed, false)));
  const noted = reader.select({ one: sql`1` }).from(coachingNotes).where(eq(coachingNotes.performanceId, performances.id));
  return reader
    .select({ performance: performances, name: people.name, otherName: people.otherName })
    .from(performances)
    .innerJoin(people, eq(people.id, performances.staffId))
    .where(
      and(
        inArray(performances.staffId, trained),
        isNotNull(performances.towards),
        isNull(performances.setAsideAt),
        gte(performances.releasedAt, new Date(now.getTime() - DAYS_BACK * 86_400_000)),
        scenarioId ? eq(performances.scenarioId, scenarioId) : undefined,
        exists(failed),
        notExists(noted),
        earlierThan(performances.releasedAt, performances.id, after ?? null),
      ),
    )
    .orderBy(desc(performances.releasedAt), desc(performances.id))
    .limit(AT_ONCE);
}

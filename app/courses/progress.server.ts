import { and, asc, eq, min, sql } from "drizzle-orm";
import type { LessonFact } from "~/certification/facts";
import { prepared, type Reader } from "~db/store";
import { lessonReadings } from "~db/tables/courses";

/** More readings than anybody makes; the earliest count. */
const MOST = 10_000;

const { id, moduleId, lessonId, readAt } = lessonReadings;
const readings = prepared("readings_of", (reader: Reader) =>
  reader
    .select({ factId: id, moduleId, lessonId, readAt })
    .from(lessonReadings)
    .where(eq(lessonReadings.personId, sql.placeholder("personId")))
    .orderBy(asc(readAt), asc(id))
    .limit(MOST),
);

/** The first reading of each lesson by a person, the oldest first. */
export async function lessonFacts(reader: Reader, personId: string): Promise<LessonFact[]> {
  const rows = await readings(reader, { personId });
  const first = new Map<string, LessonFact>();
  for (const row of rows) if (!first.has(row.lessonId)) first.set(row.lessonId, row);
  return [...first.values()];
}

/** When a person first read each lesson of a module, by lesson id. */
export async function readInModule(reader: Reader, personId: string, moduleId: string): Promise<Map<string, Date>> {
  const rows = await reader
    .select({ lessonId: lessonReadings.lessonId, readAt: min(lessonReadings.readAt) })
    .from(lessonReadings)
    .where(and(eq(lessonReadings.personId, personId), eq(lessonReadings.moduleId, moduleId)))
    .groupBy(lessonReadings.lessonId)
    .limit(500);
  return new Map(rows.map(({ lessonId, readAt }) => [lessonId, readAt!]));
}

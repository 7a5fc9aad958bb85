import { asc, eq } from "drizzle-orm";
import type { Reader } from "~db/store";
import { lessonReadings } from "~db/tables/courses";

/** Every reading of a lesson to its end, the oldest first. */
export const lessonFacts = (reader: Reader, personId: string) =>
  reader
    .select({ factId: lessonReadings.id, moduleId: lessonReadings.moduleId, lessonId: lessonReadings.lessonId, readAt: lessonReadings.readAt })
    .from(lessonReadings)
    .where(eq(lessonReadings.personId, personId))
    .orderBy(asc(lessonReadings.readAt))
    .limit(10_000);

import { and, desc, eq, sql } from "drizzle-orm";
import { settleCertifications } from "~/certification/issuing.server";
import type { Lesson, Library } from "~/content/library";
import { keepVersions } from "~/content/versions.server";
import { prepared, type Reader, type Store } from "~db/store";
import { lessonOpenings, lessonReadings } from "~db/tables/courses";

type Reading = { personId: string; moduleId: string; lesson: Pick<Lesson, "id" | "hash"> };

/** Notes that a person opened a lesson. Each time counts: after a failed quiz its lessons are to be opened again. */
export const noteOpening = (store: Store, { personId, moduleId, lesson }: Reading, now: Date): Promise<void> =>
  store.tx(async (w) => {
    await w.insert(lessonOpenings).values({ personId, moduleId, lessonId: lesson.id, openedAt: now });
  });

const lastReading = prepared("last_reading", (reader: Reader) =>
  reader
    .select({ hash: lessonReadings.lessonHash, readAt: lessonReadings.readAt })
    .from(lessonReadings)
    .where(
      and(
        eq(lessonReadings.personId, sql.placeholder("personId")),
        eq(lessonReadings.moduleId, sql.placeholder("moduleId")),
        eq(lessonReadings.lessonId, sql.placeholder("lessonId")),
      ),
    )
    .orderBy(desc(lessonReadings.readAt))
    .limit(1),
);

/** A form sent twice within this time is one reading. */
const SAME_READING_MS = 60_000;

/** Notes that a person read a lesson to its end, and settles what they have earned by it. */
export const noteReading = (store: Store, library: Library, { personId, moduleId, lesson }: Reading, now: Date): Promise<void> =>
  store.tx(async (w) => {
    const [last] = await lastReading(w, { personId, moduleId, lessonId: lesson.id });
    if (last?.hash === lesson.hash && now.getTime() - last.readAt.getTime() < SAME_READING_MS) return;
    await keepVersions(w, library, [lesson.hash], now);
    await w.insert(lessonReadings).values({ personId, moduleId, lessonId: lesson.id, lessonHash: lesson.hash, readAt: now });
    await settleCertifications(w, library, personId, now);
  });

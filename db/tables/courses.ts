import { id, index, key, moment, table, unique } from "../kit";
import { people } from "./people";

/** A person read a lesson to its end. Later readings are further rows. */
export const lessonReadings = table(
  "lesson_readings",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    moduleId: key().notNull(),
    lessonId: key().notNull(),
    lessonHash: key().notNull(),
    readAt: moment().notNull(),
  },
  (t) => [
    index("lesson_readings_by_person").on(t.personId, t.moduleId, t.lessonId, t.readAt),
    unique("lesson_readings_once").on(t.personId, t.lessonId, t.lessonHash, t.readAt),
  ],
);

/** A person opened a lesson: tells what to go on with, and that a lesson was opened again after a failed quiz. */
export const lessonOpenings = table(
  "lesson_openings",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    moduleId: key().notNull(),
    lessonId: key().notNull(),
    openedAt: moment().notNull(),
  },
  (t) => [index("lesson_openings_by_person").on(t.personId, t.moduleId, t.lessonId, t.openedAt)],
);

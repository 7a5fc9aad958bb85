import { id, json, key, moment, table, text, unique } from "../kit";
import { people } from "./people";
import { performances } from "./role-plays";

/** How the one who was scored saw their own play, said before anybody's marks were out. Added once, never changed, and part of no result. */
export const selfAssessments = table(
  "self_assessments",
  {
    id: id(),
    performanceId: key()
      .notNull()
      .references(() => performances.id),
    personId: key()
      .notNull()
      .references(() => people.id),
    levels: json<Record<string, number>>().notNull(),
    keep: text().notNull(),
    change: text().notNull(),
    givenAt: moment().notNull(),
  },
  (t) => [unique("self_assessments_once").on(t.performanceId)],
);

import { sql } from "drizzle-orm";
import { day, id, index, key, moment, table, unique } from "../kit";
import { people } from "./people";

/** A person must earn a certification by way of a course. A person is in a tier by an assignment. */
export const assignments = table(
  "assignments",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    courseId: key().notNull(),
    certificationId: key().notNull(),
    dueOn: day(),
    assignedBy: key(),
    assignedAt: moment().notNull(),
    endedAt: moment(),
  },
  (t) => [
    unique("assignments_open").on(t.personId, t.courseId).where(sql`ended_at is null`),
    index("assignments_by_person").on(t.personId, t.assignedAt),
    index("assignments_due").on(t.dueOn, t.id).where(sql`ended_at is null`),
  ],
);

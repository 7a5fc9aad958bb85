import { sql } from "drizzle-orm";
import { bool, day, id, index, int, json, key, moment, table, text, unique } from "../kit";
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
    ruleId: key(), // in assignment_rules; null: given in another way
    assignedAt: moment().notNull(),
    endedAt: moment(),
  },
  (t) => [
    unique("assignments_open").on(t.personId, t.courseId).where(sql`ended_at is null`),
    index("assignments_by_person").on(t.personId, t.assignedAt),
    index("assignments_due").on(t.dueOn, t.id).where(sql`ended_at is null`),
  ],
);

/** Whom a rule means: everybody who fits all of what is given. */
export type Whom = {
  /** With all departments below it. */
  departmentId?: string;
  site?: string;
  /** Whoever is to be certified in it, or is. */
  tier?: "new-hire" | "supervisor" | "executive";
  /** `supervisor`: who has direct reports. */
  role?: "supervisor" | "trainer" | "hr" | "author" | "admin";
  /** Hired on this day or later. */
  hiredFrom?: string;
  /** These people and nobody else. */
  personIds?: string[];
};

/** A course for all whom it means, from when it was made until it was ended. One that is not lasting means those of its first day only. */
export const assignmentRules = table(
  "assignment_rules",
  {
    id: id(),
    courseId: key().notNull(),
    whom: json<Whom>().notNull(),
    daysFromHiring: int(), // due so many days after the person was hired
    dueOn: day(), // or on this day; neither: by the days of the course
    lasting: bool().notNull(), // also whoever comes to fit later
    sending: key().notNull(), // the form it came from: sent twice, it is one rule
    madeBy: key()
      .notNull()
      .references(() => people.id),
    madeAt: moment().notNull(),
    walkDueAt: moment(), // when it is looked for people next; null: never again
    endedAt: moment(),
    endedBy: key(),
  },
  (t) => [
    unique("assignment_rules_sending").on(t.madeBy, t.sending),
    index("assignment_rules_due").on(t.walkDueAt),
    index("assignment_rules_by_time").on(t.madeAt),
  ],
);

/** What a rule did about a person, once: assigned, or why somebody has to look. Whoever fits no more keeps what they have. */
export const ruleOutcomes = table(
  "rule_outcomes",
  {
    id: id(),
    ruleId: key()
      .notNull()
      .references(() => assignmentRules.id),
    personId: key()
      .notNull()
      .references(() => people.id),
    outcome: text().$type<"assigned" | "too-little-time" | "certified" | "duplicate">().notNull(),
    at: moment().notNull(),
    settledAt: moment(), // of what somebody had to look at
    settledBy: key(),
    settledAs: text().$type<"assigned" | "left">(),
  },
  (t) => [
    unique("rule_outcomes_once").on(t.ruleId, t.personId),
    index("rule_outcomes_by_kind").on(t.ruleId, t.outcome),
    index("rule_outcomes_open").on(t.at, t.id).where(sql`outcome <> 'assigned' and settled_at is null`),
  ],
);

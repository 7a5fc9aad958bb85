import { sql } from "drizzle-orm";
import { bool, id, index, int, json, key, moment, table, text, unique } from "../kit";
import { people } from "./people";
import { attempts } from "./quizzes";

/** What a regrade has done so far. */
export type RegradeCounts = { looked: number; marked: number; changed: number; passed: number; failed: number };

/**
 * An author's order to mark again one question of all attempts that were marked by certain versions of it. Carried out in steps:
 * `cursor` is the last attempt looked at. Attempts begun before it and closed after it are marked again when they close.
 */
export const regrades = table(
  "regrades",
  {
    id: id(),
    quizId: key().notNull(),
    moduleId: key().notNull(),
    questionId: key().notNull(),
    number: int().notNull(), // the question's first, second … regrade
    fromHashes: json<string[]>().notNull(),
    toHash: key().notNull(),
    reason: text().notNull(),
    byPersonId: key()
      .notNull()
      .references(() => people.id),
    at: moment().notNull(),
    cursor: key(),
    counts: json<RegradeCounts>().notNull(),
    finishedAt: moment(),
  },
  (t) => [
    unique("regrades_number").on(t.quizId, t.questionId, t.number),
    index("regrades_by_time").on(t.at, t.id),
    index("regrades_unfinished").on(t.at).where(sql`finished_at is null`),
  ],
);

/** What a changed result means for a certificate: it rests on a result that no longer passes, or was earned by one that now does. */
export type CertificateTouched = { certificateId: string; by: "no-longer-passed" | "now-passed" };

/** The marks of an attempt after a regrade. Rows are added: those before stay as they are, and the newest counts. */
export const remarkings = table(
  "remarkings",
  {
    id: id(),
    attemptId: key()
      .notNull()
      .references(() => attempts.id),
    regradeId: key()
      .notNull()
      .references(() => regrades.id),
    personId: key()
      .notNull()
      .references(() => people.id),
    points: int().notNull(),
    maximum: int().notNull(),
    passed: bool().notNull(),
    criticalMissed: json<string[]>().notNull(),
    marks: json<Record<string, number>>().notNull(),
    hashes: json<Record<string, string>>().notNull(), // by question: the version it is marked by, where that is not the one drawn
    before: json<{ points: number; maximum: number; passed: boolean }>().notNull(),
    changed: bool().notNull(),
    turned: text().$type<"passed" | "failed">(), // null: passed or not as before
    countsFrom: moment(), // since when it counts as passed, where that is not the closing of the attempt
    certificates: json<CertificateTouched[]>().notNull(),
    markedAt: moment().notNull(),
  },
  (t) => [
    unique("remarkings_once").on(t.attemptId, t.regradeId),
    index("remarkings_by_person").on(t.personId, t.markedAt),
    index("remarkings_turned").on(t.markedAt, t.id).where(sql`turned is not null`),
  ],
);

/** That somebody of HR looked at a result that had turned, and what was decided. Decided once. */
export const remarkingDecisions = table(
  "remarking_decisions",
  {
    id: id(),
    remarkingId: key()
      .notNull()
      .references(() => remarkings.id),
    note: text().notNull(),
    decidedBy: key()
      .notNull()
      .references(() => people.id),
    decidedAt: moment().notNull(),
  },
  (t) => [unique("remarking_decided_once").on(t.remarkingId)],
);

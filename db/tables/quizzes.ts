import { sql } from "drizzle-orm";
import { bool, id, index, int, json, key, moment, primaryKey, table, text, unique } from "../kit";
import { people } from "./people";

/** What was drawn for an attempt: the questions by id and hash in their order, and the order of each one's parts (of a matching: parts, then choices). */
export type Draw = { questionId: string; questionHash: string; parts: string[] }[];

/** One try at a quiz. Closed once, by handing in or at its deadline; never opened again. */
export const attempts = table(
  "attempts",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    quizId: key().notNull(),
    moduleId: key().notNull(),
    settingsHash: key().notNull(),
    draw: json<Draw>().notNull(),
    startedAt: moment().notNull(),
    deadlineAt: moment(),
    closedAt: moment(),
    closedBy: text().$type<"person" | "deadline">(),
  },
  (t) => [
    unique("attempts_open").on(t.personId, t.quizId).where(sql`closed_at is null`),
    index("attempts_by_person").on(t.personId, t.quizId, t.startedAt),
    index("attempts_by_deadline").on(t.deadlineAt),
    index("attempts_by_quiz").on(t.quizId, t.id),
  ],
);

/** Options, parts, choices, items and gaps by their ids; numbers as they were typed. What is left blank is left out. */
export type Answer =
  | { kind: "single"; option: string }
  | { kind: "multiple"; options: string[] }
  | { kind: "true-false"; value: boolean }
  | { kind: "matching"; pairs: Record<string, string> }
  | { kind: "ordering"; order: string[] }
  | { kind: "numeric"; value: string }
  | { kind: "fill-in"; gaps: Record<string, string> };

/** Answers as they were given. The highest `seq` per question counts; a resent answer is the same row. One tree, no second key: this is the hottest insert. */
export const responses = table(
  "responses",
  {
    attemptId: key()
      .notNull()
      .references(() => attempts.id),
    questionId: key().notNull(),
    seq: int().notNull(),
    answer: json<Answer>().notNull(),
    savedAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.attemptId, t.questionId, t.seq] })],
);

/**
 * The marks of a closed attempt, made once from its responses and the questions as they were. Points are whole hundredths. They
 * stay as they were given; when the attempt was marked again, `remarkingId` names the marks that count now.
 */
export const attemptResults = table(
  "attempt_results",
  {
    attemptId: key()
      .primaryKey()
      .references(() => attempts.id),
    personId: key()
      .notNull()
      .references(() => people.id),
    quizId: key().notNull(),
    points: int().notNull(),
    maximum: int().notNull(),
    passed: bool().notNull(),
    criticalMissed: json<string[]>().notNull(),
    marks: json<Record<string, number>>().notNull(),
    markedAt: moment().notNull(),
    remarkingId: key(), // in remarkings
    analysedAt: moment(), // null: the figures of its quiz do not know it yet
  },
  (t) => [
    index("attempt_results_by_person").on(t.personId, t.quizId, t.markedAt),
    index("attempt_results_unanalysed").on(t.attemptId).where(sql`analysed_at is null`),
  ],
);

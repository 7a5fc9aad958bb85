import { sql } from "drizzle-orm";
import { bool, day, id, index, int, json, key, moment, primaryKey, table, text, unique } from "../kit";
import { people } from "./people";

/** What was drawn for an attempt: the questions by id and hash in their order, the order of each one's parts (of a matching: parts, then choices), and of an exam the module it is from. */
export type Draw = { questionId: string; questionHash: string; parts: string[]; moduleId?: string }[];

/** One try at a quiz or an exam. Closed once, by handing in or at its deadline; never opened again. */
export const attempts = table(
  "attempts",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    quizId: key().notNull(),
    moduleId: key(), // null: an exam, drawn from several modules
    settingsHash: key().notNull(),
    draw: json<Draw>().notNull(),
    /** Which of the person's tries at this quiz it is, from 1. Null in rows from before it was counted. */
    number: int(),
    startedAt: moment().notNull(),
    closesAt: moment(), // the closing of the test, as the instant it was when the attempt was begun
    deadlineAt: moment(), // worked out from the limit, the closing and the extra time; moved when time is given
    closedAt: moment(),
    closedBy: text().$type<"person" | "deadline">(),
    /** Questions the person marked to come back to. No judgement hangs on it, so it may change. */
    flagged: json<string[]>(),
  },
  (t) => [
    unique("attempts_open").on(t.personId, t.quizId).where(sql`closed_at is null`),
    unique("attempts_numbered").on(t.personId, t.quizId, t.number),
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
  | { kind: "fill-in"; gaps: Record<string, string> }
  | { kind: "essay"; text: string };

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

/** A trainer's talk with a person after the last failed try. Each opens one more; there is one per failed attempt at the most. */
export const quizTalks = table(
  "quiz_talks",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    quizId: key().notNull(),
    afterAttemptId: key()
      .notNull()
      .references(() => attempts.id),
    heldOn: day().notNull(),
    note: text().notNull(),
    recordedBy: key()
      .notNull()
      .references(() => people.id),
    recordedAt: moment().notNull(),
  },
  (t) => [unique("quiz_talks_after_attempt").on(t.afterAttemptId), index("quiz_talks_by_person").on(t.personId, t.quizId)],
);

/** Extra time given to a person: minutes, or percent of the limit; for one attempt, or for every attempt from then on. Time is given, never taken. */
export const extraTimes = table(
  "extra_times",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    quizId: key().notNull(),
    attemptId: key().references(() => attempts.id),
    minutes: int(),
    percent: int(),
    reason: text().notNull(),
    givenBy: key()
      .notNull()
      .references(() => people.id),
    givenAt: moment().notNull(),
  },
  (t) => [index("extra_times_by_person").on(t.personId, t.quizId, t.givenAt)],
);

/**
 * An essay that was handed in, to be marked by a trainer; its attempt has no result before all of its essays are. Marked once:
 * `levels` are the points given per criterion of the rubric the question had when it was drawn.
 */
export const essays = table(
  "essays",
  {
    id: id(),
    attemptId: key()
      .notNull()
      .references(() => attempts.id),
    questionId: key().notNull(),
    personId: key()
      .notNull()
      .references(() => people.id),
    quizId: key().notNull(),
    handedInAt: moment().notNull(),
    markedBy: key().references(() => people.id),
    markedAt: moment(),
    levels: json<Record<string, number>>(),
    note: text(),
  },
  (t) => [
    unique("essays_of_attempt").on(t.attemptId, t.questionId),
    index("essays_by_person").on(t.personId, t.quizId),
    index("essays_waiting").on(t.handedInAt).where(sql`marked_at is null`),
  ],
);

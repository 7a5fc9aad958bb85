import { sql } from "drizzle-orm";
import { day, id, index, json, key, moment, table, text, unique } from "../kit";
import { people } from "./people";
import { performances, settlements } from "./role-plays";

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

/** What a trainer worked out with somebody after a performance that was no pass, to be practised before the next. Added, never changed. */
export const coachingNotes = table(
  "coaching_notes",
  {
    id: id(),
    performanceId: key()
      .notNull()
      .references(() => performances.id),
    personId: key()
      .notNull()
      .references(() => people.id), // who was scored
    text: text().notNull(),
    writtenBy: key()
      .notNull()
      .references(() => people.id),
    writtenAt: moment().notNull(),
  },
  (t) => [index("coaching_notes_by_performance").on(t.performanceId, t.writtenAt), index("coaching_notes_by_person").on(t.personId, t.writtenAt)],
);

/**
 * A person's objection to a result of theirs that is out. Its clocks are set when it is filed: who received it, whose it is, and
 * what was decided are rows of their own.
 */
export const appeals = table(
  "appeals",
  {
    id: id(),
    performanceId: key()
      .notNull()
      .references(() => performances.id),
    personId: key()
      .notNull()
      .references(() => people.id),
    resultId: key().notNull(), // the scorecard or settlement that counted
    reason: text().notNull(),
    filedAt: moment().notNull(),
    receiveBy: moment().notNull(),
    ownerBy: moment().notNull(),
    decideOn: day().notNull(), // the last day for it, in the company's zone
    decideBy: moment().notNull(), // the same as an instant
    decidedAt: moment(),
  },
  (t) => [
    unique("appeals_once").on(t.resultId),
    index("appeals_by_performance").on(t.performanceId, t.filedAt),
    index("appeals_open").on(t.decidedAt, t.decideBy),
  ],
);

/** That an appeal was received, or is somebody's to decide; of several owners the last counts. Added, never changed. */
export const appealSteps = table(
  "appeal_steps",
  {
    id: id(),
    appealId: key()
      .notNull()
      .references(() => appeals.id),
    kind: text().$type<"received" | "owned">().notNull(),
    byId: key()
      .notNull()
      .references(() => people.id),
    ownerId: key().references(() => people.id),
    at: moment().notNull(),
  },
  (t) => [unique("appeals_received_once").on(t.appealId).where(sql`kind = 'received'`), index("appeal_steps_by_appeal").on(t.appealId, t.at)],
);

/**
 * What was decided, once: the result stands, it is changed by a scorecard of its decider (`settlementId`), or the performance is
 * set aside and played again.
 */
export const appealDecisions = table(
  "appeal_decisions",
  {
    id: id(),
    appealId: key()
      .notNull()
      .references(() => appeals.id),
    outcome: text().$type<"stands" | "changed" | "again">().notNull(),
    reason: text().notNull(),
    decidedBy: key()
      .notNull()
      .references(() => people.id),
    settlementId: key().references(() => settlements.id),
    decidedAt: moment().notNull(),
  },
  (t) => [unique("appeals_decided_once").on(t.appealId)],
);

import { sql } from "drizzle-orm";
import { bool, id, index, int, json, key, moment, primaryKey, table, text, unique } from "../kit";
import { people } from "./people";

/** A round (one role-play, many people) or a circuit (a role-play at each station), planned at once. Its turns are performances. */
export const rounds = table(
  "rounds",
  {
    id: id(),
    kind: text().$type<"round" | "circuit">().notNull(),
    startsAt: moment().notNull(),
    minutes: int().notNull(), // of one turn
    plannedBy: key()
      .notNull()
      .references(() => people.id),
    plannedAt: moment().notNull(),
    sending: key().notNull(), // the form it came from: sent twice, it is one round
  },
  (t) => [unique("rounds_sending").on(t.plannedBy, t.sending), index("rounds_by_time").on(t.startsAt)],
);

/** One playing of a scenario. `towards` names the certification it counts for; null is practice. */
export const performances = table(
  "performances",
  {
    id: id(),
    scenarioId: key().notNull(),
    scenarioHash: key().notNull(),
    rubricId: key().notNull(),
    rubricHash: key().notNull(),
    variantId: key().notNull(),
    tier: text().$type<"new-hire" | "supervisor" | "executive">().notNull(),
    towards: key(),
    staffId: key()
      .notNull()
      .references(() => people.id), // the part that is scored
    scheduledAt: moment().notNull(),
    room: text(),
    roundId: key().references(() => rounds.id), // null when planned singly
    plannedBy: key().notNull(),
    plannedAt: moment().notNull(),
    startedAt: moment(),
    endedAt: moment(),
    cancelledAt: moment(), // taken back, or came to nothing in one of these ways
    ending: text().$type<"no-show" | "stopped">(),
    endingReason: text(),
    releasedAt: moment(), // when the learner may see the result
    conflictSince: moment(), // its scorecards do not settle: somebody has to decide
    setAsideAt: moment(), // after an appeal it is played again and counts for nothing
  },
  (t) => [
    index("performances_by_staff").on(t.staffId, t.scheduledAt),
    index("performances_by_time").on(t.scheduledAt),
    index("performances_by_release").on(t.releasedAt),
    index("performances_by_conflict").on(t.conflictSince),
    index("performances_by_round").on(t.roundId, t.scheduledAt),
    index("performances_open").on(t.releasedAt, t.cancelledAt, t.scheduledAt, t.id),
  ],
);

/** Who else took part: the customer player and observers. */
export const performanceParts = table(
  "performance_parts",
  {
    performanceId: key()
      .notNull()
      .references(() => performances.id),
    personId: key()
      .notNull()
      .references(() => people.id),
    part: text().$type<"customer" | "observer">().notNull(),
  },
  (t) => [primaryKey({ columns: [t.performanceId, t.personId, t.part] }), index("performance_parts_by_person").on(t.personId)],
);

/** Who is to grade a performance. */
export const performanceGraders = table(
  "performance_graders",
  {
    performanceId: key()
      .notNull()
      .references(() => performances.id),
    personId: key()
      .notNull()
      .references(() => people.id),
    assignedBy: key().notNull(),
    assignedAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.performanceId, t.personId] }), index("performance_graders_by_person").on(t.personId)],
);

/** A grader who was to score and did not, who took their place, and why. Added, never changed; who grades now is said above. */
export const graderReplacements = table(
  "grader_replacements",
  {
    id: id(),
    performanceId: key()
      .notNull()
      .references(() => performances.id),
    replacedId: key()
      .notNull()
      .references(() => people.id),
    graderId: key()
      .notNull()
      .references(() => people.id),
    reason: text().notNull(),
    byId: key()
      .notNull()
      .references(() => people.id),
    at: moment().notNull(),
  },
  (t) => [index("grader_replacements_by_performance").on(t.performanceId, t.at)],
);

/** A grader's marks: a level or "not applicable" per criterion, chips and a written observation per criterion, red lines seen, ticks. */
export type Marks = {
  levels: Record<string, number | "not-applicable">;
  chips: Record<string, string[]>;
  observations: Record<string, string>;
  redLines: string[];
  ticks: string[];
  comment: string;
  /** The judgement as a whole, 1 to 5, apart from the rubric and never in the score; for statistics. Absent when not given. */
  global?: number;
};

/** Marks in the making. `toConfirm`: red lines ticked once; only a second tick moves them to `redLines`. */
export type DraftMarks = Marks & { toConfirm: string[] };

/** What a role-play must reach: a mean in hundredths, the lowest level allowed on any criterion, and on some of them. */
export type PassRule = { mean: number; floor: number; floors: Record<string, number> };

/** Marks in the making, appended as they are given, so that nothing is lost and the newest `seq` counts. */
export const scorecardDrafts = table(
  "scorecard_drafts",
  {
    id: id(),
    performanceId: key()
      .notNull()
      .references(() => performances.id),
    graderId: key()
      .notNull()
      .references(() => people.id),
    seq: int().notNull(),
    writer: key().notNull(), // the opened page that wrote it
    turn: int().notNull(), // its own count, so that a save that was overtaken on the way is known as old
    marks: json<DraftMarks>().notNull(),
    ready: bool().notNull(), // complete, and handed in to be signed
    savedAt: moment().notNull(),
  },
  (t) => [unique("scorecard_drafts_seq").on(t.performanceId, t.graderId, t.seq)],
);

/** One grader's marks on one performance. Added, never changed: a correction is a later row that names the one it supersedes. */
export const scorecards = table(
  "scorecards",
  {
    id: id(),
    performanceId: key()
      .notNull()
      .references(() => performances.id),
    graderId: key()
      .notNull()
      .references(() => people.id),
    rubricHash: key().notNull(),
    rulesHash: key(), // the certification's rules it was judged by; null in practice
    passRule: json<PassRule>().notNull(), // the numbers as they were
    marks: json<Marks>().notNull(),
    weightedSum: int().notNull(), // the mean in hundredths, 100 to 500, never rounded up: see scoreOf
    passed: bool().notNull(),
    hash: key().notNull(), // SHA-256 of the canonical scorecard that the signature covers
    staffIdAsSigned: key(), // who was scored, as the signature says it, where two records of theirs were merged since
    submittedAt: moment().notNull(),
    supersedes: key(),
  },
  (t) => [
    unique("scorecards_first").on(t.performanceId, t.graderId).where(sql`supersedes is null`),
    unique("scorecards_supersedes").on(t.supersedes),
    index("scorecards_by_performance").on(t.performanceId, t.submittedAt),
    index("scorecards_by_grader").on(t.graderId, t.submittedAt, t.performanceId),
  ],
);

/** A signed scorecard that its grader wants to correct, and why. The correction itself is the scorecard that supersedes it. */
export const corrections = table(
  "scorecard_corrections",
  {
    id: id(),
    scorecardId: key()
      .notNull()
      .references(() => scorecards.id),
    reason: text().notNull(),
    openedAt: moment().notNull(),
  },
  (t) => [unique("scorecard_corrections_once").on(t.scorecardId)],
);

/**
 * The result of a performance that several graded: by rule, with a third grader, or by a senior's decision with a reason; or of
 * any performance, after an appeal. Added, never changed: a later row names the one it supersedes. With one grader and no appeal
 * the scorecard itself is the result.
 */
export const settlements = table(
  "settlements",
  {
    id: id(),
    performanceId: key()
      .notNull()
      .references(() => performances.id),
    how: text().$type<"rule" | "third" | "decision" | "appeal">().notNull(),
    scorecardIds: json<string[]>().notNull(), // those that count
    points: int().notNull(), // the exact mean is points ÷ total
    total: int().notNull(),
    weightedSum: int().notNull(), // the same in hundredths, never rounded up
    passed: bool().notNull(),
    decidedBy: key().references(() => people.id), // null when settled by rule
    reason: text(),
    settledAt: moment().notNull(),
    supersedes: key(),
  },
  (t) => [unique("settlements_first").on(t.performanceId).where(sql`supersedes is null`), unique("settlements_supersedes").on(t.supersedes)],
);

/** A person's own confirmation of something, after a step-up: who, when, what it means, and the hashes of what was signed. */
export const signatures = table(
  "signatures",
  {
    id: id(),
    subjectKind: key().notNull(), // "scorecard", "sign-off"
    subjectId: key().notNull(),
    signedBy: key()
      .notNull()
      .references(() => people.id),
    nameAsSigned: text().notNull(),
    meaning: text().notNull(),
    hashes: json<Record<string, string>>().notNull(),
    signedAt: moment().notNull(),
  },
  (t) => [unique("signatures_once").on(t.subjectKind, t.subjectId, t.signedBy)],
);

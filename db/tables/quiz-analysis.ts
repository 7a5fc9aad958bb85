import { bool, index, int, json, key, moment, primaryKey, table, text } from "../kit";
import { attempts } from "./quizzes";

/** One question of an attempt as the analysis needs it: its version, mark and maximum in hundredths, what was chosen, and whole seconds. */
export type AttemptItem = { id: string; hash: string; mark: number; maximum: number; answered: boolean; chosen: string[]; seconds: number | null };

/** A closed attempt without its person, derived from its result and responses. Rebuilt from them at any time. */
export const attemptFigures = table(
  "attempt_figures",
  {
    attemptId: key()
      .primaryKey()
      .references(() => attempts.id),
    quizId: key().notNull(),
    settingsHash: key().notNull(),
    isFirst: bool().notNull(), // the person's first at the quiz
    passed: bool().notNull(),
    items: json<AttemptItem[]>().notNull(),
  },
  (t) => [index("attempt_figures_by_quiz").on(t.quizId, t.attemptId), index("attempt_figures_by_first").on(t.quizId, t.isFirst, t.attemptId)],
);

/** Which attempts are counted: each person's first one, or all. */
export type Scope = "first" | "all";

/** The figures of one version of a question, derived from `attempt_figures`. */
export const questionFigures = table(
  "question_figures",
  {
    quizId: key().notNull(),
    scope: text().$type<Scope>().notNull(),
    hash: key().notNull(),
    questionId: key().notNull(),
    figures: json<unknown>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.quizId, t.scope, t.hash] })],
);

/** The figures of a quiz under one version of its settings, derived likewise. */
export const quizFigures = table(
  "quiz_figures",
  {
    quizId: key().notNull(),
    scope: text().$type<Scope>().notNull(),
    settingsHash: key().notNull(),
    figures: json<unknown>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.quizId, t.scope, t.settingsHash] })],
);

/** Which quizzes have news that their figures do not tell yet: `changes` counts what came, `counted` is how many of these are told. */
export const quizAnalyses = table("quiz_analyses", {
  quizId: key().primaryKey(),
  changes: int().notNull(),
  counted: int().notNull(),
  countedAt: moment(),
});

import { bool, id, index, json, key, moment, table } from "../kit";
import { people } from "./people";
import type { Answer } from "./quizzes";

/**
 * A question put to a person to practise, and once what they answered. Nobody judges by it: it only tells what to put next, and
 * is forgotten in time.
 */
export const practiceTurns = table(
  "practice_turns",
  {
    id: id(),
    personId: key()
      .notNull()
      .references(() => people.id),
    /** Whose bank the question is of. */
    moduleId: key().notNull(),
    questionId: key().notNull(),
    questionHash: key().notNull(),
    /** The order of its parts. */
    parts: json<string[]>().notNull(),
    /** What the person had chosen to practise: a module, or all of them where it is null; all of it, or what they got wrong. */
    fromModuleId: key(),
    wrongOnly: bool().notNull(),
    putAt: moment().notNull(),
    /** Null also when the person asked to be shown the answer. */
    answer: json<Answer>(),
    fullyRight: bool(),
    answeredAt: moment(),
  },
  (t) => [index("practice_turns_by_person").on(t.personId, t.questionId, t.putAt), index("practice_turns_by_time").on(t.putAt)],
);

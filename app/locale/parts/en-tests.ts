import { quizRules } from "../en/quiz-rules";
import { quizzes } from "../en/quizzes";

/** The English words of the door of a quiz or an exam and of its result. */
export const enTests = { quizRules, quizzes };
export type TestWords = typeof enTests;

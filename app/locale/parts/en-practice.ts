import { practice } from "../en/practice";
import { quizzes } from "../en/quizzes";

/** The English words of a question that is practised, beside those of answering it. Both are among those of other pages too. */
export const enPractice = { practice, quizzes };

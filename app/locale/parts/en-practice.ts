import { practice } from "../en/practice";
import { quizzes } from "../en/quizzes";

/** The English words of a question that is practised, beside those of answering it. They are among those of the pages everybody has. */
export const enPractice = { practice, quizzes };

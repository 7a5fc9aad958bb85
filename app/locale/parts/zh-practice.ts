import { practice } from "../zh/practice";
import { quizzes } from "../zh/quizzes";

export const zhPractice = { practice, quizzes };

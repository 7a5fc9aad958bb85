import { quizRules } from "../zh/quiz-rules";
import { quizzes } from "../zh/quizzes";
import type { TestWords } from "./en-tests";

export const zhTests: TestWords = { quizRules, quizzes };

import type { Words } from "../en";

export const quizzes: Words["quizzes"] = {};

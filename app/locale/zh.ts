import type { OwnWords } from "./en";
import { certification } from "./zh/certification";
import { courses } from "./zh/courses";
import { errors } from "./zh/errors";
import { frame } from "./zh/frame";
import { path } from "./zh/path";
import { people } from "./zh/people";
import { phrases } from "./zh/phrases";
import { quizRules } from "./zh/quiz-rules";
import { quizzes } from "./zh/quizzes";
import { record } from "./zh/record";
import { rolePlays } from "./zh/role-plays";
import { toasts } from "./zh/toasts";

export const zh: OwnWords = { certification, courses, errors, frame, path, people, phrases, quizRules, quizzes, record, rolePlays, toasts };

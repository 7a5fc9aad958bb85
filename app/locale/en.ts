import { certification } from "./en/certification";
import { courses } from "./en/courses";
import { errors } from "./en/errors";
import { frame } from "./en/frame";
import { path } from "./en/path";
import { people } from "./en/people";
import { phrases } from "./en/phrases";
import { quizRules } from "./en/quiz-rules";
import { quizzes } from "./en/quizzes";
import { record } from "./en/record";
import { rolePlays } from "./en/role-plays";
import { toasts } from "./en/toasts";

/** The English words of the pages that everybody has, and the shape of every other catalogue: a missing key does not compile. */
export const en = { certification, courses, errors, frame, path, people, phrases, quizRules, quizzes, record, rolePlays, toasts };
export type OwnWords = typeof en;

import { admin } from "./en/admin";
import { certification } from "./en/certification";
import { content } from "./en/content";
import { courses } from "./en/courses";
import { errors } from "./en/errors";
import { frame } from "./en/frame";
import { path } from "./en/path";
import { people } from "./en/people";
import { quizzes } from "./en/quizzes";
import { record } from "./en/record";
import { register } from "./en/register";
import { rolePlays } from "./en/role-plays";
import { team } from "./en/team";
import { toasts } from "./en/toasts";

/** The English catalogue, and the shape of every other: a missing key does not compile. */
export const en = { frame, errors, people, admin, courses, path, content, quizzes, rolePlays, certification, register, record, team, toasts };
export type Words = typeof en;

import { frame } from "./en/frame";
import { errors } from "./en/errors";
import { people } from "./en/people";
import { admin } from "./en/admin";
import { courses } from "./en/courses";
import { path } from "./en/path";
import { content } from "./en/content";
import { quizzes } from "./en/quizzes";
import { rolePlays } from "./en/role-plays";
import { certification } from "./en/certification";
import { register } from "./en/register";
import { record } from "./en/record";
import { team } from "./en/team";
import { toasts } from "./en/toasts";

/** The English catalogue, and the shape of every other: a missing key does not compile. */
export const en = { frame, errors, people, admin, courses, path, content, quizzes, rolePlays, certification, register, record, team, toasts };
export type Words = typeof en;

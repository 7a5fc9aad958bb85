import type { Words } from "./en";
import { admin } from "./zh/admin";
import { certification } from "./zh/certification";
import { content } from "./zh/content";
import { courses } from "./zh/courses";
import { errors } from "./zh/errors";
import { frame } from "./zh/frame";
import { path } from "./zh/path";
import { people } from "./zh/people";
import { quizzes } from "./zh/quizzes";
import { record } from "./zh/record";
import { register } from "./zh/register";
import { rolePlays } from "./zh/role-plays";
import { team } from "./zh/team";
import { toasts } from "./zh/toasts";

export const zh: Words = { frame, errors, people, admin, courses, path, content, quizzes, rolePlays, certification, register, record, team, toasts };

import { frame } from "./zh/frame";
import { errors } from "./zh/errors";
import { people } from "./zh/people";
import { admin } from "./zh/admin";
import { courses } from "./zh/courses";
import { path } from "./zh/path";
import { content } from "./zh/content";
import { quizzes } from "./zh/quizzes";
import { rolePlays } from "./zh/role-plays";
import { certification } from "./zh/certification";
import { register } from "./zh/register";
import { record } from "./zh/record";
import { team } from "./zh/team";
import { toasts } from "./zh/toasts";
import type { Words } from "./en";

export const zh: Words = { frame, errors, people, admin, courses, path, content, quizzes, rolePlays, certification, register, record, team, toasts };

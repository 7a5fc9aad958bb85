import { certification } from "../zh/certification";
import { courses } from "../zh/courses";
import { path } from "../zh/path";
import { phrases } from "../zh/phrases";
import { practice } from "../zh/practice";
import { rolePlays } from "../zh/role-plays";
import type { OwnWords } from "./en-own";

export const zhOwn: OwnWords = { certification, courses, path, phrases, practice, rolePlays };

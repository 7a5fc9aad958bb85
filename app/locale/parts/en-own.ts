import { certification } from "../en/certification";
import { courses } from "../en/courses";
import { path } from "../en/path";
import { phrases } from "../en/phrases";
import { practice } from "../en/practice";
import { rolePlays } from "../en/role-plays";

/** The English words of the pages that everybody has, but for answering a quiz. */
export const enOwn = { certification, courses, path, phrases, practice, rolePlays };
export type OwnWords = typeof enOwn;

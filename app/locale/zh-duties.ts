import type { DutyWords } from "./en-duties";
import { admin } from "./zh/admin";
import { content } from "./zh/content";
import { grading } from "./zh/grading";
import { register } from "./zh/register";
import { team } from "./zh/team";

export const zhDuties: DutyWords = { admin, content, grading, register, team };

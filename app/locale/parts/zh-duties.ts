import { admin } from "../zh/admin";
import { analysis } from "../zh/analysis";
import { appeals } from "../zh/appeals";
import { assigning } from "../zh/assigning";
import { content } from "../zh/content";
import { exams } from "../zh/exams";
import { exceptions } from "../zh/exceptions";
import { grading } from "../zh/grading";
import { groups } from "../zh/groups";
import { importing } from "../zh/importing";
import { life } from "../zh/life";
import { mail } from "../zh/mail";
import { merging } from "../zh/merging";
import { odd } from "../zh/odd";
import { packs } from "../zh/packs";
import { pastList } from "../zh/past-list";
import { publicPage } from "../zh/public-page";
import { quizCare } from "../zh/quiz-care";
import { readiness } from "../zh/readiness";
import { register } from "../zh/register";
import { rounds } from "../zh/rounds";
import { ruleChange } from "../zh/rule-change";
import { signOffs } from "../zh/sign-offs";
import { staffList } from "../zh/staff-list";
import { team } from "../zh/team";
import { trail } from "../zh/trail";
import type { DutyWords } from "./en-duties";

export const zhDuties: DutyWords = {
  admin,
  analysis,
  appeals,
  assigning,
  content,
  exams,
  exceptions,
  grading,
  groups,
  importing,
  life,
  mail,
  merging,
  odd,
  packs,
  pastList,
  publicPage,
  quizCare,
  readiness,
  register,
  rounds,
  ruleChange,
  signOffs,
  staffList,
  team,
  trail,
};

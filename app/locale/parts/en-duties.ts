import { admin } from "../en/admin";
import { analysis } from "../en/analysis";
import { appeals } from "../en/appeals";
import { assigning } from "../en/assigning";
import { content } from "../en/content";
import { exams } from "../en/exams";
import { exceptions } from "../en/exceptions";
import { grading } from "../en/grading";
import { groups } from "../en/groups";
import { importing } from "../en/importing";
import { life } from "../en/life";
import { mail } from "../en/mail";
import { merging } from "../en/merging";
import { odd } from "../en/odd";
import { packs } from "../en/packs";
import { pastList } from "../en/past-list";
import { publicPage } from "../en/public-page";
import { quizCare } from "../en/quiz-care";
import { readiness } from "../en/readiness";
import { register } from "../en/register";
import { rounds } from "../en/rounds";
import { ruleChange } from "../en/rule-change";
import { signOffs } from "../en/sign-offs";
import { staffList } from "../en/staff-list";
import { team } from "../en/team";
import { trail } from "../en/trail";

/** The English words of the pages that only duties lead to. A learner's browser never loads them. */
export const enDuties = {
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
export type DutyWords = typeof enDuties;

import type { Verb } from "./verb";
import { backup } from "./verbs/backup";
import { checkContent } from "./verbs/check-content";
import { content } from "./verbs/content";
import { coverage } from "./verbs/coverage";
import { doctor } from "./verbs/doctor";
import { exportPeople } from "./verbs/export-people";
import { importCertificates } from "./verbs/import-certificates";
import { importPeople } from "./verbs/import-people";
import { importQuestions } from "./verbs/import-questions";
import { migrate } from "./verbs/migrate";
import { restore } from "./verbs/restore";
import { routes } from "./verbs/routes";
import { seed } from "./verbs/seed";
import { verifyAuditTrail } from "./verbs/verify-audit";

/** Every command, in the order of the list that `rung` alone prints. */
export const verbs: Verb[] = [
  migrate,
  backup,
  restore,
  seed,
  routes,
  checkContent,
  coverage,
  content,
  importQuestions,
  importPeople,
  exportPeople,
  importCertificates,
  verifyAuditTrail,
  doctor,
];

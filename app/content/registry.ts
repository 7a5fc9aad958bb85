import { certificationKind } from "~/certification/kinds";
import { courseKind, moduleKind } from "~/courses/kinds";
import { examKind, quizKind } from "~/quizzes/kinds";
import { rubricKind, scenarioKind } from "~/role-plays/kinds";
import type { Kind, KindName } from "./kind";
import { claimsKind, companyKind, glossaryKind, phrasesKind } from "./kinds";

/** Every kind of YAML file there is, as its room registers it. */
export const kinds = [
  companyKind,
  claimsKind,
  glossaryKind,
  phrasesKind,
  moduleKind,
  quizKind,
  examKind,
  courseKind,
  rubricKind,
  scenarioKind,
  certificationKind,
] as unknown as Kind<KindName>[];

export const kindOf = (file: string) => kinds.find(({ path }) => path.test(file));

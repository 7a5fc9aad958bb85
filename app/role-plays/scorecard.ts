import { createHash } from "node:crypto";
import { canonicalJson } from "~/content/canonical-json";
import type { Tier } from "~/content/shape";
import type { Marks, PassRule } from "~db/tables/role-plays";

/** Everything a grader vouches for with a signature. Ids and whole numbers only, so that it hashes the same for ever. */
export type Sealed = {
  performanceId: string;
  graderId: string;
  staffId: string;
  variantId: string;
  tier: Tier;
  towards: string | null;
  scenarioHash: string;
  rubricHash: string;
  rulesHash: string | null;
  passRule: PassRule;
  marks: Marks;
  weightedSum: number;
  passed: boolean;
  supersedes: string | null;
};

/** Raised when the fields or their meaning change; older scorecards keep the number they were hashed with. */
const FORMAT = 1;

/** SHA-256 over the canonical JSON of a scorecard. */
export const scorecardHash = (sealed: Sealed): string =>
  createHash("sha256")
    .update(canonicalJson({ format: FORMAT, ...sealed }))
    .digest("hex");

type Signature = { hashes: Record<string, string> };

/** Whether a signature still covers exactly this: no mark, number or version was touched since. */
export const signatureMatches = ({ hashes }: Signature, sealed: Sealed): boolean =>
  hashes.scorecard === scorecardHash(sealed) && hashes.rubric === sealed.rubricHash && hashes.scenario === sealed.scenarioHash;

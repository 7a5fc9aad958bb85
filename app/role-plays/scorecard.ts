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

/** A signature as it is written: whose, in what name, what it means, when, and the hashes of what was signed. */
export type Signature = {
  subjectKind: string;
  subjectId: string;
  signedBy: string;
  nameAsSigned: string;
  meaning: string;
  signedAt: Date;
  hashes: Record<string, string>;
};

/** SHA-256 over everything a signature says. It is kept among the hashes as `signature` itself. */
export function signatureHash({ subjectKind, subjectId, signedBy, nameAsSigned, meaning, signedAt, hashes }: Signature): string {
  const { signature: _own, ...covered } = hashes;
  return createHash("sha256")
    .update(canonicalJson({ format: FORMAT, subjectKind, subjectId, signedBy, nameAsSigned, meaning, signedAt, hashes: covered }))
    .digest("hex");
}

/**
 * Whether a signature still covers exactly this: no mark, number or version was touched since, nor its own name, meaning or
 * instant. Signatures from before the last were hashed have no hash of their own.
 */
export const signatureMatches = (signature: Signature, sealed: Sealed): boolean =>
  signature.hashes.scorecard === scorecardHash(sealed) &&
  signature.hashes.rubric === sealed.rubricHash &&
  signature.hashes.scenario === sealed.scenarioHash &&
  (signature.hashes.signature === undefined || signature.hashes.signature === signatureHash(signature));

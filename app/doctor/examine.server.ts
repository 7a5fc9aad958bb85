import { checkAttempts } from "./attempts.server";
import { checkCertificates } from "./certificates.server";
import { checkFigures } from "./figures.server";
import { checkFiles } from "./files.server";
import type { Finding } from "./finding";
import { checkNames } from "./people.server";
import type { Check, Examination } from "./rows.server";
import { checkScorecards, checkSettlements } from "./scorecards.server";
import { checkShares } from "./shares.server";
import { checkStandings } from "./standings.server";

/** In the order in which they are made: what others are derived from comes first. */
const checks = {
  people: checkNames,
  attempts: checkAttempts,
  quizzes: checkFigures,
  scorecards: checkScorecards,
  settlements: checkSettlements,
  certificates: checkCertificates,
  standings: checkStandings,
  shares: checkShares,
  files: checkFiles,
} satisfies Record<string, Check>;

/** How many of each were looked at. */
export type Looked = Record<keyof typeof checks, number>;

/**
 * Works out everything that is derived from the facts, and gives what differs or cannot be, one after another. With `fix` it mends
 * what is only derived, each in a change of its own that the audit trail names; facts, marks and certificates it never touches.
 */
export async function* examine(given: Omit<Examination, "count">, looked: Partial<Looked> = {}): AsyncGenerator<Finding> {
  for (const [name, check] of Object.entries(checks) as [keyof Looked, Check][]) {
    looked[name] = 0;
    yield* check({ ...given, count: () => (looked[name] = looked[name]! + 1) });
  }
}

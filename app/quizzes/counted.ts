import type { attemptResults } from "~db/tables/quizzes";
import type { remarkings } from "~db/tables/regrading";

type Result = typeof attemptResults.$inferSelect;
type Remarking = typeof remarkings.$inferSelect;

/** The marks of an attempt that count now. `hashes` names the versions it is marked by where these are not the ones drawn. */
export type Counted = Pick<Result, "attemptId" | "points" | "maximum" | "passed" | "criticalMissed" | "marks"> & {
  hashes: Record<string, string>;
  /** Since when it counts as passed, where that is not the closing of the attempt: nobody passes before it is known. */
  countsFrom: Date | null;
};

/** Those of its newest regrade; without one, those it was given when it closed. */
export function counted(result: Result, remarking: Remarking | null): Counted {
  const { attemptId } = result;
  const { points, maximum, passed, criticalMissed, marks } = remarking ?? result;
  return { attemptId, points, maximum, passed, criticalMissed, marks, hashes: remarking?.hashes ?? {}, countsFrom: remarking?.countsFrom ?? null };
}

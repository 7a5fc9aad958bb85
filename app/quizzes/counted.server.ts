import { and, eq, isNull, or } from "drizzle-orm";
import type { Reader } from "~db/store";
import { attemptResults, attempts } from "~db/tables/quizzes";
import { remarkings } from "~db/tables/regrading";

/** Marked attempts, each with the regrade that counts, if there was one. To be narrowed by the caller. */
export const markedAttempts = (reader: Reader) =>
  reader
    .select({ attempt: attempts, result: attemptResults, remarking: remarkings })
    .from(attemptResults)
    .innerJoin(attempts, eq(attempts.id, attemptResults.attemptId))
    .leftJoin(remarkings, eq(remarkings.id, attemptResults.remarkingId));

/** Whether a marked attempt counts as passed now. */
export const isPassed = or(and(isNull(attemptResults.remarkingId), eq(attemptResults.passed, true)), eq(remarkings.passed, true));

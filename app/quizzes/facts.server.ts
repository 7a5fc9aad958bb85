import { asc, eq } from "drizzle-orm";
import type { Reader } from "~db/store";
import { attemptResults, attempts } from "~db/tables/quizzes";
import { percentOf } from "./marking";

/** A marked attempt as a fact about a person. Points are hundredths; `at` is when it was closed. */
export type QuizFact = { factId: string; quizId: string; moduleId: string; passed: boolean; points: number; maximum: number; percent: number; at: Date };

/** More attempts than anybody makes; the earliest count. */
const MOST = 5_000;

/** All of a person's marked attempts, oldest first. */
export async function quizFacts(reader: Reader, personId: string): Promise<QuizFact[]> {
  const rows = await reader
    .select({ result: attemptResults, moduleId: attempts.moduleId, closedAt: attempts.closedAt })
    .from(attemptResults)
    .innerJoin(attempts, eq(attempts.id, attemptResults.attemptId))
    .where(eq(attemptResults.personId, personId))
    .orderBy(asc(attemptResults.markedAt))
    .limit(MOST);
  return rows
    .map(({ result: { attemptId, quizId, passed, points, maximum }, moduleId, closedAt }) => ({
      factId: attemptId,
      quizId,
      moduleId,
      passed,
      points,
      maximum,
      percent: percentOf(points, maximum),
      at: closedAt!,
    }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

import { asc, eq, sql } from "drizzle-orm";
import type { QuizFact } from "~/certification/facts";
import { prepared, type Reader } from "~db/store";
import { attemptResults } from "~db/tables/quizzes";
import { counted } from "./counted";
import { markedAttempts } from "./counted.server";
import { percentOf } from "./marking";

/** More attempts than anybody makes; the earliest count. */
const MOST = 5_000;

const marked = prepared("marked_attempts_of", (reader: Reader) =>
  markedAttempts(reader)
    .where(eq(attemptResults.personId, sql.placeholder("personId")))
    .orderBy(asc(attemptResults.markedAt))
    .limit(MOST),
);

/** All of a person's marked attempts, oldest first. */
export async function quizFacts(reader: Reader, personId: string): Promise<QuizFact[]> {
  const rows = await marked(reader, { personId });
  return rows
    .map(({ attempt, result, remarking }) => {
      const { passed, points, maximum, countsFrom } = counted(result, remarking);
      return {
        factId: attempt.id,
        quizId: attempt.quizId,
        moduleId: attempt.moduleId,
        passed,
        points,
        maximum,
        percent: percentOf(points, maximum),
        at: countsFrom ?? attempt.closedAt!,
      };
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

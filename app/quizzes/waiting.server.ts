import { and, eq, isNull } from "drizzle-orm";
import type { Reader } from "~db/store";
import { essays } from "~db/tables/quizzes";

/** The attempt of a person at a quiz that waits for a trainer, if there is one. */
export async function waitingAttempt(reader: Reader, personId: string, quizId: string): Promise<string | undefined> {
  const [row] = await reader
    .select({ attemptId: essays.attemptId })
    .from(essays)
    .where(and(eq(essays.personId, personId), eq(essays.quizId, quizId), isNull(essays.markedAt)))
    .limit(1);
  return row?.attemptId;
}

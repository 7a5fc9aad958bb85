import { and, eq, isNull, sql } from "drizzle-orm";
import { prepared, type Reader } from "~db/store";
import { attempts } from "~db/tables/quizzes";

export type Attempt = typeof attempts.$inferSelect;

const attemptById = prepared("attempt_by_id", (reader: Reader) =>
  reader
    .select()
    .from(attempts)
    .where(and(eq(attempts.id, sql.placeholder("id")), eq(attempts.personId, sql.placeholder("personId"))))
    .limit(1),
);

/** The person's own attempt; anybody else's is not found. */
export async function findAttempt(reader: Reader, personId: string, id: string): Promise<Attempt | undefined> {
  const [attempt] = await attemptById(reader, { id, personId });
  return attempt;
}

export async function openAttemptOf(reader: Reader, personId: string, quizId: string): Promise<Attempt | undefined> {
  const [attempt] = await reader
    .select()
    .from(attempts)
    .where(and(eq(attempts.personId, personId), eq(attempts.quizId, quizId), isNull(attempts.closedAt)))
    .limit(1);
  return attempt;
}

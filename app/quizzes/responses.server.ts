import { and, desc, eq, max, sql } from "drizzle-orm";
import { prepared, type Reader, type Writer } from "~db/store";
import { type Answer, responses } from "~db/tables/quizzes";

export type Stored = { seq: number; answer: Answer };
/** More than any attempt may ask. */
const MOST = 1_000;

const newest = prepared("newest_response", (reader: Reader) =>
  reader
    .select({ seq: responses.seq, answer: responses.answer })
    .from(responses)
    .where(and(eq(responses.attemptId, sql.placeholder("attemptId")), eq(responses.questionId, sql.placeholder("questionId"))))
    .orderBy(desc(responses.seq))
    .limit(1),
);

export async function latestResponse(reader: Reader, attemptId: string, questionId: string): Promise<Stored | undefined> {
  const [stored] = await newest(reader, { attemptId, questionId });
  return stored;
}

/** Appends one. */
export const addResponse = prepared("add_response", (w: Writer) =>
  w.insert(responses).values({
    attemptId: sql.placeholder("attemptId"),
    questionId: sql.placeholder("questionId"),
    seq: sql.placeholder("seq"),
    answer: sql.placeholder("answer"),
    savedAt: sql.placeholder("savedAt"),
  }),
);

/** The answers that count, by question id: one per question at the most. */
export async function latestResponses(reader: Reader, attemptId: string): Promise<Map<string, Stored & { savedAt: Date }>> {
  const latest = reader
    .select({ questionId: responses.questionId, seq: max(responses.seq).as("latest_seq") })
    .from(responses)
    .where(eq(responses.attemptId, attemptId))
    .groupBy(responses.questionId)
    .as("latest");
  const rows = await reader
    .select({ questionId: responses.questionId, seq: responses.seq, answer: responses.answer, savedAt: responses.savedAt })
    .from(responses)
    .innerJoin(latest, and(eq(latest.questionId, responses.questionId), eq(latest.seq, responses.seq)))
    .where(eq(responses.attemptId, attemptId))
    .limit(MOST);
  return new Map(rows.map(({ questionId, ...stored }) => [questionId, stored]));
}

import { and, asc, eq, gt } from "drizzle-orm";
import type { Library } from "~/content/library";
import type { Reader } from "~db/store";
import { attemptResults, attempts } from "~db/tables/quizzes";
import { type Counted, counted } from "./counted";
import { markedAttempts } from "./counted.server";
import { asMarked, questionsAsDrawn, settingsAsBegun } from "./drawn.server";
import { essayMarksOf } from "./essay-marks.server";
import type { Marked } from "./marking";
import { canBeMarkedBy, remark } from "./regrade";
import { latestResponse } from "./responses.server";

/** What is to be marked again, and by what. */
export type Order = { quizId: string; questionId: string; fromHashes: string[]; toHash: string };
export type Row = Awaited<ReturnType<typeof markedAttempts>>[number];
export type Remarked = { fromHash: string; before: Counted; after: Marked };

/** An attempt under an order: null where it has nothing to do with it, or its answer cannot be marked by the new version. */
export async function remarkedBy(reader: Reader, library: Library, order: Order, { attempt, result, remarking }: Row): Promise<Remarked | null> {
  const before = counted(result, remarking);
  const fromHash = before.hashes[order.questionId] ?? attempt.draw.find(({ questionId }) => questionId === order.questionId)?.questionHash;
  if (fromHash === undefined || !order.fromHashes.includes(fromHash)) return null;
  const now = await questionsAsDrawn(reader, library, asMarked(attempt, before.hashes));
  const then = await questionsAsDrawn(reader, library, asMarked(attempt, { ...before.hashes, [order.questionId]: order.toHash }));
  const place = attempt.draw.findIndex(({ questionId }) => questionId === order.questionId);
  if (!canBeMarkedBy(now[place]!, then[place]!)) return null;
  const answer = (await latestResponse(reader, attempt.id, order.questionId))?.answer;
  const rules = await settingsAsBegun(reader, library, attempt);
  const essay = (await essayMarksOf(reader, attempt.id)).get(order.questionId);
  return { fromHash, before, after: remark(then, before.marks, { id: order.questionId, answer, essay }, rules) };
}

/** Marked attempts at a quiz in the order they were begun, from after one on. */
export const attemptsAfter = (reader: Reader, quizId: string, after: string | null, limit: number): Promise<Row[]> =>
  markedAttempts(reader)
    .where(and(eq(attempts.quizId, quizId), after === null ? undefined : gt(attempts.id, after)))
    .orderBy(asc(attempts.id))
    .limit(limit);

export const attemptRow = async (reader: Reader, attemptId: string): Promise<Row | undefined> =>
  (await markedAttempts(reader).where(eq(attemptResults.attemptId, attemptId)).limit(1))[0];

import { eq } from "drizzle-orm";
import type { Reader } from "~db/store";
import { essays } from "~db/tables/quizzes";
import type { EssayMarks } from "./marking";

/** More essays than one attempt may have. */
const MOST = 200;

/** What trainers gave for the essays of an attempt, by question id. */
export async function essayMarksOf(reader: Reader, attemptId: string): Promise<Map<string, EssayMarks>> {
  const rows = await reader.select({ questionId: essays.questionId, levels: essays.levels }).from(essays).where(eq(essays.attemptId, attemptId)).limit(MOST);
  return new Map(rows.map(({ questionId, levels }) => [questionId, levels ?? {}]));
}

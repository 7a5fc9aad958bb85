import { and, desc, eq, gte, inArray, max } from "drizzle-orm";
import type { Library } from "~/content/library";
import type { Reader } from "~db/store";
import { lessonOpenings } from "~db/tables/courses";
import { attemptResults, attempts } from "~db/tables/quizzes";
import { counted } from "./counted";
import { isPassed, markedAttempts } from "./counted.server";
import { asMarked, questionsAsDrawn } from "./drawn.server";
import { type LessonOfTest, lessonsOf } from "./quizzes-in";
import { type LessonToRead, lessonsToReadAgain, retake } from "./retake";

export type Try = { attemptId: string; closedAt: Date; points: number; maximum: number; passed: boolean };

/** A person's latest marked attempts at a quiz, newest first. */
export async function latestTries(reader: Reader, personId: string, quizId: string, limit = 5): Promise<Try[]> {
  const rows = await markedAttempts(reader)
    .where(and(eq(attemptResults.personId, personId), eq(attemptResults.quizId, quizId)))
    .orderBy(desc(attemptResults.markedAt), desc(attempts.startedAt))
    .limit(limit);
  return rows.map(tryOf);
}

/** When and by which attempt a person first passed a quiz, of all attempts or of those closed since an instant. */
export async function firstPass(reader: Reader, personId: string, quizId: string, since: Date | null = null): Promise<Try | undefined> {
  const [row] = await markedAttempts(reader)
    .where(and(eq(attemptResults.personId, personId), eq(attemptResults.quizId, quizId), isPassed, since ? gte(attempts.closedAt, since) : undefined))
    .orderBy(attemptResults.markedAt)
    .limit(1);
  return row && tryOf(row);
}

function tryOf({ attempt, result, remarking }: Awaited<ReturnType<typeof markedAttempts>>[number]): Try {
  const { points, maximum, passed } = counted(result, remarking);
  return { attemptId: attempt.id, closedAt: attempt.closedAt!, points, maximum, passed };
}

/** The lessons a failed attempt named, and which of them were opened since. */
export async function lessonsAfter(reader: Reader, library: Library, personId: string, failed: Pick<Try, "attemptId" | "closedAt">): Promise<LessonToRead[]> {
  const named = await lessonsNamedBy(reader, library, failed.attemptId);
  const openings = await openedAt(reader, personId, named);
  return retake(
    failed,
    named.map(({ id }) => id),
    openings,
  ).lessons;
}

/** The lessons that an attempt's missed questions name, in the order of the modules. */
async function lessonsNamedBy(reader: Reader, library: Library, attemptId: string): Promise<LessonOfTest[]> {
  const [row] = await markedAttempts(reader).where(eq(attemptResults.attemptId, attemptId)).limit(1);
  if (!row) return [];
  const { marks, hashes } = counted(row.result, row.remarking);
  const lessons = lessonsOf(library, row.attempt);
  const questions = await questionsAsDrawn(reader, library, asMarked(row.attempt, hashes));
  const named = lessonsToReadAgain(
    questions,
    marks,
    lessons.map(({ id }) => id),
  );
  return lessons.filter(({ id }) => named.includes(id));
}

async function openedAt(reader: Reader, personId: string, lessons: LessonOfTest[]): Promise<Map<string, Date>> {
  const lessonIds = lessons.map(({ id }) => id);
  if (lessonIds.length === 0) return new Map();
  const moduleIds = [...new Set(lessons.map(({ moduleId }) => moduleId))];
  const rows = await reader
    .select({ lessonId: lessonOpenings.lessonId, at: max(lessonOpenings.openedAt) })
    .from(lessonOpenings)
    .where(and(eq(lessonOpenings.personId, personId), inArray(lessonOpenings.moduleId, moduleIds), inArray(lessonOpenings.lessonId, lessonIds)))
    .groupBy(lessonOpenings.lessonId)
    .limit(lessonIds.length);
  return new Map(rows.map(({ lessonId, at }) => [lessonId, at!]));
}

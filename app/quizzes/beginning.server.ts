import { and, count, eq, gte } from "drizzle-orm";
import { triesCountSince } from "~/certification/renewing-tries.server";
import type { Library, QuizInUse } from "~/content/library";
import type { Reader } from "~db/store";
import { quizTalks } from "~db/tables/quizzes";
import { type Beginning, beginning } from "./beginning";
import type { LessonToRead } from "./retake";
import { latestTries, lessonsAfter } from "./tries.server";
import { waitingAttempt } from "./waiting.server";
import { type Window, windowOf } from "./window";

export type Standing = { beginning: Beginning; lessons: LessonToRead[]; window: Window };

/** Whether a person may begin a quiz now, by its rules in use and all that happened; with the lessons to be opened before, and its window. Before an exam nothing must be opened: there one waits. */
export async function beginningOf(reader: Reader, library: Library, personId: string, quiz: QuizInUse, now: Date): Promise<Standing> {
  const window = windowOf(quiz, library.zone);
  const rules = { attempts: quiz.attempts, waitHours: quiz.waitHours, ...window };
  const since = await triesCountSince(reader, library.zone, personId, quiz, now);
  const tries = (await latestTries(reader, personId, quiz.id, MOST)).filter(({ closedAt }) => !since || closedAt >= since);
  const failed = tries.filter((one) => !one.passed);
  const passed = failed.length < tries.length;
  const [last] = tries;
  const lessons = last && !passed ? await lessonsAfter(reader, library, personId, last) : [];
  const facts = {
    passed,
    failedAt: failed.map((one) => one.closedAt),
    talks: failed.length > 0 ? await talksHeld(reader, personId, quiz.id, since) : 0,
    marking: (await waitingAttempt(reader, personId, quiz.id)) !== undefined,
    toRead: quiz.moduleId === null ? 0 : lessons.filter((lesson) => !lesson.opened).length,
  };
  return { beginning: beginning(rules, facts, now), lessons, window };
}

/** More than anybody makes of one quiz. */
const MOST = 2_000;

export async function talksHeld(reader: Reader, personId: string, quizId: string, since: Date | null): Promise<number> {
  const [row] = await reader
    .select({ held: count() })
    .from(quizTalks)
    .where(and(eq(quizTalks.personId, personId), eq(quizTalks.quizId, quizId), since ? gte(quizTalks.recordedAt, since) : undefined));
  return row!.held;
}

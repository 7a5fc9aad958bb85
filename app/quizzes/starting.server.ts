import { and, desc, eq } from "drizzle-orm";
import type { Library, QuizInUse } from "~/content/library";
import { keepVersions } from "~/content/versions.server";
import { newId } from "~db/kit";
import type { Store, Writer } from "~db/store";
import { attempts } from "~db/tables/quizzes";
import { deadlineOf } from "./attempt";
import { openAttemptOf } from "./attempts.server";
import { closeIfOverdue } from "./closing.server";
import { drawParts, drawQuestions, type Random } from "./drawing";
import { retakeOf } from "./tries.server";

/** How many of a person's latest attempts count for what they have seen before. */
const REMEMBERED = 50;

export type Start = { outcome: "begun" | "resumed"; attemptId: string } | { outcome: "read-first" };

/**
 * Begins an attempt, or resumes the open one: there is never a second. After a failed attempt it says `read-first` until the
 * lessons it named were opened again. An open attempt that is overdue is closed as of its deadline before.
 */
export function startAttempt(store: Store, library: Library, personId: string, quiz: QuizInUse, now: Date, random: Random): Promise<Start> {
  return store.tx(async (w) => {
    const open = await openAttemptOf(w, personId, quiz.id);
    if (open && !(await closeIfOverdue(w, library, open, now))) return { outcome: "resumed", attemptId: open.id };
    if (!(await retakeOf(w, library, personId, quiz)).ready) return { outcome: "read-first" };

    const drawn = drawQuestions(quiz.questions, quiz.draw.count, await seenCounts(w, personId, quiz.id), random);
    const draw = drawn.map((question) => ({ questionId: question.id, questionHash: question.hash, parts: drawParts(question, random) }));
    const id = newId(now.getTime());
    await keepVersions(w, library, [quiz.settingsHash, ...drawn.map((question) => question.hash)], now);
    await w.insert(attempts).values({
      id,
      personId,
      quizId: quiz.id,
      moduleId: quiz.moduleId,
      settingsHash: quiz.settingsHash,
      draw,
      startedAt: now,
      deadlineAt: deadlineOf(now, quiz.minutes),
    });
    return { outcome: "begun", attemptId: id };
  });
}

async function seenCounts(w: Writer, personId: string, quizId: string): Promise<Map<string, number>> {
  const before = await w
    .select({ draw: attempts.draw })
    .from(attempts)
    .where(and(eq(attempts.personId, personId), eq(attempts.quizId, quizId)))
    .orderBy(desc(attempts.startedAt))
    .limit(REMEMBERED);
  const counts = new Map<string, number>();
  for (const { questionId } of before.flatMap(({ draw }) => draw)) counts.set(questionId, (counts.get(questionId) ?? 0) + 1);
  return counts;
}

import { and, desc, eq, inArray } from "drizzle-orm";
import type { Library, QuizInUse } from "~/content/library";
import { keepVersions } from "~/content/versions.server";
import { newId } from "~db/kit";
import type { Store, Writer } from "~db/store";
import { attempts } from "~db/tables/quizzes";
import { openAttemptOf } from "./attempts.server";
import type { NotNow } from "./beginning";
import { beginningOf } from "./beginning.server";
import { closeIfOverdue } from "./closing.server";
import { deadlineOf } from "./deadline";
import { drawParts, drawQuestions, type Random } from "./drawing";
import { extrasFor } from "./extra-time.server";
import { bankOf } from "./quizzes-in";

/** How many of a person's latest attempts count for what they have seen before. */
const REMEMBERED = 50;

export type Start = { outcome: "begun" | "resumed"; attemptId: string } | { outcome: "not-now"; why: NotNow };

/**
 * Begins an attempt, or resumes the open one: there is never a second. What the rules do not allow now
 * is `not-now`, with the reason. An open attempt that is overdue is closed as of its deadline before.
 */
export function startAttempt(store: Store, library: Library, personId: string, quiz: QuizInUse, now: Date, random: Random): Promise<Start> {
  return store.tx(async (w) => {
    const open = await openAttemptOf(w, personId, quiz.id);
    if (open && !(await closeIfOverdue(w, library, open, now))) return { outcome: "resumed", attemptId: open.id };
    const { beginning, window } = await beginningOf(w, library, personId, quiz, now);
    if (!beginning.may) return { outcome: "not-now", why: beginning };

    const extras = quiz.minutes === undefined ? [] : await extrasFor(w, personId, quiz.id, null);
    const drawn = drawQuestions(bankOf(quiz), quiz.draw, await seenCounts(w, personId, seenIn(library, quiz)), random);
    const draw = drawn.map((question) => ({
      ...{ questionId: question.id, questionHash: question.hash, parts: drawParts(question, random) },
      ...(quiz.moduleId === null ? { moduleId: question.moduleId } : {}),
    }));
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
      closesAt: window.closesAt,
      deadlineAt: deadlineOf(now, { minutes: quiz.minutes, closesAt: window.closesAt }, extras),
    });
    return { outcome: "begun", attemptId: id };
  });
}

/** Where a person may have seen the questions of a test: what an exam asks, the quizzes of its modules ask too. */
const seenIn = (library: Library, { id, moduleId, questions }: QuizInUse): string[] =>
  moduleId === null ? [id, ...new Set(questions.flatMap((question) => library.modules.get(question.moduleId)?.quiz?.id ?? []))] : [id];

async function seenCounts(w: Writer, personId: string, quizIds: string[]): Promise<Map<string, number>> {
  const before = await w
    .select({ draw: attempts.draw })
    .from(attempts)
    .where(and(eq(attempts.personId, personId), inArray(attempts.quizId, quizIds)))
    .orderBy(desc(attempts.startedAt))
    .limit(REMEMBERED);
  const counts = new Map<string, number>();
  for (const { questionId } of before.flatMap(({ draw }) => draw)) counts.set(questionId, (counts.get(questionId) ?? 0) + 1);
  return counts;
}

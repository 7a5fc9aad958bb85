import { and, desc, eq, inArray } from "drizzle-orm";
import type { Library, QuizInUse } from "~/content/library";
import { keepVersions, versionsNotKept } from "~/content/versions.server";
import { newId } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { attempts } from "~db/tables/quizzes";
import { isOverdue } from "./attempt";
import { openAttemptOf } from "./attempts.server";
import type { NotNow } from "./beginning";
import { beginningOf } from "./beginning.server";
import { closeOverdueOne } from "./closing.server";
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
 *
 * A whole company may begin at once, so nothing is read within the change: what was decided on is held to by its number.
 * When another try of the same person came between, the row is refused by the database and all is looked at anew.
 */
export async function startAttempt(store: Store, library: Library, personId: string, quiz: QuizInUse, now: Date, random: Random): Promise<Start> {
  for (let turn = 1; turn <= TURNS; turn++) {
    const start = await tryToStart(store, library, personId, quiz, now, random);
    if (start) return start;
  }
  throw new Error(`an attempt at ${quiz.id} could not be begun in ${TURNS} turns`);
}

async function tryToStart(store: Store, library: Library, personId: string, quiz: QuizInUse, now: Date, random: Random): Promise<Start | null> {
  const { read } = store;
  const open = await openAttemptOf(read, personId, quiz.id);
  if (open && !isOverdue(open, now)) return { outcome: "resumed", attemptId: open.id };
  if (open) await closeOverdueOne(store, library, open, now);
  const before = await triesBefore(read, personId, quiz.id);
  const { beginning, window } = await beginningOf(read, library, personId, quiz, now);
  if (!beginning.may) return { outcome: "not-now", why: beginning };

  const extras = quiz.minutes === undefined ? [] : await extrasFor(read, personId, quiz.id, null);
  const drawn = drawQuestions(bankOf(quiz), quiz.draw, await seenCounts(read, personId, seenIn(library, quiz)), random);
  const draw = drawn.map((question) => ({
    ...{ questionId: question.id, questionHash: question.hash, parts: drawParts(question, random) },
    ...(quiz.moduleId === null ? { moduleId: question.moduleId } : {}),
  }));
  const id = newId(now.getTime());
  const unkept = await versionsNotKept(read, [quiz.settingsHash, ...drawn.map((question) => question.hash)]);
  const [begun] = await store.tx(async (w) => {
    await keepVersions(w, library, unkept, now);
    return w
      .insert(attempts)
      .values({
        ...{ id, personId, quizId: quiz.id, moduleId: quiz.moduleId, settingsHash: quiz.settingsHash, draw, number: before + 1, startedAt: now },
        ...{ closesAt: window.closesAt, deadlineAt: deadlineOf(now, { minutes: quiz.minutes, closesAt: window.closesAt }, extras) },
      })
      .onConflictDoNothing()
      .returning({ id: attempts.id });
  });
  return begun ? { outcome: "begun", attemptId: begun.id } : null;
}

/** One may be lost to each other try of the same person that comes between, and of those there are few. */
const TURNS = 20;

const triesBefore = (reader: Reader, personId: string, quizId: string) =>
  reader.$count(attempts, and(eq(attempts.personId, personId), eq(attempts.quizId, quizId)));

/** Where a person may have seen the questions of a test: what an exam asks, the quizzes of its modules ask too. */
const seenIn = (library: Library, { id, moduleId, questions }: QuizInUse): string[] =>
  moduleId === null ? [id, ...new Set(questions.flatMap((question) => library.modules.get(question.moduleId)?.quiz?.id ?? []))] : [id];

async function seenCounts(reader: Reader, personId: string, quizIds: string[]): Promise<Map<string, number>> {
  const before = await reader
    .select({ draw: attempts.draw })
    .from(attempts)
    .where(and(eq(attempts.personId, personId), inArray(attempts.quizId, quizIds)))
    .orderBy(desc(attempts.startedAt))
    .limit(REMEMBERED);
  const counts = new Map<string, number>();
  for (const { questionId } of before.flatMap(({ draw }) => draw)) counts.set(questionId, (counts.get(questionId) ?? 0) + 1);
  return counts;
}

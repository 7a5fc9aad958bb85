import { and, asc, eq, inArray, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Library } from "~/content/library";
import type { Reader, Store, Writer } from "~db/store";
import { type AttemptItem, attemptFigures, quizAnalyses } from "~db/tables/quiz-analysis";
import { attemptResults, attempts, responses } from "~db/tables/quizzes";
import { isAnswered } from "./answer";
import { chosenIn } from "./choices";
import { counted } from "./counted";
import { markedAttempts } from "./counted.server";
import { asMarked, questionsAsDrawn } from "./drawn.server";
import { maximumOf } from "./marking";
import { secondsSpent } from "./time-spent";

type Marked = Awaited<ReturnType<typeof markedAttempts>>[number];

/** Few enough that a step holds the database for a moment only. */
const STEP = 20;
/** More saves than one attempt can have. */
const MOST = 20_000;

/** Whether there are results that the figures do not know yet. */
export const hasUnanalysed = async (reader: Reader): Promise<boolean> => (await unanalysed(reader, 1)).length > 0;

/** Takes results the figures do not know yet into `attempt_figures`, a few at a time, each step whole or not at all. Says how many. */
export async function takeInAttempts(store: Store, library: Library, now: Date): Promise<number> {
  let taken = 0;
  for (;;) {
    const waiting = await unanalysed(store.read, STEP);
    if (waiting.length > 0) await store.tx((w) => takeIn(w, library, waiting, now));
    taken += waiting.length;
    if (waiting.length < STEP) return taken;
  }
}

async function takeIn(w: Writer, library: Library, ids: string[], now: Date) {
  const rows = await markedAttempts(w)
    .where(and(inArray(attemptResults.attemptId, ids), isNull(attemptResults.analysedAt)))
    .limit(ids.length);
  for (const row of rows) {
    const { attemptId, ...figures } = await figuresOf(w, library, row);
    await w
      .insert(attemptFigures)
      .values({ attemptId, ...figures })
      .onConflictDoUpdate({ target: attemptFigures.attemptId, set: figures });
    await w
      .insert(quizAnalyses)
      .values({ quizId: figures.quizId, changes: 1, counted: 0 })
      .onConflictDoUpdate({ target: quizAnalyses.quizId, set: { changes: sql`${quizAnalyses.changes} + 1` } });
  }
  await w.update(attemptResults).set({ analysedAt: now }).where(inArray(attemptResults.attemptId, ids));
}

/** An attempt for the analysis, worked out from its facts and without its person. */
export async function figuresOf(reader: Reader, library: Library, { attempt, result, remarking }: Marked): Promise<typeof attemptFigures.$inferSelect> {
  const { marks, passed, hashes } = counted(result, remarking);
  const marked = asMarked(attempt, hashes);
  const questions = await questionsAsDrawn(reader, library, marked);
  const saves = await reader
    .select({ questionId: responses.questionId, answer: responses.answer, savedAt: responses.savedAt })
    .from(responses)
    .where(eq(responses.attemptId, attempt.id))
    .orderBy(asc(responses.seq))
    .limit(MOST);
  const seconds = secondsSpent(attempt.startedAt, saves);
  const answers = new Map(saves.map(({ questionId, answer }) => [questionId, answer]));
  const items = marked.draw.map(({ questionId, questionHash }, place): AttemptItem => {
    const answer = answers.get(questionId);
    return {
      id: questionId,
      hash: questionHash,
      mark: marks[questionId] ?? 0,
      maximum: maximumOf(questions[place]!),
      answered: isAnswered(answer),
      chosen: chosenIn(questions[place]!, answer),
      seconds: seconds.get(questionId) ?? null,
    };
  });
  const { id: attemptId, quizId, settingsHash } = attempt;
  return { attemptId, quizId, settingsHash, isFirst: await isFirst(reader, attempt), passed, items };
}

async function isFirst(reader: Reader, { personId, quizId, startedAt }: Marked["attempt"]): Promise<boolean> {
  const [earlier] = await reader
    .select({ id: attempts.id })
    .from(attempts)
    .where(and(eq(attempts.personId, personId), eq(attempts.quizId, quizId), lt(attempts.startedAt, startedAt), isNotNull(attempts.closedAt)))
    .limit(1);
  return earlier === undefined;
}

async function unanalysed(reader: Reader, limit: number): Promise<string[]> {
  const rows = await reader
    .select({ id: attemptResults.attemptId })
    .from(attemptResults)
    .where(isNull(attemptResults.analysedAt))
    .orderBy(asc(attemptResults.attemptId))
    .limit(limit);
  return rows.map(({ id }) => id);
}

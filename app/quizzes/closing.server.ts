import { and, asc, eq, isNull, lt } from "drizzle-orm";
import type { Library } from "~/content/library";
import { dayIn } from "~/locale/day";
import { tell } from "~/messages/tell.server";
import { trainersFor } from "~/people/trained.server";
import { newId } from "~db/kit";
import type { Reader, Store, Writer } from "~db/store";
import { attempts, essays } from "~db/tables/quizzes";
import { isAnswered } from "./answer";
import { isOverdue, overdueBefore } from "./attempt";
import { type Attempt, findAttempt } from "./attempts.server";
import { questionsAsDrawn } from "./drawn.server";
import { latestResponses } from "./responses.server";
import { settleMarks } from "./settling.server";

/** Hands in a person's attempt and marks it, unless a trainer must read an essay first, once: handing in again changes nothing. False when there is no such attempt. */
export function handIn(store: Store, library: Library, personId: string, attemptId: string, now: Date): Promise<boolean> {
  return store.tx(async (w) => {
    const attempt = await findAttempt(w, personId, attemptId);
    if (!attempt) return false;
    if (!attempt.closedAt && !(await closeIfOverdue(w, library, attempt, now))) await close(w, library, attempt, { at: now, by: "person" }, now);
    return true;
  });
}

/** Closes an attempt whose deadline and grace have passed, as of its deadline. Says whether it did. */
export async function closeIfOverdue(w: Writer, library: Library, attempt: Attempt, now: Date): Promise<boolean> {
  if (!isOverdue(attempt, now)) return false;
  await close(w, library, attempt, { at: attempt.deadlineAt!, by: "deadline" }, now);
  return true;
}

/** The same in a change of its own, for an attempt that was found open and overdue a moment ago. */
export const closeOverdueOne = (store: Store, library: Library, { id, personId }: { id: string; personId: string }, now: Date): Promise<boolean> =>
  store.tx(async (w) => {
    const attempt = await findAttempt(w, personId, id);
    return attempt !== undefined && (await closeIfOverdue(w, library, attempt, now));
  });

const overdueAt = (now: Date) => and(isNull(attempts.closedAt), lt(attempts.deadlineAt, overdueBefore(now)));

export const hasOverdue = async (reader: Reader, now: Date): Promise<boolean> =>
  (await reader.select({ id: attempts.id }).from(attempts).where(overdueAt(now)).limit(1)).length > 0;

/** Closes every overdue attempt, each in a change of its own. Says how many. For the job that looks three times a minute. */
export async function closeOverdue(store: Store, library: Library, now: Date): Promise<number> {
  let closed = 0;
  for (;;) {
    const overdue = await store.read
      .select({ id: attempts.id, personId: attempts.personId })
      .from(attempts)
      .where(overdueAt(now))
      .orderBy(asc(attempts.deadlineAt))
      .limit(100);
    for (const one of overdue) closed += Number(await closeOverdueOne(store, library, one, now));
    if (overdue.length < 100) return closed;
  }
}

async function close(w: Writer, library: Library, attempt: Attempt, closing: { at: Date; by: "person" | "deadline" }, now: Date) {
  const { id: attemptId, personId, quizId } = attempt;
  await w.update(attempts).set({ closedAt: closing.at, closedBy: closing.by }).where(eq(attempts.id, attemptId));
  const written = await essaysWritten(w, library, attempt);
  for (const questionId of written) await handInEssay(w, library, { attemptId, questionId, personId, quizId, handedInAt: closing.at }, attempt, now);
  if (written.length === 0) await settleMarks(w, library, attempt, closing.by === "person" ? personId : null, now);
}

async function handInEssay(w: Writer, { zone }: Library, essay: Omit<typeof essays.$inferInsert, "id">, { moduleId }: Attempt, now: Date) {
  const essayId = newId(now.getTime());
  await w.insert(essays).values({ id: essayId, ...essay });
  const { attemptId, quizId, personId } = essay;
  const trainers = await trainersFor(w, personId, dayIn(zone, now));
  const about = { essayId, attemptId, quizId, moduleId, personId };
  await tell(
    w,
    trainers.map(({ id }) => id),
    { kind: "essay-waiting", ...about },
    now,
  );
}

/** The essay questions of an attempt that were answered: a trainer must read them before there is a result. */
async function essaysWritten(reader: Reader, library: Library, attempt: Attempt): Promise<string[]> {
  const asked = (await questionsAsDrawn(reader, library, attempt)).filter(({ kind }) => kind === "essay");
  if (asked.length === 0) return [];
  const answers = await latestResponses(reader, attempt.id);
  return asked.map(({ id }) => id).filter((id) => isAnswered(answers.get(id)?.answer));
}

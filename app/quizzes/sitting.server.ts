import type { Library } from "~/content/library";
import type { Reader, Store } from "~db/store";
import { isAnswered } from "./answer";
import { isOverdue } from "./attempt";
import { type Attempt, findAttempt, openAttemptOf } from "./attempts.server";
import { handIn } from "./closing.server";
import { questionsAsDrawn } from "./drawn.server";
import type { Question } from "./quiz";
import { latestResponses, type Stored } from "./responses.server";

/** An open attempt as the person sits before it: each question with its answer so far. */
export type Sitting = { attempt: Attempt; items: { question: Question; parts: string[]; stored: Stored | null; answered: boolean; flagged: boolean }[] };

/** The person's own attempt; one whose time is up is closed first. */
export async function attemptNow(store: Store, library: Library, personId: string, id: string, now: Date): Promise<Attempt | undefined> {
  const attempt = await findAttempt(store.read, personId, id);
  if (!attempt || !isOverdue(attempt, now)) return attempt;
  await handIn(store, library, personId, id, now);
  return findAttempt(store.read, personId, id);
}

/** The open attempt at a quiz, if there is one. */
export async function openSitting(store: Store, library: Library, personId: string, quizId: string, now: Date): Promise<Sitting | null> {
  const open = await openAttemptOf(store.read, personId, quizId);
  const attempt = open && (await attemptNow(store, library, personId, open.id, now));
  return attempt && !attempt.closedAt ? sittingOf(store.read, library, attempt) : null;
}

/** All questions of an open attempt with the answers so far. */
export async function sittingOf(reader: Reader, library: Library, attempt: Attempt): Promise<Sitting> {
  const questions = await questionsAsDrawn(reader, library, attempt);
  const answers = await latestResponses(reader, attempt.id);
  const items = attempt.draw.map(({ questionId, parts }, place) => {
    const stored = answers.get(questionId) ?? null;
    return { question: questions[place]!, parts, stored, answered: isAnswered(stored?.answer), flagged: attempt.flagged?.includes(questionId) ?? false };
  });
  return { attempt, items };
}

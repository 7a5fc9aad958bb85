import type { AppLoadContext } from "@remix-run/node";
import { formatDay, formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { nameIn } from "~/people/names";
import { runningAttempts, timeGivenTo } from "~/quizzes/extra-time.server";
import { placeOf, quizzesIn } from "~/quizzes/quizzes-in";
import { dueTalk, talksOf } from "~/quizzes/talks.server";
import { newId } from "~db/kit";

/** Talks that wait and were held, running attempts, quizzes with a limit, and the time given so far, as the page shows them. */
export async function careView(context: AppLoadContext, personId: string) {
  const { store, library, language, zone, today, now } = context;
  const titles = new Map(quizzesIn(library).map((quiz) => [quiz.id, inLanguage(placeOf(library, { ...quiz, quizId: quiz.id }).title, language)]));
  const titleOf = (quizId: string) => titles.get(quizId) ?? quizId;

  const due = [];
  for (const quiz of quizzesIn(library)) {
    const talk = await dueTalk(store.read, zone, personId, quiz, now);
    if (!talk) continue;
    const { afterAttemptId, failed, lastFailedOn } = talk;
    due.push({ quizId: quiz.id, title: titleOf(quiz.id), afterAttemptId, failed, lastFailedOn, day: formatDay(lastFailedOn, language) });
  }
  const running = (await runningAttempts(store.read, personId)).filter(({ deadlineAt }) => deadlineAt && deadlineAt > now);
  const limited = quizzesIn(library).filter((quiz) => quiz.minutes !== undefined || running.some(({ quizId }) => quizId === quiz.id));
  return {
    key: newId(now.getTime()),
    today,
    due,
    held: (await talksOf(store.read, personId)).map(({ quizId, heldOn, note, ...by }) => ({
      title: titleOf(quizId),
      note,
      day: formatDay(heldOn, language),
      by: nameIn(language, by),
    })),
    quizzes: limited.map(({ id }) => ({ id, title: titleOf(id) })),
    running: running.map(({ quizId, deadlineAt }) => ({ quizId, title: titleOf(quizId), until: formatInstant(deadlineAt!, zone, language) })),
    given: (await timeGivenTo(store.read, personId)).map(({ extra, ...by }) => ({
      id: extra.id,
      title: titleOf(extra.quizId),
      minutes: extra.minutes,
      percent: extra.percent,
      scope: extra.attemptId ? ("attempt" as const) : ("all" as const),
      reason: extra.reason,
      at: formatInstant(extra.givenAt, zone, language),
      by: nameIn(language, by),
    })),
  };
}

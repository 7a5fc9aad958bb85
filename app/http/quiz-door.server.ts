import { randomInt } from "node:crypto";
import { type AppLoadContext, data, redirect } from "@remix-run/node";
import { triesCountSince } from "~/certification/renewing-tries.server";
import type { QuizInUse } from "~/content/library";
import { dayIn, formatDay, formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { nameIn } from "~/people/names";
import { trainersFor } from "~/people/trained.server";
import { beginningOf } from "~/quizzes/beginning.server";
import { countToDraw } from "~/quizzes/draw";
import { extrasFor } from "~/quizzes/extra-time.server";
import { percentOf } from "~/quizzes/marking";
import { notNowSentence } from "~/quizzes/not-now";
import { bankOf, lessonOf } from "~/quizzes/quizzes-in";
import { notNowView, rulesView } from "~/quizzes/rules-view";
import { openSitting } from "~/quizzes/sitting.server";
import { startAttempt } from "~/quizzes/starting.server";
import { firstPass, latestTries, type Try } from "~/quizzes/tries.server";
import { waitingAttempt } from "~/quizzes/waiting.server";
import { withheldScores } from "~/quizzes/withheld-scores.server";
import { requireVisitor } from "./context";

/** The door to a test, a quiz or an exam: what it is, how one stands with it, and what to read before taking it again. */
export async function doorOf(context: AppLoadContext, quiz: QuizInUse) {
  const { store, library, language, words, now, zone, today } = context;
  const { personId } = requireVisitor(context);
  const open = await openSitting(store, library, personId, quiz.id, now);
  const standing = await beginningOf(store.read, library, personId, quiz, now);
  const rules = rulesView(quiz, standing, await extrasFor(store.read, personId, quiz.id, open?.attempt.id ?? null), context);
  const trainers = rules.notNow?.reason === "talk" ? await trainersFor(store.read, personId, today) : [];
  const pass = await firstPass(store.read, personId, quiz.id, await triesCountSince(store.read, zone, personId, quiz, now));
  const withheld = await withheldScores(store.read, library, personId, now);
  const percentIn = ({ attemptId, points, maximum }: Try) => (withheld.has(attemptId) ? null : percentOf(points, maximum));
  return {
    /** Where an exam says it otherwise than a quiz. */
    say: quiz.moduleId === null ? words.exams.door : {},
    count: countToDraw(quiz),
    bank: bankOf(quiz).length,
    rules,
    trainers: trainers.map((trainer) => nameIn(language, trainer)),
    zone,
    marking: rules.notNow?.reason === "marking" ? ((await waitingAttempt(store.read, personId, quiz.id)) ?? null) : null,
    open: open && {
      path: `/attempts/${open.attempt.id}`,
      answered: open.items.filter((item) => item.answered).length,
      count: open.items.length,
      since: formatInstant(open.attempt.startedAt, zone, language),
      until: open.attempt.deadlineAt && formatInstant(open.attempt.deadlineAt, zone, language),
    },
    toRead: standing.lessons.flatMap(({ lessonId, opened }) => {
      const lesson = lessonOf(library, lessonId);
      return lesson ? [{ id: lessonId, opened, title: inLanguage(lesson.title, language), minutes: lesson.minutes, path: lesson.path }] : [];
    }),
    pass: pass ? { percent: percentIn(pass), day: formatDay(dayIn(zone, pass.closedAt), language) } : null,
    tries: (await latestTries(store.read, personId, quiz.id)).map((one) => ({
      attemptId: one.attemptId,
      passed: one.passed,
      percent: percentIn(one),
      at: formatInstant(one.closedAt, zone, language),
    })),
  };
}

/** Starts an attempt, or goes on with the open one. */
export async function enter(context: AppLoadContext, quiz: QuizInUse) {
  const { store, library, words, now } = context;
  const { personId } = requireVisitor(context);
  const start = await startAttempt(store, library, personId, quiz, now, random);
  if (start.outcome === "not-now") return data({ sentence: notNowSentence(words, notNowView(start.why, context)) }, { status: 409 });
  return redirect(`/attempts/${start.attemptId}${start.outcome === "begun" ? "?q=1" : ""}`, 303);
}

/** Nobody can tell from earlier draws what comes next. */
const random = () => randomInt(2 ** 47) / 2 ** 47;

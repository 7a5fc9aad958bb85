import { randomInt } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type Library, moduleBySlug } from "~/content/library";
import { requireVisitor } from "~/http/context";
import { found } from "~/http/refusal";
import { dayIn, formatDay, formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { trainersFor } from "~/people/trained.server";
import { beginningOf } from "~/quizzes/beginning.server";
import { countToDraw } from "~/quizzes/draw";
import { waitingAttempt } from "~/quizzes/essays.server";
import { extrasFor } from "~/quizzes/extra-time.server";
import { percentOf } from "~/quizzes/marking";
import { notNowSentence } from "~/quizzes/not-now";
import { RuleLines } from "~/quizzes/rule-lines";
import { notNowView, rulesView } from "~/quizzes/rules-view";
import { servingIn } from "~/quizzes/serves";
import { openSitting } from "~/quizzes/sitting.server";
import { startAttempt } from "~/quizzes/starting.server";
import { firstPass, latestTries, type Try } from "~/quizzes/tries.server";
import { withheldScores } from "~/quizzes/withheld-scores.server";
import type { PageHandle } from "~/root";
import { Notice, PageHead, Section } from "~/ui/page";
import { Begin } from "./begin";
import { Tries } from "./tries";

export const handle: PageHandle = { title: (words, { title }: Page) => words.quizzes.title(title) };

/** What the quiz is, how one stands with it, and what to read before taking it again. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, library, language, now, zone, today } = context;
  const { personId } = requireVisitor(context);
  const { module, quiz } = quizAt(library, params.slug);
  const open = await openSitting(store, library, personId, quiz.id, now);
  const standing = await beginningOf(store.read, library, personId, quiz, now);
  const rules = rulesView(quiz, standing, await extrasFor(store.read, personId, quiz.id, open?.attempt.id ?? null), context);
  const trainers = rules.notNow?.reason === "talk" ? await trainersFor(store.read, personId, today) : [];
  const pass = await firstPass(store.read, personId, quiz.id);
  const withheld = await withheldScores(store.read, library, personId, now);
  const percentIn = ({ attemptId, points, maximum }: Try) => (withheld.has(attemptId) ? null : percentOf(points, maximum));
  const day = (at: Date) => formatDay(dayIn(zone, at), language);
  const text = (bilingual: { en: string; zh: string }) => inLanguage(bilingual, language);
  return {
    title: text(module.title),
    slug: module.slug,
    count: countToDraw(quiz),
    bank: servingIn(quiz.questions, "quiz").length,
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
    toRead: standing.lessons.flatMap(({ lessonId, opened }) =>
      module.lessons.filter(({ id }) => id === lessonId).map((lesson) => ({ id: lessonId, opened, title: text(lesson.title), minutes: lesson.minutes })),
    ),
    pass: pass ? { percent: percentIn(pass), day: day(pass.closedAt) } : null,
    tries: (await latestTries(store.read, personId, quiz.id)).map((one) => ({
      attemptId: one.attemptId,
      passed: one.passed,
      percent: percentIn(one),
      at: formatInstant(one.closedAt, zone, language),
    })),
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

/** Starts an attempt, or goes on with the open one. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { store, library, words, now } = context;
  const { personId } = requireVisitor(context);
  const { quiz } = quizAt(library, params.slug);
  const start = await startAttempt(store, library, personId, quiz, now, random);
  if (start.outcome === "not-now") return data({ sentence: notNowSentence(words, notNowView(start.why, context)) }, { status: 409 });
  return redirect(`/attempts/${start.attemptId}`, 303);
}

/** Nobody can tell from earlier draws what comes next. */
const random = () => randomInt(2 ** 47) / 2 ** 47;

function quizAt(library: Library, slug: string | undefined) {
  const module = found(moduleBySlug(library, slug));
  return { module, quiz: found(module.quiz) };
}

export default function QuizIntro() {
  const words = useWords().quizzes;
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={words.title(page.title)} lead={words.intro.lead(page.title)} back={{ to: `/modules/${page.slug}`, label: page.title }} />
      {refused ? (
        <div role="alert">
          <Notice tone="warn">{refused.sentence}</Notice>
        </div>
      ) : null}
      {page.pass ? <Notice tone="ok">{words.intro.passedNote(page.pass.percent, page.pass.day)}</Notice> : null}
      <Begin page={page} />
      <Section id="facts" title={words.intro.facts}>
        <ul className="divide-y divide-line border-y border-line [&>li]:py-2.5">
          <li>{words.intro.drawn(page.count, page.bank)}</li>
          <RuleLines rules={page.rules} />
        </ul>
      </Section>
      <Tries tries={page.tries} />
    </div>
  );
}

import { randomInt } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { type Library, moduleBySlug } from "~/content/library";
import { requireVisitor } from "~/http/context";
import { found } from "~/http/refusal";
import { dayIn, formatDay, formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useWords } from "~/locale/words";
import { percentOf } from "~/quizzes/marking";
import { openSitting } from "~/quizzes/sitting.server";
import { startAttempt } from "~/quizzes/starting.server";
import { firstPass, latestTries, retakeOf } from "~/quizzes/tries.server";
import type { PageHandle } from "~/root";
import { Notice, PageHead, Section } from "~/ui/page";
import { Begin } from "./begin";
import { Tries } from "./tries";

export const handle: PageHandle = { title: (words, { title }: Page) => words.quizzes.title(title) };

/** What the quiz is, how one stands with it, and what to read before taking it again. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, library, language, now, zone } = context;
  const { personId } = requireVisitor(context);
  const { module, quiz } = quizAt(library, params.slug);
  const open = await openSitting(store, library, personId, quiz.id, now);
  const { ready, lessons } = await retakeOf(store.read, library, personId, quiz);
  const pass = await firstPass(store.read, personId, quiz.id);
  const day = (at: Date) => formatDay(dayIn(zone, at), language);
  const text = (bilingual: { en: string; zh: string }) => inLanguage(bilingual, language);
  return {
    title: text(module.title),
    slug: module.slug,
    count: quiz.draw.count,
    bank: quiz.questions.length,
    passMark: quiz.passMark,
    minutes: quiz.minutes ?? null,
    open: open && {
      path: `/attempts/${open.attempt.id}`,
      answered: open.items.filter((item) => item.answered).length,
      count: open.items.length,
      since: formatInstant(open.attempt.startedAt, zone, language),
      until: open.attempt.deadlineAt && formatInstant(open.attempt.deadlineAt, zone, language),
    },
    ready,
    toRead: lessons.flatMap(({ lessonId, opened }) =>
      module.lessons.filter(({ id }) => id === lessonId).map((lesson) => ({ id: lessonId, opened, title: text(lesson.title), minutes: lesson.minutes })),
    ),
    pass: pass ? { percent: percentOf(pass.points, pass.maximum), day: day(pass.closedAt) } : null,
    tries: (await latestTries(store.read, personId, quiz.id)).map(({ attemptId, closedAt, points, maximum, passed }) => ({
      attemptId,
      passed,
      percent: percentOf(points, maximum),
      at: formatInstant(closedAt, zone, language),
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
  if (start.outcome === "read-first") return data({ sentence: words.quizzes.intro.readFirst }, { status: 409 });
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
          <li>{words.intro.pass(page.passMark)}</li>
          <li>{words.intro.limit(page.minutes)}</li>
          <li>{page.minutes === null ? words.intro.saved : words.intro.savedLimited}</li>
          <li>{words.intro.after}</li>
        </ul>
      </Section>
      <Tries tries={page.tries} />
    </div>
  );
}

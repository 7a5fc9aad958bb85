import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { inlineHtml } from "~/content/inline";
import { moduleBySlug } from "~/content/library";
import { nextStep } from "~/courses/next-step";
import { aidPath } from "~/courses/paths";
import { readInModule } from "~/courses/progress.server";
import { requireVisitor } from "~/http/context";
import { found } from "~/http/refusal";
import { inLanguage } from "~/locale/language";
import { useWords } from "~/locale/words";
import { countToDraw } from "~/quizzes/draw";
import { percentOf } from "~/quizzes/marking";
import { canBePractised } from "~/quizzes/practice";
import { firstPass, latestTries } from "~/quizzes/tries.server";
import { withheldScores } from "~/quizzes/withheld-scores.server";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { Html } from "~/ui/html";
import { Form } from "~/ui/navigation";
import { Card, PageHead, Section } from "~/ui/page";
import { Next } from "./next";
import { Steps } from "./steps";

export const handle: PageHandle = { title: (_words, { title }: Page) => title };

/** What a module is for, its lessons and quiz with what is done, and what it leads to. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, library, language, now } = context;
  const { personId } = requireVisitor(context);
  const module = found(moduleBySlug(library, params.slug));
  const read = await readInModule(store.read, personId, module.id);
  const quiz = module.quiz && (await quizState(module.quiz.id));
  const next = nextStep(
    module.lessons.map(({ id }) => id),
    read,
    quiz ? (quiz.passed ? "passed" : "open") : "none",
  );
  const text = (bilingual: { en: string; zh: string }) => inLanguage(bilingual, language);
  return {
    slug: module.slug,
    code: module.code,
    title: text(module.title),
    minutes: module.minutes,
    summary: inlineHtml(text(module.summary)),
    outcomes: module.outcomes.map((outcome) => ({ id: outcome.id, html: inlineHtml(text(outcome.text)) })),
    lessons: module.lessons.map((lesson) => ({
      id: lesson.id,
      number: lesson.number,
      minutes: lesson.minutes,
      title: text(lesson.title),
      read: read.has(lesson.id),
    })),
    practice: module.quiz?.questions.some(canBePractised) ?? false,
    quiz: module.quiz && { ...quiz, count: countToDraw(module.quiz), passMark: module.quiz.passMark },
    aid: module.aid && text(module.aid.title),
    rolePlays: module.rolePlays.flatMap((id) => {
      const scenario = library.scenarios.get(id);
      return scenario ? [{ id, code: scenario.code, title: text(scenario.title), task: inlineHtml(text(scenario.task)) }] : [];
    }),
    next,
  };

  async function quizState(quizId: string) {
    const pass = await firstPass(store.read, personId, quizId);
    const [last] = pass ? [] : await latestTries(store.read, personId, quizId, 1);
    const shown = pass ?? last;
    if (!shown) return { passed: false, tried: false, percent: null };
    const isWithheld = (await withheldScores(store.read, library, personId, now)).has(shown.attemptId);
    return { passed: pass !== undefined, tried: true, percent: isWithheld ? null : percentOf(shown.points, shown.maximum) };
  }
}
export type Page = Awaited<ReturnType<typeof loader>>;

export default function Module() {
  const {
    courses: { module: words },
    frame: { nav },
    practice,
  } = useWords();
  const page = useLoaderData<typeof loader>();
  return (
    <div className="max-w-2xl">
      <PageHead title={page.title} lead={`${page.code} · ${words.minutes(page.minutes)}`} back={{ to: "/learn", label: nav.learn }} />
      <p className="font-serif text-lg leading-relaxed lg:text-xl">
        <Html html={page.summary} />
      </p>
      <Next page={page} />
      <Section title={words.steps} id="steps">
        <Steps page={page} />
      </Section>
      <Section title={words.outcomes} id="outcomes">
        <ul className="list-disc space-y-1.5 pl-5 marker:text-ember">
          {page.outcomes.map(({ id, html }) => (
            <li key={id}>
              <Html html={html} />
            </li>
          ))}
        </ul>
      </Section>
      {page.practice ? (
        <Section title={practice.title} id="practice">
          <Card className="flex flex-wrap items-center justify-between gap-3">
            <span className="min-w-0 flex-1 basis-60 text-sm text-soft">{practice.moduleLead}</span>
            <Form action="/practice">
              <input type="hidden" name="module" value={page.slug} />
              <Button look="quiet">{practice.link}</Button>
            </Form>
          </Card>
        </Section>
      ) : null}
      {page.aid ? (
        <Section title={words.aid} id="aid">
          <Card className="flex flex-wrap items-center justify-between gap-3">
            <span className="min-w-0">
              <strong className="block font-semibold">{page.aid}</strong>
              <span className="text-sm text-soft">{words.aidLead}</span>
            </span>
            <ButtonLink look="quiet" to={aidPath(page.slug)}>
              {words.openAid}
            </ButtonLink>
          </Card>
        </Section>
      ) : null}
      {page.rolePlays.length > 0 ? (
        <Section title={words.prepares} id="prepares">
          <ul className="space-y-3">
            {page.rolePlays.map(({ id, code, title, task }) => (
              <li key={id}>
                <Card>
                  <span className="text-sm text-soft">
                    {words.rolePlay} · {code}
                  </span>
                  <strong className="block font-serif text-lg font-semibold">{title}</strong>
                  <Html html={task} className="mt-1 block text-soft" />
                </Card>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </div>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { inlineHtml } from "~/content/inline";
import { previewModule } from "~/content/preview";
import { requireVisitor } from "~/http/context";
import { allow, found } from "~/http/refusal";
import { type Bilingual, inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { countToDraw } from "~/quizzes/draw";
import { servingIn } from "~/quizzes/serves";
import type { PageHandle } from "~/root";
import { BothLanguages } from "~/ui/both-languages";
import { ButtonLink } from "~/ui/button";
import { Html } from "~/ui/html";
import { Link } from "~/ui/navigation";
import { Notice, PageHead, Section } from "~/ui/page";
import { QuestionCard } from "./question-card";
import { shownQuestion } from "./shown-question";

export const handle: PageHandle = { title: (words, { module }: Page) => `${words.content.preview.module}: ${module}` };

const both = ({ en, zh }: Bilingual): Bilingual => ({ en: inlineHtml(en), zh: inlineHtml(zh) });

/** A module with its texts and every question with key and feedback, in both languages. Authors only. */
export function loader({ context, params }: LoaderFunctionArgs) {
  allow(can.seeContentFaults(requireVisitor(context)));
  const { module, state } = found(previewModule(context.source.newest(), params.slug));
  const { quiz, slug } = module;
  const titleOf = (lesson: { title: Bilingual }) => inLanguage(lesson.title, context.language);
  const lessonTitle = (id: string | undefined) => module.lessons.filter((lesson) => lesson.id === id).map(titleOf)[0] ?? null;
  return {
    module: titleOf(module),
    slug,
    code: module.code,
    state: state.kind,
    summary: both(module.summary),
    outcomes: module.outcomes.map(({ id, text }) => ({ id, text: both(text) })),
    pages: [
      ...module.lessons.map((lesson) => ({ to: `/content/modules/${slug}/lessons/${lesson.id}`, title: titleOf(lesson) })),
      ...(module.aid ? [{ to: `/content/modules/${slug}/aid`, title: titleOf(module.aid) }] : []),
    ],
    quiz: quiz && {
      draw: countToDraw(quiz),
      bank: servingIn(quiz.questions, "quiz").length,
      passMark: quiz.passMark,
      questions: quiz.questions.map((question) => shownQuestion(question, lessonTitle(question.lesson))),
    },
  };
}
type Page = ReturnType<typeof loader>;

export default function ModulePreview() {
  const { content: words, analysis, importing } = useDutyWords();
  const { outcomes: outcomesTitle, steps } = useDutyWords().courses.module;
  const { module, slug, code, state, summary, outcomes, pages, quiz } = useLoaderData<typeof loader>();
  return (
    <article>
      <PageHead title={module} lead={code} back={{ to: "/content", label: words.overview.title }} />
      {state === "published" ? null : <Notice tone="warn">{words.preview[state]}</Notice>}
      <BothLanguages named>{(language) => <Html html={summary[language]} className="font-serif text-lg" />}</BothLanguages>
      <Section title={outcomesTitle} id="outcomes">
        <ol className="grid list-decimal gap-2 pl-5 marker:text-ember">
          {outcomes.map(({ id, text }) => (
            <li key={id}>
              <BothLanguages>{(language) => <Html html={text[language]} />}</BothLanguages>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={steps} id="pages">
        <ul className="divide-y divide-line">
          {pages.map(({ to, title }) => (
            <li key={to}>
              <Link to={to} className="flex min-h-11 items-center underline decoration-edge underline-offset-4 hover:text-ember">
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      {quiz ? (
        <Section title={`${words.preview.questions} · ${words.preview.questionsLead(quiz.draw, quiz.bank, quiz.passMark)}`} id="questions">
          {state === "published" ? (
            <p className="mb-3">
              <ButtonLink look="quiet" to={`/content/modules/${slug}/analysis`}>
                {analysis.index.link}
              </ButtonLink>
            </p>
          ) : null}
          <p className="mb-3">
            <Link
              to={`/content/modules/${slug}/import`}
              className="inline-flex min-h-11 items-center font-medium underline decoration-edge underline-offset-4 hover:text-ember"
            >
              {importing.link}
            </Link>
          </p>
          <ol className="grid gap-5">
            {quiz.questions.map((question) => (
              <li key={question.id}>
                <QuestionCard question={question} />
              </li>
            ))}
          </ol>
        </Section>
      ) : null}
    </article>
  );
}

import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { readTyped } from "~/http/parse-form.server";
import { found, refusal } from "~/http/refusal";
import { inLanguage } from "~/locale/language";
import { useWords } from "~/locale/words";
import { type Given, givenIn } from "~/quizzes/answer";
import { asked } from "~/quizzes/asked";
import { mark } from "~/quizzes/marking";
import { answerTurn, findTurn, questionOfTurn, type Turn } from "~/quizzes/practising.server";
import type { Question } from "~/quizzes/quiz";
import { reviewed } from "~/quizzes/reviewed";
import { LARGEST } from "~/quizzes/save-request.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Notice, PageHead } from "~/ui/page";
import { AnsweredQuestion } from "./answered-question";
import { QuestionForm } from "./question-form";

export const handle: PageHandle = {
  title: (words, { answered, from }: Page) => `${answered ? `${words.practice.verdict[answered.verdict]} · ` : ""}${words.practice.title} · ${from.title}`,
};

/** One question to practise. Its key leaves only after it was answered, and never while the person has it in a quiz. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, library, language, now } = context;
  const { personId } = requireVisitor(context);
  const turn = found(await findTurn(store.read, personId, params.id ?? ""));
  const question = await questionOfTurn(store.read, library, turn, now);
  const from = fromOf(context, turn);
  if (!question) return { id: turn.id, from, asked: null, answered: null };
  if (!turn.answeredAt) return { id: turn.id, from, asked: asked(question, turn.parts, language), answered: null };
  return { id: turn.id, from, asked: null, answered: afterAnswer(context, turn, question) };
}
export type Page = Awaited<ReturnType<typeof loader>>;

function afterAnswer({ library, language }: AppLoadContext, { parts, answer, moduleId }: Turn, question: Question) {
  const given = answer ?? undefined;
  const module = library.modules.get(moduleId);
  const lesson = module?.lessons.find(({ id }) => id === question.lesson);
  return {
    ...reviewed(question, parts, given, mark(question, given), language),
    lesson: lesson ? { title: inLanguage(lesson.title, language), to: `/modules/${module!.slug}/lessons/${lesson.id}` } : null,
  };
}

/** What the person had chosen to practise, to go on with. */
function fromOf({ library, language, words }: AppLoadContext, { fromModuleId, wrongOnly }: Turn) {
  const module = fromModuleId === null ? undefined : library.modules.get(fromModuleId);
  const title = module ? inLanguage(module.title, language) : "";
  const { wrongIn, gotWrong } = words.practice;
  return { slug: module?.slug ?? "", wrong: wrongOnly, title: !wrongOnly ? title || words.practice.title : module ? wrongIn(title) : gotWrong };
}

/** Keeps the answer, or shows it on request; then the page says how it was. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { personId } = requireVisitor(context);
  const { replies, practice } = context.words;
  const typed = await readTyped(request);
  const given: Given | "show" = typed.act === "show" ? "show" : givenIn(fieldsOf(typed));
  if (JSON.stringify(given).length > LARGEST) return data({ sentence: replies.unfitBecause.tooLong, given: null }, { status: 422 });
  const answering = await answerTurn(context.store, context.library, personId, params.id ?? "", given, context.now);
  if (answering.outcome === "no-turn") throw refusal(404);
  const shownAgain = given === "show" ? null : given;
  if (answering.outcome === "blank") return data({ sentence: practice.blank, given: shownAgain }, { status: 422 });
  if (answering.outcome === "unfit") return data({ sentence: replies.unfitBecause[answering.because], given: shownAgain }, { status: 422 });
  return redirect(`/practice/${params.id}`, 303);
}

const fieldsOf = (typed: Record<string, string | string[]>) =>
  Object.entries(typed).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));

export default function PracticeQuestion() {
  const words = useWords().practice;
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-2xl">
      <PageHead title={page.from.title} back={{ to: "/practice", label: words.title }} />
      {page.asked ? <QuestionForm key={page.id} question={page.asked} refused={refused ?? null} /> : null}
      {page.answered ? <AnsweredQuestion question={page.answered} from={page.from} /> : null}
      {page.asked || page.answered ? null : (
        <>
          <Notice>
            <p className="font-semibold">{words.atRest}</p>
            <p>{words.atRestWhy}</p>
          </Notice>
          <ButtonLink to="/practice">{words.title}</ButtonLink>
        </>
      )}
    </div>
  );
}

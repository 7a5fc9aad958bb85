import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs, redirect, redirectDocument } from "@remix-run/node";
import { useActionData, useLoaderData, useLocation } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { readTyped } from "~/http/parse-form.server";
import { found, refusal } from "~/http/refusal";
import { asked } from "~/quizzes/asked";
import { isRunning } from "~/quizzes/attempt";
import { AttemptFrame } from "~/quizzes/attempt-frame";
import { findAttempt } from "~/quizzes/attempts.server";
import { handIn } from "~/quizzes/closing.server";
import { byPlaces } from "~/quizzes/drawn-parts";
import { flagQuestion } from "~/quizzes/flagging.server";
import { attemptNow, sittingOf } from "~/quizzes/sitting.server";
import { useAnswerKeeper } from "~/quizzes/use-answer-keeper";
import type { PageHandle } from "~/root";
import { Progress } from "./progress";
import { QuestionForm } from "./question-form";
import { saveFromForm } from "./save-from-form.server";
import { sitterOf } from "./sitter.server";
import { useFlags } from "./use-flags";

export const handle: PageHandle = {
  title: (words, { number, count, title }: Page) => words.attempt.pageTitle(number, count, title),
  bare: true,
};

/** One question of an open attempt: never its key, never another question. Its number is in the address, so that a reload shows it again. */
export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const { store, library, language, now } = context;
  const { personId } = requireVisitor(context);
  const attempt = found(await attemptNow(store, library, personId, params.id ?? "", now));
  if (attempt.closedAt) throw redirectDocument(`/attempts/${attempt.id}/result`);

  const { items } = await sittingOf(store.read, library, attempt);
  const wanted = new URL(request.url).searchParams.get("q");
  if (wanted === null) throw redirect(`/attempts/${attempt.id}?q=${firstOpen(items)}`);
  const number = Number(wanted);
  const item = found(items[number - 1]);
  return {
    ...sitterOf(context, attempt),
    number,
    count: items.length,
    items: items.map((one) => ({ id: one.question.id, answered: one.answered, flagged: one.flagged })),
    question: asked(item.question, item.parts, language),
    stored: item.stored && { seq: item.stored.seq, answer: byPlaces(item.stored.answer, item.parts) },
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

/** Where to go on: the first question without an answer, else the last. */
const firstOpen = (items: { answered: boolean }[]) => items.findIndex((item) => !item.answered) + 1 || items.length;

/** Saves the answer on the page, if one was given, and goes where the pressed button says: a question, the review, or hands in. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { personId } = requireVisitor(context);
  const typed = await readTyped(request);
  const path = `/attempts/${params.id}`;
  if (typed.to === "time-up" && isRunning(await findAttempt(context.store.read, personId, params.id ?? ""), context.now))
    return redirect(path + new URL(request.url).search, 303); // more time was given than the page knew of
  if (typed.to === "hand-in" || typed.to === "time-up") {
    if (!(await handIn(context.store, context.library, personId, params.id ?? "", context.now))) throw refusal(404);
    return redirect(`${path}/result`, 303);
  }
  const isFlag = typed.to === "flag" || typed.to === "unflag";
  const refused = isFlag && typed.kind === undefined ? null : await saveFromForm(context, personId, params.id ?? "", typed);
  if (refused) return data({ sentence: refused.sentence, given: refused.given }, { status: refused.status });
  if (isFlag) await flag(context, personId, params.id ?? "", String(typed.questionId), typed.to === "flag");
  const to = isFlag ? new URL(request.url).searchParams.get("q") : String(typed.to);
  return redirect(to === "review" ? `${path}/review` : `${path}?q=${to && /^\d{1,3}$/.test(to) ? to : 1}`, 303);
}

async function flag({ store }: AppLoadContext, personId: string, attemptId: string, questionId: string, flagged: boolean) {
  const done = await flagQuestion(store, personId, attemptId, questionId, flagged);
  if (done !== "done") throw refusal(done === "no-attempt" ? 404 : done === "closed" ? 409 : 422);
}

export default function AttemptPage() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const keeper = useAnswerKeeper(page.account, page.attemptId);
  const flags = useFlags(page);
  const { pathname } = useLocation();
  const path = `${pathname}?q=${page.number}`;
  return (
    <AttemptFrame title={page.heading} leaveTo={page.quizPath} path={path} top={<Progress page={page} keeper={keeper} flags={flags} />}>
      <QuestionForm key={page.question.id} page={page} keeper={keeper} flags={flags} path={path} refused={refused && "sentence" in refused ? refused : null} />
    </AttemptFrame>
  );
}

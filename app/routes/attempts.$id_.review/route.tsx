import { type LoaderFunctionArgs, redirectDocument } from "@remix-run/node";
import { useLoaderData, useRevalidator } from "@remix-run/react";
import { type FormEvent, useEffect } from "react";
import { inlineHtml } from "~/content/inline";
import { requireVisitor } from "~/http/context";
import { found } from "~/http/refusal";
import { inLanguage } from "~/locale/language";
import { useAttemptWords, useWords } from "~/locale/words";
import { AttemptFrame } from "~/quizzes/attempt-frame";
import { ClockMoved } from "~/quizzes/clock-moved";
import { FlagMark } from "~/quizzes/flag-mark";
import { attemptNow, sittingOf } from "~/quizzes/sitting.server";
import { TroubleNotice } from "~/quizzes/trouble-notice";
import { leaveBy, useAnswerKeeper } from "~/quizzes/use-answer-keeper";
import { useClock } from "~/quizzes/use-clock";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { Html } from "~/ui/html";
import { Form, Link } from "~/ui/navigation";
import { Notice } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import { sitterOf } from "../attempts.$id/sitter.server";

export const handle: PageHandle = { title: (words, { title }: Page) => words.attempt.review.pageTitle(title), bare: true };

/** What is answered and what is not, before handing in. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, library, language, now } = context;
  const { personId } = requireVisitor(context);
  const attempt = found(await attemptNow(store, library, personId, params.id ?? "", now));
  if (attempt.closedAt) throw redirectDocument(`/attempts/${attempt.id}/result`);

  const { items } = await sittingOf(store.read, library, attempt);
  return {
    ...sitterOf(context, attempt),
    items: items.map(({ question, answered, flagged }) => ({
      id: question.id,
      text: inlineHtml(inLanguage(question.text, language)),
      answered,
      flagged,
    })),
  };
}
type Page = Awaited<ReturnType<typeof loader>>;

export default function Review() {
  const words = useAttemptWords();
  const page = useLoaderData<typeof loader>();
  const { account, attemptId, heading, quizPath, time, items } = page;
  const keeper = useAnswerKeeper(account, attemptId);
  const { clock, moved } = useClock(attemptId, time);
  const unsent = keeper?.unsentCount() ?? 0;
  const { revalidate } = useRevalidator();
  useEffect(() => {
    if (unsent > 0 && keeper) void keeper.whole().then(revalidate);
  }, [unsent, keeper, revalidate]);

  const handIn = (event: FormEvent<HTMLFormElement>) => {
    if (!keeper || unsent === 0) return;
    event.preventDefault();
    const form = event.currentTarget;
    void keeper.sendNow();
    void keeper.whole().then(() => leaveBy(form));
  };
  const open = items.flatMap(({ answered }, place) => (answered ? [] : [place + 1]));
  const flagged = items.flatMap((item, place) => (item.flagged ? [place + 1] : []));
  const undecided = items.flatMap(({ id }, place) => (keeper?.conflictOf(id) ? [place + 1] : []));
  const first = undecided[0] ?? open[0] ?? flagged[0] ?? items.length;
  const path = `/attempts/${attemptId}`;
  return (
    <AttemptFrame title={heading} leaveTo={quizPath} path={`${path}/review`}>
      <h1 className="font-serif text-2xl font-semibold">{words.review.title}</h1>
      {clock ? <p className="mt-1 text-soft">{words.until(clock.until)}</p> : null}
      <ClockMoved clock={moved ? clock : null} />
      <Standing open={open} flagged={flagged} count={items.length} />
      {undecided.map((number) => (
        <Notice key={number} tone="warn">
          <Link to={`${path}?q=${number}`} className="inline-flex min-h-11 items-center font-semibold underline">
            {words.conflict.elsewhere(number)}
          </Link>
        </Notice>
      ))}
      {unsent > 0 ? <p className="text-warn">{words.review.sendingFirst(unsent)}</p> : null}
      <TroubleNotice keeper={keeper} sitter={page} />
      <ol className="mt-4 divide-y divide-line border-y border-line">
        {items.map(({ text, answered, flagged: isFlagged }, place) => (
          <li key={place}>
            <Link to={`${path}?q=${place + 1}`} className="grid min-h-14 grid-cols-[1.75rem_1fr_auto] items-center gap-2 py-2 no-underline hover:bg-wash">
              <span className="text-soft tabular-nums">
                <span className="sr-only">{words.review.change(place + 1)}</span>
                <span aria-hidden="true">{place + 1}</span>
              </span>
              <Html html={text} className="line-clamp-2 [&_a]:no-underline" />
              <span className="grid justify-items-end gap-1">
                <StatusMark tone={answered ? "ok" : "warn"}>{answered ? words.review.answered : words.review.notAnswered}</StatusMark>
                {isFlagged ? (
                  <span className="inline-flex items-center gap-1 text-xs font-medium text-warn">
                    <FlagMark className="size-3" /> {words.review.flagged}
                  </span>
                ) : null}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      <Form action={path} onSubmit={handIn} className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-card pb-[env(safe-area-inset-bottom)]">
        <input type="hidden" name="to" value="hand-in" />
        <p className="mx-auto max-w-2xl px-4 pt-2 text-sm text-soft">{words.review.after}</p>
        <div className="mx-auto flex max-w-2xl gap-3 px-4 pt-2 pb-3">
          <ButtonLink look={open.length > 0 ? "primary" : "quiet"} to={`${path}?q=${first}`} className="flex-1">
            {words.review.back}
          </ButtonLink>
          <Button look={open.length > 0 ? "quiet" : "primary"} className="flex-1">
            {open.length > 0 ? words.review.handInOpen : words.review.handIn}
          </Button>
        </div>
      </Form>
    </AttemptFrame>
  );
}

function Standing({ open, flagged, count }: { open: number[]; flagged: number[]; count: number }) {
  const { list } = useWords().frame;
  const say = useAttemptWords().review;
  const marked = flagged.length > 0 ? <p>{say.flaggedOnes(list(flagged.map(String)), flagged.length)}</p> : null;
  return (
    <Notice tone={open.length === 0 && !marked ? "ok" : "warn"}>
      <p className="font-semibold">{open.length === 0 ? say.allAnswered(count) : say.open(list(open.map(String)), open.length)}</p>
      {open.length > 0 ? <p>{say.openHint}</p> : null}
      {marked}
    </Notice>
  );
}

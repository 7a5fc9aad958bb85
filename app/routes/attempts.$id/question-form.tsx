import { useAttemptWords } from "~/locale/words";
import { formOf, type Given } from "~/quizzes/answer";
import { AnswerFields } from "~/quizzes/answer-fields";
import type { AnswerKeeper } from "~/quizzes/answer-keeper";
import { QuestionSetting } from "~/quizzes/question-setting";
import { TroubleNotice } from "~/quizzes/trouble-notice";
import { Button } from "~/ui/button";
import { Html } from "~/ui/html";
import { Form } from "~/ui/navigation";
import { onDemand } from "~/ui/on-demand";
import { Notice } from "~/ui/page";
import { FlagButton } from "./flag-button";
import { QuestionMap } from "./question-map";
import type { Page } from "./route";
import { SavedLine } from "./saved-line";
import type { Flags } from "./use-flags";
import { useQuestion } from "./use-question";

const useConflictNotice = onDemand(async () => (await import("./conflict-notice")).ConflictNotice);

/** Why the form was refused, and what was in it. */
type Refused = { sentence: string; given?: Given };

type Shown = { page: Page; keeper: AnswerKeeper | null; flags: Flags; path: string; refused: Refused | null };

/** One question as a plain form: each button saves and goes. With a script, what is chosen is saved at once. */
export function QuestionForm({ page, keeper, flags, path, refused }: Shown) {
  const words = useAttemptWords();
  const { question, stored, number, count } = page;
  const { form, heading, shown, shownFrom, going, give, go } = useQuestion(page, keeper, flags);
  const Conflict = useConflictNotice(keeper !== null);
  const given = (shownFrom === "page" && refused?.given) || formOf(shown);
  const next = number < count ? String(number + 1) : "review";
  const notice = refused?.sentence ?? null;
  return (
    <Form ref={form} action={path} autoComplete="off" onSubmit={go}>
      <input type="hidden" name="questionId" value={question.id} />
      <input type="hidden" name="kind" value={question.kind} />
      <input type="hidden" name="seq" value={(stored?.seq ?? 0) + 1} />
      {/* The Enter key takes the first button of a form. */}
      <button type="submit" name="to" value={next} tabIndex={-1} aria-hidden="true" className="sr-only" />
      {notice ? (
        <div role="alert">
          <Notice tone="warn">{notice}</Notice>
        </div>
      ) : null}
      <div role="alert">{Conflict && keeper ? <Conflict page={page} keeper={keeper} /> : null}</div>
      <QuestionSetting setting={question} label={words.situation} />
      <fieldset key={shownFrom} onChange={give} onBlur={() => void keeper?.sendNow()}>
        <legend className="w-full">
          <h1 ref={heading} tabIndex={-1} className="font-serif text-xl font-semibold outline-none">
            <Html html={question.text} />
          </h1>
          <p className="mt-1 text-sm text-soft">{words.hints[question.sorting ? "sorting" : question.kind]}</p>
        </legend>
        <div className="mt-4">
          <AnswerFields question={question} given={given} scripted={keeper !== null} onGive={give} />
        </div>
      </fieldset>
      <div className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-card pb-[env(safe-area-inset-bottom)]">
        <div className="mx-auto max-w-2xl px-4 pt-1 text-sm [&_[role=alert]>div]:my-1.5 [&_[role=alert]>div]:py-2">
          <TroubleNotice keeper={keeper} sitter={page} going={going !== null} />
          <div className="flex min-h-11 items-center justify-between gap-4">
            <SavedLine page={page} keeper={keeper} />
            <FlagButton flagged={flags.isFlagged(question.id)} />
          </div>
        </div>
        <div className="mx-auto flex max-w-2xl gap-3 px-4 pb-3">
          {number > 1 ? (
            <Button look="quiet" name="to" value={String(number - 1)} data-step="previous">
              {words.previous}
            </Button>
          ) : null}
          <Button name="to" value={next} data-step="next" className="flex-1" aria-busy={going !== null}>
            {number < count ? words.next : words.toReview}
          </Button>
        </div>
      </div>
      <QuestionMap page={page} keeper={keeper} flags={flags} />
    </Form>
  );
}

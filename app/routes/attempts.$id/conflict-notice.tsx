import { useAttemptWords } from "~/locale/words";
import type { AnswerKeeper } from "~/quizzes/answer-keeper";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/page";
import type { Page } from "./route";

/** Two answers to one question, from here and from elsewhere: the person says which counts. The boxes show the other one. */
export function ConflictNotice({ page, keeper }: { page: Page; keeper: AnswerKeeper }) {
  const words = useAttemptWords().conflict;
  const here = keeper.conflictOf(page.question.id);
  const others = page.items.flatMap(({ id }, place) => (id !== page.question.id && keeper.conflictOf(id) ? [place + 1] : []));
  return (
    <>
      {here ? (
        <Notice tone="warn">
          <p className="font-semibold">{words.title}</p>
          <p className="mt-1">{words.shown}</p>
          <p className="mt-1 whitespace-pre-line">{words.mine(here.mine.inWords?.answer || words.nothing)}</p>
          <div className="mt-3 flex flex-wrap gap-3">
            <Button type="button" onClick={() => keeper.keepMine(page.question.id)}>
              {words.keepMine}
            </Button>
            <Button type="button" look="quiet" onClick={() => keeper.takeOther(page.question.id)}>
              {words.takeOther}
            </Button>
          </div>
        </Notice>
      ) : null}
      {others.length > 0 ? (
        <Notice tone="warn">
          <button type="submit" name="to" value={others[0]} className="min-h-11 text-left font-semibold underline">
            {words.elsewhere(others[0]!)}
          </button>
        </Notice>
      ) : null}
    </>
  );
}

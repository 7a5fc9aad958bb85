import { useEffect, useRef, useState } from "react";
import { useAttemptWords } from "~/locale/words";
import { isAnswered } from "~/quizzes/answer";
import type { AnswerKeeper } from "~/quizzes/answer-keeper";
import { ClockMoved } from "~/quizzes/clock-moved";
import { TimeLeft } from "~/quizzes/time-left";
import { leaveBy } from "~/quizzes/use-answer-keeper";
import { useClock } from "~/quizzes/use-clock";
import { Form } from "~/ui/navigation";
import type { Page } from "./route";
import type { Flags } from "./use-flags";

/** How far one is: in words, as a line of marks, and the time left where there is a limit. */
export function Progress({ page, keeper, flags }: { page: Page; keeper: AnswerKeeper | null; flags: Flags }) {
  const words = useAttemptWords();
  const { clock, moved } = useClock(page.attemptId, page.time);
  const [endedAt, setEndedAt] = useState<unknown>(null);
  const timeUp = useTimeUp(clock !== null && endedAt === clock.deadline, keeper);
  const answered = answeredNow(page, keeper);
  return (
    <div className="px-4 pb-2.5">
      <div aria-hidden="true" className="flex gap-0.5">
        {page.items.map(({ id }, place) => (
          <span
            key={id}
            className={`h-1 flex-1 rounded-full ${place + 1 === page.number ? "bg-ember" : flags.isFlagged(id) ? "bg-warn" : answered[place] ? "bg-ok" : "bg-line"}`}
          />
        ))}
      </div>
      <div className="mt-1.5 flex flex-wrap justify-between gap-x-4 text-sm text-soft">
        <span>{words.place(page.number, page.count)}</span>
        {clock ? <TimeLeft key={clock.deadline} seconds={clock.seconds} until={clock.until} onEnd={() => setEndedAt(clock.deadline)} /> : null}
        <span>{words.answered(answered.filter(Boolean).length)}</span>
      </div>
      <Form ref={timeUp} hidden>
        <input type="hidden" name="to" value="time-up" />
      </Form>
      <ClockMoved clock={moved ? clock : null} />
    </div>
  );
}

/**
 * When time is up, what is still on its way goes first, within the server's grace; then the attempt is handed in. Without a
 * connection the page stays, so that what is kept here can still be sent or downloaded.
 */
function useTimeUp(ended: boolean, keeper: AnswerKeeper | null) {
  const form = useRef<HTMLFormElement>(null);
  const isClear = keeper === null || (keeper.trouble() === null && keeper.unsentCount() === 0);
  useEffect(() => {
    if (!ended) return;
    if (isClear) leaveBy(form.current);
    else void keeper?.sendNow();
  }, [ended, isClear, keeper]);
  return form;
}

/** Which questions are answered, with the one on the page as it stands just now. */
export function answeredNow({ items, question, stored }: Page, keeper: AnswerKeeper | null): boolean[] {
  const given = keeper?.answerOf(question.id, stored?.seq);
  return items.map(({ id, answered }) => (given && id === question.id ? isAnswered(given) : answered));
}

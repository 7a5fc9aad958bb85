import { useRef } from "react";
import { useWords } from "~/locale/words";
import { isAnswered } from "~/quizzes/answer";
import type { AnswerKeeper } from "~/quizzes/answer-keeper";
import { ClockMoved } from "~/quizzes/clock-moved";
import { TimeLeft } from "~/quizzes/time-left";
import { useClock } from "~/quizzes/use-clock";
import { Form } from "~/ui/navigation";
import type { Page } from "./route";

/** When time is up, what is still on its way gets this long before the attempt is handed in: within the server's grace. */
const LAST_WAIT = 6_000;

/** How far one is: in words, as a line of marks, and the time left where there is a limit. */
export function Progress({ page, keeper }: { page: Page; keeper: AnswerKeeper | null }) {
  const words = useWords().quizzes.attempt;
  const timeUp = useRef<HTMLFormElement>(null);
  const { clock, moved } = useClock(page.attemptId, page.time);
  const answered = answeredNow(page, keeper);
  const end = () => void Promise.race([keeper?.whole(), new Promise((resolve) => setTimeout(resolve, LAST_WAIT))]).then(() => timeUp.current?.submit());
  return (
    <div className="px-4 pb-2.5">
      <div aria-hidden="true" className="flex gap-0.5">
        {answered.map((done, place) => (
          <span key={place} className={`h-1 flex-1 rounded-full ${place + 1 === page.number ? "bg-ember" : done ? "bg-ok" : "bg-line"}`} />
        ))}
      </div>
      <div className="mt-1.5 flex flex-wrap justify-between gap-x-4 text-sm text-soft">
        <span>{words.place(page.number, page.count)}</span>
        {clock ? <TimeLeft key={clock.deadline} seconds={clock.seconds} until={clock.until} onEnd={end} /> : null}
        <span>{words.answered(answered.filter(Boolean).length)}</span>
      </div>
      <Form ref={timeUp} hidden>
        <input type="hidden" name="to" value="time-up" />
      </Form>
      <ClockMoved clock={moved ? clock : null} />
    </div>
  );
}

/** Which questions are answered, with the one on the page as it stands just now. */
export function answeredNow({ answered, number, question }: Page, keeper: AnswerKeeper | null): boolean[] {
  const given = keeper?.answerOf(question.id);
  return given ? answered.map((before, place) => (place + 1 === number ? isAnswered(given) : before)) : answered;
}

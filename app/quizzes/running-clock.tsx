import { useEffect, useRef, useState } from "react";
import { Form } from "~/ui/navigation";
import type { AnswerKeeper } from "./answer-keeper";
import { ClockMoved } from "./clock-moved";
import { TimeLeft } from "./time-left";
import { leaveBy } from "./use-answer-keeper";
import { type HeardClock, useClock } from "./use-clock";

/** The clock of a limited attempt on the page of a question: the time left, more time that is given, and the end. */
export function RunningClock({ attemptId, time, keeper }: { attemptId: string; time: HeardClock; keeper: AnswerKeeper }) {
  const { clock, moved } = useClock(attemptId, time);
  const [endedAt, setEndedAt] = useState<unknown>(null);
  const timeUp = useTimeUp(clock !== null && endedAt === clock.deadline, keeper);
  return (
    <>
      {clock ? <TimeLeft key={clock.deadline} end={clock.heardAt + clock.seconds * 1000} until={clock.until} onEnd={() => setEndedAt(clock.deadline)} /> : null}
      <div className="order-last basis-full">
        <ClockMoved clock={moved ? clock : null} />
      </div>
      <Form ref={timeUp} hidden>
        <input type="hidden" name="to" value="time-up" />
      </Form>
    </>
  );
}

/**
 * When time is up, what is still on its way goes first, within the server's grace; then the attempt is handed in. Without a
 * connection the page stays, so that what is kept here can still be sent or downloaded.
 */
function useTimeUp(ended: boolean, keeper: AnswerKeeper) {
  const form = useRef<HTMLFormElement>(null);
  const isClear = keeper.trouble() === null && keeper.unsentCount() === 0;
  useEffect(() => {
    if (!ended) return;
    if (isClear) leaveBy(form.current);
    else void keeper.sendNow();
  }, [ended, isClear, keeper]);
  return form;
}

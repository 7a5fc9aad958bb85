import { useMemo } from "react";
import { useAttemptWords } from "~/locale/words";
import { isAnswered } from "~/quizzes/answer";
import type { AnswerKeeper } from "~/quizzes/answer-keeper";
import { onDemand } from "~/ui/on-demand";
import type { Page } from "./route";
import type { Flags } from "./use-flags";

const useRunningClock = onDemand(async () => (await import("~/quizzes/running-clock")).RunningClock);

/** How far one is: in words, as a line of marks, and the time left where there is a limit; until its clock runs, and without a script, the time of day it ends. */
export function Progress({ page, keeper, flags }: { page: Page; keeper: AnswerKeeper | null; flags: Flags }) {
  const words = useAttemptWords();
  const Clock = useRunningClock(keeper !== null && page.time !== null);
  const time = useMemo(() => page.time && { ...page.time, heardAt: performance.now() }, [page.time]);
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
        {!time ? null : Clock && keeper ? (
          <Clock attemptId={page.attemptId} time={time} keeper={keeper} />
        ) : (
          <span className="font-mono tabular-nums">{words.until(time.until)}</span>
        )}
        <span>{words.answered(answered.filter(Boolean).length)}</span>
      </div>
    </div>
  );
}

/** Which questions are answered, with the one on the page as it stands just now. */
export function answeredNow({ items, question, stored }: Page, keeper: AnswerKeeper | null): boolean[] {
  const given = keeper?.answerOf(question.id, stored?.seq);
  return items.map(({ id, answered }) => (given && id === question.id ? isAnswered(given) : answered));
}

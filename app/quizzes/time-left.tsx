import { useEffect, useState } from "react";
import { useAttemptWords } from "~/locale/words";
import { TimeAnnounced } from "./time-announced";

/** The time left by the server's clock, counted down in the page to `end`, in milliseconds of the page's own time. Calls `onEnd` once at 0. */
export function TimeLeft({ end, until, onEnd }: { end: number; until: string; onEnd: () => void }) {
  const words = useAttemptWords();
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const tick = () => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [end]);
  const ended = left === 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the end comes once, whatever is drawn again
  useEffect(() => {
    if (ended) onEnd();
  }, [ended]);
  return (
    <>
      <span
        role="timer"
        className={`font-mono tabular-nums ${left !== null && left <= 60 ? "font-semibold text-bad" : left !== null && left <= 300 ? "text-warn" : ""}`}
      >
        {left === null ? words.until(until) : words.timeLeft(`${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`)}
      </span>
      <TimeAnnounced left={left} />
    </>
  );
}

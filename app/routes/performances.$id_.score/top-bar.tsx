import { useContext, useEffect, useState } from "react";
import { useDutyWords } from "~/locale/words";
import type { Keeping } from "~/role-plays/marks-keeper";
import { minutesPlayed } from "~/role-plays/played";
import { sendClock } from "~/role-plays/use-marks-keeper";
import { Link } from "~/ui/navigation";
import { KeepEarlyTap, takeEarlyTap } from "./early-tap";
import type { ScoringData } from "./route";
import { SavedLine } from "./saved-line";
import { PlayedContext } from "./stamp";

/** Who is being scored, how long they have played, and what is saved; always in sight. */
export function TopBar({ data, keeping }: { data: ScoringData; keeping: Keeping | null }) {
  const words = useDutyWords();
  const { open } = data;
  return (
    <header className="sticky top-0 z-20 border-b border-line bg-paper">
      <div className="mx-auto max-w-6xl px-4 pt-1 pb-2 [@media(max-height:480px)]:flex [@media(max-height:480px)]:items-center [@media(max-height:480px)]:gap-4 [@media(max-height:480px)]:pb-1">
        <div className="flex items-center gap-2 [@media(max-height:480px)]:flex-1">
          <Link
            to={`/performances/${data.id}`}
            aria-label={words.grading.score.back}
            className="-ml-3 grid size-11 shrink-0 place-items-center text-2xl no-underline"
          >
            ‹
          </Link>
          <h1 className="min-w-0 flex-1 truncate text-lg font-semibold">{data.staff}</h1>
          <Clock data={data} />
        </div>
        <p className="text-sm leading-snug text-soft [@media(max-height:480px)]:order-last [@media(max-height:480px)]:max-w-[40%]">
          {words.rolePlays.code(open.code, open.title)}
          {data.customer ? ` · ${words.grading.score.with(data.customer)}` : ""} · <SavedLine keeping={keeping} savedAt={data.savedAt} id={data.id} />
        </p>
      </div>
    </header>
  );
}

/** Time played since the start. The server owns the start and the end; between them the page counts by itself. */
function Clock({ data }: { data: ScoringData }) {
  const words = useDutyWords().grading.score;
  const [clock, setClock] = useState(data.clock);
  const [now, setNow] = useState(data.clock.now);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    const ahead = data.clock.now - Date.now();
    const timer = setInterval(() => setNow(Date.now() + ahead), 500);
    return () => clearInterval(timer);
  }, [data.clock.now]);

  const running = clock.startedAt !== null && clock.endedAt === null;
  const act = running ? "stop" : "start";
  const press = async () => {
    const answer = await sendClock(data.id, act);
    setRefused("why" in answer ? (answer.why ?? words.clockLost) : null);
    if ("at" in answer) setClock({ startedAt: act === "start" ? answer.at : clock.startedAt, endedAt: act === "stop" ? answer.at : null, now: answer.at });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: there is one early tap, before anything has changed
  useEffect(() => {
    if (takeEarlyTap()) void press();
  }, []);
  const played = clock.startedAt === null ? null : Math.max(0, (clock.endedAt ?? Math.max(now, clock.now)) - clock.startedAt);
  const asked = useContext(PlayedContext);
  useEffect(() => {
    if (!asked) return;
    const ahead = data.clock.now - Date.now();
    asked.current = () => (clock.startedAt === null ? null : Math.max(0, (clock.endedAt ?? Date.now() + ahead) - clock.startedAt));
  }, [asked, clock, data.clock.now]);
  const over = played !== null && played > data.open.minutes.play * 60_000;
  return (
    <>
      {played === null ? null : (
        <p
          role="timer"
          aria-label={words.clock({ time: minutesPlayed(played), planned: minutesPlayed(data.open.minutes.play * 60_000) })}
          className={`text-xl font-semibold tabular-nums ${over ? "text-ember" : ""}`}
        >
          <span suppressHydrationWarning>{minutesPlayed(played)}</span>
        </p>
      )}
      <KeepEarlyTap />
      <button
        type="submit"
        name="intent"
        value={act}
        data-clock
        onClick={(event) => {
          event.preventDefault();
          void press();
        }}
        className={`min-h-11 shrink-0 rounded-control border px-3 font-semibold ${running || played !== null ? "border-edge bg-card" : "border-transparent bg-ember text-ember-ink"}`}
      >
        {running ? words.stop : played === null ? words.start : words.again}
      </button>
      {refused ? (
        <p role="alert" className="absolute inset-x-4 top-full mt-1 rounded-control bg-badw px-3 py-2 text-sm text-bad">
          {refused}
        </p>
      ) : null}
    </>
  );
}

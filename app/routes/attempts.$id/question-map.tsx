import { useAttemptWords } from "~/locale/words";
import type { AnswerKeeper } from "~/quizzes/answer-keeper";
import { FlagMark } from "~/quizzes/flag-mark";
import { useKeys } from "~/quizzes/use-keys";
import { answeredNow } from "./progress";
import type { Page } from "./route";
import type { Flags } from "./use-flags";

/** Every question by number: answered, flagged or open. The numbers are buttons of the form, so that going there saves first. */
export function QuestionMap({ page, keeper, flags }: { page: Page; keeper: AnswerKeeper | null; flags: Flags }) {
  const words = useAttemptWords();
  const keysAreHeard = useKeys();
  return (
    <section aria-labelledby="map" className="mt-8 border-t border-line pt-4">
      <h2 id="map" className="text-sm font-semibold text-soft">
        {words.map}
      </h2>
      <ol className="mt-2 grid grid-cols-6 gap-2 sm:grid-cols-12">
        {answeredNow(page, keeper).map((answered, place) => {
          const number = place + 1;
          const current = number === page.number;
          const flagged = flags.isFlagged(page.items[place]!.id);
          return (
            <li key={number}>
              <button
                type="submit"
                name="to"
                value={number}
                aria-label={words.mapPlace(number, answered, flagged)}
                aria-current={current ? "step" : undefined}
                className={`relative min-h-11 w-full rounded-control border text-sm font-semibold tabular-nums ${current ? "border-2 border-ember" : answered ? "border-transparent" : "border-dashed border-edge"} ${answered ? "bg-okw text-ok" : "bg-card text-soft"}`}
              >
                {number}
                {answered ? (
                  <span aria-hidden="true" className="absolute right-1 bottom-0.5 text-[0.625rem] leading-none">
                    ✓
                  </span>
                ) : null}
                {flagged ? <FlagMark className="absolute top-1 right-1 size-3 text-warn" /> : null}
              </button>
            </li>
          );
        })}
      </ol>
      <p aria-hidden="true" className="mt-2.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-soft">
        <span className="text-ok">✓ {words.legend.answered}</span>
        <span className="inline-flex items-center gap-1">
          <FlagMark className="size-3 text-warn" /> {words.legend.flagged}
        </span>
        <span className="inline-flex items-center gap-1">
          <span className="inline-block size-3 rounded-xs border border-dashed border-edge" /> {words.legend.open}
        </span>
      </p>
      <p data-keys={keysAreHeard ? "heard" : undefined} className={`mt-2 hidden text-xs text-soft pointer-fine:block ${keysAreHeard ? "" : "invisible"}`}>
        {words.keys}
      </p>
    </section>
  );
}

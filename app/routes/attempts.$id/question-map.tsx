import { useWords } from "~/locale/words";
import type { AnswerKeeper } from "~/quizzes/answer-keeper";
import { answeredNow } from "./progress";
import type { Page } from "./route";

/** Every question by number, answered or open. The numbers are buttons of the form, so that going there saves first. */
export function QuestionMap({ page, keeper }: { page: Page; keeper: AnswerKeeper | null }) {
  const words = useWords().quizzes.attempt;
  return (
    <section aria-labelledby="map" className="mt-8 border-t border-line pt-4">
      <h2 id="map" className="text-sm font-semibold text-soft">
        {words.map}
      </h2>
      <ol className="mt-2 grid grid-cols-6 gap-2 sm:grid-cols-12">
        {answeredNow(page, keeper).map((answered, place) => {
          const number = place + 1;
          const current = number === page.number;
          return (
            <li key={number}>
              <button
                type="submit"
                name="to"
                value={number}
                aria-label={answered ? words.mapAnswered(number) : words.mapOpen(number)}
                aria-current={current ? "step" : undefined}
                className={`relative min-h-11 w-full rounded-control border text-sm font-semibold ${current ? "border-2 border-ember" : answered ? "border-transparent" : "border-dashed border-edge"} ${answered ? "bg-okw text-ok" : "bg-card text-soft"}`}
              >
                {number}
                {answered ? (
                  <span aria-hidden="true" className="absolute top-0.5 right-1 text-[0.625rem] leading-none">
                    ✓
                  </span>
                ) : null}
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

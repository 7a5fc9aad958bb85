import { useRecordWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { StatusMark } from "~/ui/status-mark";
import type { FactView } from "./fact-view";

/** One fact: what, when, by whom, with which result, against which version. */
export function FactLine({ fact }: { fact: FactView }) {
  const words = useRecordWords();
  return (
    <li id={`fact-${fact.id}`} className="grid gap-x-5 py-3 target:bg-wash sm:grid-cols-[13rem_1fr] break-inside-avoid">
      <p className="text-sm text-soft tabular-nums">{fact.when}</p>
      <div className="min-w-0">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
          <p className="font-medium">
            {fact.to ? (
              <Link to={fact.to} className="underline decoration-line decoration-2 underline-offset-4 hover:decoration-ember">
                {fact.title}
              </Link>
            ) : (
              fact.title
            )}
          </p>
          {fact.result ? (
            <StatusMark tone={fact.result.passed ? "ok" : "bad"}>
              {[fact.result.passed ? words.passed : words.notPassed, fact.result.text].filter(Boolean).join(" · ")}
            </StatusMark>
          ) : null}
        </div>
        <p className="text-sm text-soft">{[...fact.details, ...(fact.version ? [words.version(fact.version)] : [])].join(" · ")}</p>
        {fact.levels.length > 0 ? (
          <dl aria-label={words.levels} className="mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
            {fact.levels.map(({ criterion, level }) => (
              <div key={criterion} className="flex gap-1.5">
                <dt className="text-soft">{criterion}</dt>
                <dd className="font-semibold tabular-nums">{level}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
    </li>
  );
}

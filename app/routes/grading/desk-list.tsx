import { useWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { StatusMark, type Tone } from "~/ui/status-mark";
import type { DeskEntry } from "./route";

const tones: Record<DeskEntry["state"], Tone> = { overdue: "bad", now: "now", today: "warn", planned: "plain", scored: "ok" };

/** Performances, each with who, what, when, and the one thing to do. */
export function DeskList({ items, act }: { items: DeskEntry[]; act: "score" | "sign" | null }) {
  const words = useWords().rolePlays;
  const { desk } = words;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {items.map(({ id, staff, customer, scenario, when, room, state, result }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
          <div className="min-w-0 flex-1 basis-56">
            <Link to={`/performances/${id}`} className="inline-flex min-h-8 items-center font-semibold no-underline hover:text-ember">
              {staff}
            </Link>
            <p>{scenario}</p>
            <p className="text-sm text-soft">
              {[result ? desk.signedAt(result.signedAt) : when, room, customer && !result ? desk.customer(customer) : null].filter(Boolean).join(" · ")}
            </p>
          </div>
          {result ? (
            <p className="flex items-center gap-3">
              <span className="tabular-nums">{result.mean}</span>
              <StatusMark tone={result.passed ? "ok" : "bad"}>{result.passed ? words.passed : words.notPassed}</StatusMark>
            </p>
          ) : (
            <StatusMark tone={tones[state]}>{desk.state[state]}</StatusMark>
          )}
          {act ? (
            <ButtonLink
              to={`/performances/${id}/${act}`}
              look={act === "sign" || state !== "planned" ? "primary" : "quiet"}
              aria-label={act === "sign" ? desk.signFor(staff) : desk.scoreOf(staff)}
            >
              {desk[act]}
            </ButtonLink>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

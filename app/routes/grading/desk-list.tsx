import { useDutyWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Dotted } from "~/ui/dotted";
import { Link } from "~/ui/navigation";
import { StatusMark, type Tone } from "~/ui/status-mark";
import type { DeskEntry } from "./route";

const tones: Record<DeskEntry["state"], Tone> = { overdue: "bad", now: "now", waiting: "warn", today: "warn", planned: "plain", held: "warn", scored: "ok" };

/** Performances, each with who, what, when, and the one thing to do. */
export function DeskList({ items, act }: { items: DeskEntry[]; act: "score" | "sign" | null }) {
  const words = useDutyWords();
  const { desk } = words.grading;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {items.map(({ id, staff, customer, scenario, when, due, room, state, result, released }) => (
        <li key={id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-3">
          <div>
            <Link to={`/performances/${id}`} className="inline-flex min-h-8 items-center text-lg font-semibold no-underline hover:text-ember">
              {staff}
            </Link>
            <p>{scenario}</p>
            <p className="text-sm text-soft">
              <Dotted parts={result ? [desk.signedAt(result.signedAt)] : [when, due && desk.dueBy(due)]} />
            </p>
            {result ? null : (
              <p className="text-sm text-soft">
                <Dotted parts={[room && desk.room(room), customer && desk.customer(customer)]} />
              </p>
            )}
          </div>
          <div className="flex flex-col items-end gap-2 sm:flex-row sm:items-center sm:gap-4">
            {result ? (
              <>
                <span className="text-lg tabular-nums">{result.mean}</span>
                <StatusMark tone={!released ? "plain" : result.passed ? "ok" : "bad"}>
                  {result.passed ? words.rolePlays.passed : words.rolePlays.notPassed}
                </StatusMark>
              </>
            ) : act === "score" || state === "overdue" ? (
              <StatusMark tone={tones[state]}>{desk.state[state]}</StatusMark>
            ) : null}
            {act && state === "held" ? (
              <ButtonLink to={`/performances/${id}`} look="quiet" aria-label={desk.lookAt(staff)}>
                {desk.look}
              </ButtonLink>
            ) : act ? (
              <ButtonLink
                to={`/performances/${id}/${act}`}
                look={act === "sign" || state !== "planned" ? "primary" : "quiet"}
                aria-label={act === "sign" ? desk.signFor(staff) : desk.scoreOf(staff)}
              >
                {desk[act]}
              </ButtonLink>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

import { useTestWords } from "~/locale/words";
import { Link } from "~/ui/navigation";
import { Section } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import type { DoorView } from "./door";

/** The latest attempts, each leading to its result. */
export function Tries({ tries }: Pick<DoorView, "tries">) {
  const words = useTestWords().quizzes.intro;
  if (tries.length === 0) return null;
  return (
    <Section id="tries" title={words.tries}>
      <ul className="divide-y divide-line border-y border-line">
        {tries.map(({ attemptId, passed, percent, at }) => (
          <li key={attemptId} className="flex min-h-14 flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <Link to={`/attempts/${attemptId}/result`} aria-label={words.see(at)} className="inline-flex min-h-11 items-center underline underline-offset-4">
              {at}
            </Link>
            <span className="flex items-center gap-3">
              {percent === null ? null : <span className="tabular-nums">{words.score(percent)}</span>}
              <StatusMark tone={passed ? "ok" : "now"}>{passed ? words.passed : words.failed}</StatusMark>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { useDutyWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Dotted } from "~/ui/dotted";
import type { ShownConflict } from "./shown-conflicts";

/** Performances whose scorecards do not settle, each with what differed. */
export function ConflictList({ conflicts }: { conflicts: ShownConflict[] }) {
  const words = useDutyWords().grading.conflict;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {conflicts.map(({ id, staff, scenario, since, third, differences }) => (
        <li key={id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-3">
          <div>
            <p className="text-lg font-semibold">{staff}</p>
            <p>{scenario}</p>
            <p className="text-sm text-soft">
              <Dotted parts={[words.since(since), third && words.thirdScores(third)]} />
            </p>
            <ul className="mt-1 list-disc pl-5 text-sm" aria-label={words.differs}>
              {differences.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </div>
          <ButtonLink to={`/performances/${id}/decision`} aria-label={words.lookAt(staff)}>
            {words.look}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

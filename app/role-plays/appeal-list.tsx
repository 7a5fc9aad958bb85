import { useDutyWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Dotted } from "~/ui/dotted";
import { StatusMark } from "~/ui/status-mark";
import type { ShownAppeal } from "./shown-appeals.server";

/** Appeals, each with what is due next, or with what was decided. */
export function AppealList({ appeals }: { appeals: ShownAppeal[] }) {
  const words = useDutyWords().appeals;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {appeals.map(({ id, staff, scenario, filed, owner, due, decided }) => (
        <li key={id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-3">
          <div>
            <p className="text-lg font-semibold">{staff}</p>
            <p>{scenario}</p>
            {due ? (
              <p>
                <StatusMark tone={due.isLate ? "bad" : "warn"}>{due.isLate ? words.late(due.text) : due.text}</StatusMark>
              </p>
            ) : null}
            {decided ? <p className="text-sm">{decided}</p> : null}
            <p className="text-sm text-soft">
              <Dotted parts={[words.filed(filed), owner && !decided && words.owner(owner)]} />
            </p>
          </div>
          <ButtonLink to={`/grading/appeals/${id}`} look={due ? "primary" : "quiet"} aria-label={words.openOf(staff)}>
            {words.open}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

import { useDutyWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import type { EssayEntry } from "./route";

/** What people wrote and a trainer has still to read, the earliest first. */
export function EssayList({ essays }: { essays: EssayEntry[] }) {
  const words = useDutyWords().grading.essays;
  return (
    <ul className="divide-y divide-line border-y border-line">
      {essays.map(({ id, name, module, handedInAt }) => (
        <li key={id} className="flex items-center justify-between gap-4 py-3">
          <div>
            <p className="text-lg font-semibold">{name}</p>
            <p>{module}</p>
            <p className="text-sm text-soft">{words.handedIn(handedInAt)}</p>
          </div>
          <ButtonLink to={`/grading/essays/${id}`} aria-label={words.markOf(name)}>
            {words.mark}
          </ButtonLink>
        </li>
      ))}
    </ul>
  );
}

import { useDutyWords } from "~/locale/words";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/page";
import type { WrittenView } from "./view.server";

/** What a list has changed, and what comes next for who is new. */
export function Written({ view: { counts, at } }: { view: WrittenView }) {
  const words = useDutyWords().staffList;
  return (
    <>
      <Notice tone="ok">
        <ul>
          {(["added", "changed", "unchanged", "deactivated"] as const).map((status) =>
            counts[status] > 0 ? <li key={status}>{words.counts[status](counts[status])}</li> : null,
          )}
        </ul>
      </Notice>
      {counts.added > 0 ? <p className="mb-3">{words.done.slipsWhat}</p> : null}
      <p className="flex flex-wrap gap-3">
        {counts.added > 0 ? <ButtonLink to={`/admin/slips?added=${at}`}>{words.done.slips}</ButtonLink> : null}
        <ButtonLink look="quiet" to="/hr/people">
          {words.done.people}
        </ButtonLink>
      </p>
    </>
  );
}

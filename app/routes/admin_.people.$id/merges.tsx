import { useDutyWords } from "~/locale/words";
import { Confirm } from "~/ui/confirm";
import { Form, Link } from "~/ui/navigation";
import { Notice } from "~/ui/page";
import type { View } from "./view.server";

/** That this record was merged into another, or another into this one, and the way back while there is one. */
export function Merges({ id, merges }: { id: string; merges: View["merges"] }) {
  const words = useDutyWords().merging;
  return merges.map(({ mergeId, other, said, until }) => (
    <Notice key={mergeId} tone="warn">
      <p>{said}</p>
      <Link to={`/admin/people/${other.id}`} className="inline-flex min-h-11 items-center">
        {other.name}
      </Link>
      {until ? (
        <Form action={`/admin/people/${id}/merge`} className="mt-2 rounded-control bg-card">
          <input type="hidden" name="intent" value="undo" />
          <input type="hidden" name="merge" value={mergeId} />
          <Confirm label={words.undo} what={words.undoWhat(until)} action={words.undoAct} />
        </Form>
      ) : null}
    </Notice>
  ));
}

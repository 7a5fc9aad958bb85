import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { useDutyWords } from "~/locale/words";
import { trainedBy } from "~/people/trained.server";
import { ConflictList } from "~/role-plays/conflict-list";
import { conflictsFor } from "~/role-plays/conflicts.server";
import { shownConflicts } from "~/role-plays/shown-conflicts";
import type { PageHandle } from "~/root";
import { EmptyState, PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.grading.conflict.title };

/** For HR all performances that wait for a decision, for a trainer those of their desk. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { store, today } = context;
  const { personId, roles } = requireVisitor(context);
  const trained = (await trainedBy(store.read, personId, today)).map(({ id }) => id);
  const conflicts = await conflictsFor(store.read, { personId, everybody: roles.includes("hr"), trained });
  return { conflicts: shownConflicts(conflicts, context) };
}

export default function Conflicts() {
  const words = useDutyWords().grading.conflict;
  const { conflicts } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {conflicts.length > 0 ? <ConflictList conflicts={conflicts} /> : <EmptyState title={words.empty}>{words.emptyLead}</EmptyState>}
    </>
  );
}

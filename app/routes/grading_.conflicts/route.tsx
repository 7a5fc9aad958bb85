import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { useDutyWords } from "~/locale/words";
import { trainedBy } from "~/people/trained.server";
import { ConflictList } from "~/role-plays/conflict-list";
import { conflictsFor } from "~/role-plays/conflicts.server";
import { placeFrom } from "~/role-plays/place";
import { Rest } from "~/role-plays/rest";
import { shownConflicts } from "~/role-plays/shown-conflicts";
import type { PageHandle } from "~/root";
import { EmptyState, PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.grading.conflict.title };

/** For HR all performances that wait for a decision, for a trainer those of their desk. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, today } = context;
  const { personId, roles } = requireVisitor(context);
  const trained = (await trainedBy(store.read, personId, today)).map(({ id }) => id);
  const after = placeFrom(new URL(request.url).searchParams.get("after"));
  const { conflicts, next } = await conflictsFor(store.read, { personId, everybody: roles.includes("hr"), trained }, { after });
  return { conflicts: shownConflicts(conflicts, context), rest: next && `/grading/conflicts?after=${next}` };
}

export default function Conflicts() {
  const words = useDutyWords().grading.conflict;
  const { conflicts, rest } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {conflicts.length > 0 ? <ConflictList conflicts={conflicts} /> : <EmptyState title={words.empty}>{words.emptyLead}</EmptyState>}
      <Rest to={rest} of={words.title} />
    </>
  );
}

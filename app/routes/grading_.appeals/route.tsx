import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { useDutyWords } from "~/locale/words";
import { trainedBy } from "~/people/trained.server";
import { AppealList } from "~/role-plays/appeal-list";
import { appealsFor } from "~/role-plays/appeals.server";
import { placeFrom } from "~/role-plays/place";
import { Rest } from "~/role-plays/rest";
import { shownAppeals } from "~/role-plays/shown-appeals.server";
import type { PageHandle } from "~/root";
import { EmptyState, PageHead, Section } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.appeals.title };

/** For HR all appeals, for a trainer those of the people they train and those they were given. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, today, zone } = context;
  const { personId, roles } = requireVisitor(context);
  const trained = (await trainedBy(store.read, personId, today)).map(({ id }) => id);
  const viewer = { personId, everybody: roles.includes("hr"), trained };
  const query = new URL(request.url).searchParams;
  const open = await appealsFor(store.read, viewer, "open", placeFrom(query.get("open")));
  const decided = await appealsFor(store.read, viewer, "decided", placeFrom(query.get("decided")));
  return {
    open: await shownAppeals(store.read, open.appeals, context),
    decided: await shownAppeals(store.read, decided.appeals, context),
    rest: { open: open.next && `/grading/appeals?open=${open.next}`, decided: decided.next && `/grading/appeals?decided=${decided.next}#decided` },
    zone,
  };
}

export default function Appeals() {
  const { appeals: words, frame } = useDutyWords();
  const { open, decided, rest, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      {open.length > 0 ? <AppealList appeals={open} /> : <EmptyState title={words.empty}>{words.emptyLead}</EmptyState>}
      <Rest to={rest.open} of={words.title} />
      {decided.length > 0 ? (
        <Section title={words.decidedLately} id="decided">
          <AppealList appeals={decided} />
          <Rest to={rest.decided} of={words.decidedLately} />
        </Section>
      ) : null}
      <p className="mt-8 text-sm text-soft">{frame.zone(zone)}</p>
    </>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { formatNearInstant } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { placeFrom } from "~/role-plays/place";
import { Rest } from "~/role-plays/rest";
import { allRoundsOf } from "~/role-plays/round.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { EmptyState, PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.rounds.page.all };

/** Every round the trainer planned or grades in, also those that are over. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, language, zone, today } = context;
  const after = placeFrom(new URL(request.url).searchParams.get("after"));
  const { rows, next } = await allRoundsOf(store.read, requireVisitor(context).personId, after);
  return {
    rounds: rows.map(({ id, kind, startsAt }) => ({ id, kind, day: formatNearInstant(startsAt, zone, today, language) })),
    rest: next && `/grading/rounds?after=${next}`,
    zone,
  };
}

export default function Rounds() {
  const { rounds: words, grading, frame } = useDutyWords();
  const { rounds, rest, zone } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={words.page.all}
        back={{ to: "/grading", label: grading.desk.title }}
        actions={<ButtonLink to="/grading/rounds/new">{words.link}</ButtonLink>}
      />
      {rounds.length === 0 ? (
        <EmptyState title={words.page.noneTitle}>{words.page.none}</EmptyState>
      ) : (
        <ul className="divide-y divide-line border-y border-line">
          {rounds.map(({ id, kind, day }) => (
            <li key={id}>
              <Link to={`/grading/rounds/${id}`} className="flex min-h-12 items-center justify-between gap-4 font-medium no-underline hover:text-ember">
                {words.page.title(kind, day)}
                <span aria-hidden="true" className="text-xl text-soft">
                  ›
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Rest to={rest} of={words.page.all} />
      <p className="mt-8 text-sm text-soft">{frame.zone(zone)}</p>
    </>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { allow } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { bothNames } from "~/people/names";
import { oddPeople } from "~/people/odd.server";
import type { PageHandle } from "~/root";
import { Link } from "~/ui/navigation";
import { EmptyState, PageHead, Section } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.odd.title };

export async function loader({ context }: LoaderFunctionArgs) {
  allow(can.importPeople(requireVisitor(context)));
  return { odd: await oddPeople(context.store.read, context.today) };
}

export default function OddPeople() {
  const { odd: words, staffList } = useDutyWords();
  const { odd } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-2xl">
      <PageHead title={words.title} lead={words.lead} back={{ to: "/hr/people", label: staffList.list.title }} />
      {odd.length === 0 ? <EmptyState title={words.none}>{words.noneText}</EmptyState> : null}
      {odd.map(({ kind, people, more }) => (
        <Section key={kind} title={words.kinds[kind].title} id={kind}>
          <p>{words.kinds[kind].what}</p>
          <ul className="mt-2 divide-y divide-line border-y border-line">
            {people.map(({ id, staffNumber, ...names }) => (
              <li key={id} className="relative flex flex-wrap gap-x-4 py-2.5">
                <span className="w-20 text-sm text-soft tabular-nums">{staffNumber}</span>
                <Link to={`/admin/people/${id}`} className="font-medium no-underline after:absolute after:inset-0 hover:text-ember">
                  {bothNames(names)}
                </Link>
              </li>
            ))}
          </ul>
          {more ? <p className="mt-2 text-sm text-soft">{words.more}</p> : null}
        </Section>
      ))}
    </div>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { peopleAsked } from "~/http/people-asked.server";
import { allow } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { listPeople } from "~/people/people-list.server";
import { PeopleSearch } from "~/people/people-search";
import { countActive } from "~/people/person.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.staffList.list.title };

export async function loader({ context, request }: LoaderFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.importPeople(visitor));
  const search = peopleAsked(request);
  const { read } = context.store;
  return { search, ...(await listPeople(read, search)), active: await countActive(read), isHr: can.seeRegister(visitor) };
}

export default function People() {
  const { staffList, admin, odd, publicPage, packs, trail } = useDutyWords();
  const words = staffList.list;
  const { search, people, next, active, isHr } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={words.title}
        lead={admin.list.lead(active)}
        back={isHr ? { to: "/hr/register", label: words.register } : { to: "/admin", label: admin.list.title }}
        actions={<ButtonLink to="/hr/people/import">{words.import}</ButtonLink>}
      />
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-ember">
        <Link to="/admin/people/new" className="inline-flex min-h-11 items-center">
          {admin.list.add}
        </Link>
        <Link to="/admin/slips" className="inline-flex min-h-11 items-center">
          {admin.list.slips}
        </Link>
        <Link to="/admin/groups" className="inline-flex min-h-11 items-center">
          {admin.list.groups}
        </Link>
        <Link to="/hr/people/odd" className="inline-flex min-h-11 items-center">
          {odd.link}
        </Link>
        {isHr ? (
          <>
            <Link to="/hr/packs" className="inline-flex min-h-11 items-center">
              {packs.title}
            </Link>
            <Link to="/hr/public-page" className="inline-flex min-h-11 items-center">
              {publicPage.title}
            </Link>
          </>
        ) : null}
        <Link to="/admin/audit" className="inline-flex min-h-11 items-center">
          {trail.title}
        </Link>
        <Link to="/hr/people.csv" reloadDocument download title={words.exportHint} className="inline-flex min-h-11 items-center">
          {words.exportCsv}
        </Link>
        <Link to="/hr/people.xlsx" reloadDocument download title={words.exportHint} className="inline-flex min-h-11 items-center">
          {words.exportXlsx}
        </Link>
      </p>
      <PeopleSearch {...{ search, people, next }} place="/hr/people" pageOf={(id) => `/admin/people/${id}`} />
    </>
  );
}

import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { peopleAsked } from "~/http/people-asked.server";
import { dayIn, daysBetween, formatInstant } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { isAnyMailFailed } from "~/messages/state.server";
import { lastBackupAt } from "~/people/backup-age.server";
import { countFailedLetters } from "~/people/failed-letters.server";
import { listPeople } from "~/people/people-list.server";
import { PeopleSearch } from "~/people/people-search";
import { countActive } from "~/people/person.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { Notice, PageHead } from "~/ui/page";
import { Backup } from "./backup";

export const handle: PageHandle = { title: (words) => words.admin.list.title };

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, zone, today, now, language } = context;
  const search = peopleAsked(request);
  const backup = await lastBackupAt(store.read);
  return {
    search,
    ...(await listPeople(store.read, search)),
    active: await countActive(store.read),
    isAnyMailFailed: (await isAnyMailFailed(store.read)) || (await countFailedLetters(store.read, now)) > 0,
    backup: backup && { at: formatInstant(backup, zone, language), days: daysBetween(dayIn(zone, backup), today) },
  };
}

export default function Admin() {
  const { admin, trail } = useDutyWords();
  const words = admin.list;
  const { search, people, next, active, backup, isAnyMailFailed } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead(active)}
        actions={
          <>
            <ButtonLink to="/admin/people/new">{words.add}</ButtonLink>
            <ButtonLink look="quiet" to="/hr/people/import">
              {words.import}
            </ButtonLink>
            <ButtonLink look="quiet" to="/admin/people/paste">
              {words.paste}
            </ButtonLink>
          </>
        }
      />
      <nav aria-label={words.tasks} className="flex flex-wrap gap-x-5 gap-y-1 text-ember">
        {(["slips", "groups", "departments", "mail"] as const).map((name) => (
          <Link key={name} to={`/admin/${name}`} className="inline-flex min-h-11 items-center">
            {words[name]}
          </Link>
        ))}
        <Link to="/admin/audit" className="inline-flex min-h-11 items-center">
          {trail.title}
        </Link>
      </nav>
      <PeopleSearch {...{ search, people, next }} place="/admin" pageOf={(id) => `/admin/people/${id}`} />
      {isAnyMailFailed ? (
        <Notice tone="warn">
          {words.mailFailed} <Link to="/admin/mail">{words.mail}</Link>
        </Notice>
      ) : null}
      <Backup backup={backup} />
    </>
  );
}

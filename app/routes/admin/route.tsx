import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayIn, daysBetween, formatInstant } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { lastBackupAt } from "~/people/backup-age.server";
import { listPeople } from "~/people/people-list.server";
import { countActive } from "~/people/person.server";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { Field, Select } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { EmptyState, PageHead } from "~/ui/page";
import { Backup } from "./backup";
import { PeopleTable } from "./people-table";

export const handle: PageHandle = { title: (words) => words.admin.list.title };

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, zone, today, language } = context;
  const asked = new URL(request.url).searchParams;
  const text = (name: string) => (asked.get(name) ?? "").slice(0, 200).replace(/\p{Cc}/gu, "");
  const search = { q: text("q").trim(), active: asked.get("show") !== "inactive", after: text("after") };
  const backup = await lastBackupAt(store.read);
  return {
    search,
    ...(await listPeople(store.read, search)),
    active: await countActive(store.read),
    backup: backup && { at: formatInstant(backup, zone, language), days: daysBetween(dayIn(zone, backup), today) },
  };
}

export default function Admin() {
  const words = useDutyWords().admin.list;
  const { search, people, next, active, backup } = useLoaderData<typeof loader>();
  const page = (after: string) =>
    `/admin?${new URLSearchParams({ ...(search.q ? { q: search.q } : {}), ...(search.active ? {} : { show: "inactive" }), ...(after ? { after } : {}) })}`;
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead(active)}
        actions={
          <>
            <ButtonLink to="/admin/people/new">{words.add}</ButtonLink>
            <ButtonLink look="quiet" to="/admin/people/paste">
              {words.paste}
            </ButtonLink>
          </>
        }
      />
      <nav aria-label={words.tasks} className="flex flex-wrap gap-x-5 gap-y-1 text-ember">
        {(["slips", "groups", "departments"] as const).map((name) => (
          <Link key={name} to={`/admin/${name}`} className="inline-flex min-h-11 items-center">
            {words[name]}
          </Link>
        ))}
      </nav>
      <Form method="get" className="grid items-end gap-x-3 sm:grid-cols-[1fr_auto_auto]">
        <Field label={words.search} name="q" type="search" defaultValue={search.q} />
        <Select label={words.show} name="show" defaultValue={search.active ? "active" : "inactive"}>
          <option value="active">{words.active}</option>
          <option value="inactive">{words.inactive}</option>
        </Select>
        <Button look="quiet" className="mt-4">
          {words.find}
        </Button>
      </Form>
      <div className="mt-5">{people.length > 0 ? <PeopleTable people={people} /> : <EmptyState title={words.none}>{words.noneText}</EmptyState>}</div>
      <p className="mt-4 flex flex-wrap gap-3">
        {search.after ? (
          <ButtonLink look="quiet" to={page("")}>
            {words.first}
          </ButtonLink>
        ) : null}
        {next ? (
          <ButtonLink look="quiet" to={page(next)}>
            {words.next}
          </ButtonLink>
        ) : null}
      </p>
      <Backup backup={backup} />
    </>
  );
}

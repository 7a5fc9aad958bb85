import { useDutyWords } from "~/locale/words";
import { Button, ButtonLink } from "~/ui/button";
import { Field, Select } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { EmptyState } from "~/ui/page";
import type { Listed, Listing } from "./people-list.server";
import { PeopleTable } from "./people-table";

type Props = { search: Listing; people: Listed[]; next: string | null; place: string; pageOf: (id: string) => string };

/** People to look through and to search, a page at a time. `place` is the page it stands on. */
export function PeopleSearch({ search, people, next, place, pageOf }: Props) {
  const words = useDutyWords().admin.list;
  const page = (after: string) =>
    `${place}?${new URLSearchParams({ ...(search.q ? { q: search.q } : {}), ...(search.active ? {} : { show: "inactive" }), ...(after ? { after } : {}) })}`;
  return (
    <>
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
      <div className="mt-5">
        {people.length > 0 ? <PeopleTable people={people} pageOf={pageOf} /> : <EmptyState title={words.none}>{words.noneText}</EmptyState>}
      </div>
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
    </>
  );
}

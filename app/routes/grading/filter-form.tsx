import { useDutyWords } from "~/locale/words";
import { Button, ButtonLink } from "~/ui/button";
import { Select } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { type Filter, isFiltered, waits } from "./filter";

/** What of the desk is shown, kept in the address. Folded away until it is needed. */
export function FilterForm({ filter, scenarios }: { filter: Pick<Filter, "wait" | "scenario">; scenarios: { id: string; title: string }[] }) {
  const words = useDutyWords().grading.desk.filter;
  const filtered = isFiltered(filter);
  return (
    <details open={filtered} data-screen-only>
      <summary className="inline-flex min-h-11 cursor-pointer items-center font-semibold text-soft">{words.label}</summary>
      <Form method="get" className="grid items-end gap-x-4 sm:grid-cols-[1fr_1fr_auto_auto]">
        <Select label={words.wait} name="wait" defaultValue={filter.wait ?? ""} className="sm:mt-0">
          <option value="">{words.waits.all}</option>
          {waits.map((wait) => (
            <option key={wait} value={wait}>
              {words.waits[wait]}
            </option>
          ))}
        </Select>
        <Select label={words.scenario} name="scenario" defaultValue={filter.scenario ?? ""} className="sm:mt-0">
          <option value="">{words.everyScenario}</option>
          {scenarios.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
        <Button look="quiet" className="mt-4">
          {words.show}
        </Button>
        {filtered ? (
          <ButtonLink to="/grading" look="plain">
            {words.clear}
          </ButtonLink>
        ) : null}
      </Form>
    </details>
  );
}

import { useDutyWords } from "~/locale/words";
import { PersonFields, type PersonValues } from "~/people/person-fields";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Notice, Section } from "~/ui/page";
import type { Refused } from "./acts.server";
import type { View } from "./view.server";

/** The hidden version says on which facts the form was filled in; an older one is refused, with what was typed kept. */
export function FactsForm({ view, refused }: { view: View; refused?: Refused }) {
  const words = useDutyWords().admin.facts;
  const mine = refused?.typed.intent === "facts" ? refused : undefined;
  const values = mine ? (mine.typed as PersonValues) : view.values;
  return (
    <Section title={words.title} id="facts">
      <Form className="rounded-card border border-line bg-card px-4 pb-4">
        <input type="hidden" name="intent" value="facts" />
        <input type="hidden" name="version" value={mine?.version ?? (mine ? String(mine.typed.version) : view.version)} />
        {mine?.errors[""] ? (
          <div role="alert">
            <Notice tone="warn">{mine.errors[""]}</Notice>
          </div>
        ) : null}
        <PersonFields values={values} errors={mine?.errors} newer={mine?.newer} departments={view.departments} />
        <Field
          label={words.from}
          name="from"
          type="date"
          hint={words.fromHint}
          defaultValue={mine ? String(mine.typed.from ?? "") : view.today}
          error={mine?.errors.from}
          className="sm:max-w-sm"
        />
        <Button className="mt-5">{words.save}</Button>
      </Form>
    </Section>
  );
}

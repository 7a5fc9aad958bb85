import { useDutyWords } from "~/locale/words";
import { Button, ButtonLink } from "~/ui/button";
import { Choice, FormErrors, Select } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Section } from "~/ui/page";
import type { ColumnsView } from "./view.server";

/** What each column holds, as it was guessed, to be put right. */
export function ColumnsForm({ view: { id, columns, fields, complete, canPreview }, errors }: { view: ColumnsView; errors?: Record<string, string> }) {
  const { staffList: words, frame } = useDutyWords();
  return (
    <Section title={words.columns.title} id="columns">
      <p>{words.columns.lead}</p>
      <Form className="mt-2">
        <FormErrors errors={errors} />
        <div className="grid gap-x-5 sm:grid-cols-2">
          {columns.map(({ title, sample, field }, place) => (
            <Select
              key={place}
              label={words.columns.column(title, place + 1)}
              name={`column-${place}`}
              defaultValue={field ?? ""}
              hint={sample ? <span className="wrap-anywhere">{words.columns.example(sample)}</span> : undefined}
            >
              <option value="">{words.columns.ignored}</option>
              {fields.map((one) => (
                <option key={one} value={one}>
                  {words.fields[one]}
                </option>
              ))}
            </Select>
          ))}
        </div>
        <Choice className="mt-5" type="checkbox" name="complete" value="yes" defaultChecked={complete} label={words.complete} hint={words.completeHint} />
        <div className="mt-5 flex flex-wrap gap-3">
          <Button name="intent" value="columns" className="w-full sm:w-auto">
            {words.columns.look}
          </Button>
          {canPreview ? (
            <ButtonLink look="quiet" to={`/hr/people/import/${id}`} className="w-full sm:w-auto">
              {frame.cancel}
            </ButtonLink>
          ) : null}
        </div>
      </Form>
    </Section>
  );
}

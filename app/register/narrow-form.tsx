import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { FormErrors, Select } from "~/ui/field";
import { Form } from "~/ui/navigation";
import type { Choices } from "./filter-form";

type Name = "department" | "tier" | "certification";
type Props = { path: string; names: readonly Name[]; choices: Pick<Choices, Name>; typed: Record<string, string>; errors: Record<string, string> };

/** The few filters under which numbers are counted, kept in the address of the page at a path. */
export function NarrowForm({ path, names, choices, typed, errors }: Props) {
  const words = useDutyWords().register;
  return (
    <Form method="get" action={path} key={JSON.stringify(typed)} className="mb-5" data-screen-only>
      <FormErrors errors={errors} labels={Object.fromEntries(names.map((name) => [name, words[name]]))} />
      <div className="grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-4">
        {names.map((name) => (
          <Select key={name} className="mt-0! min-w-0" label={words[name]} name={name} defaultValue={typed[name]} error={errors[name]}>
            <option value="">{words.all}</option>
            {choices[name].map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        ))}
        <Button className="justify-self-start">{words.show}</Button>
      </div>
    </Form>
  );
}

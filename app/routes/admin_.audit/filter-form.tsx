import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Field, FormErrors, Select } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";

/** Whose and which entries to show, kept in the address. */
export function FilterForm({ typed, errors }: { typed: Record<string, string>; errors: Record<string, string> }) {
  const words = useDutyWords().trail;
  const field = (name: "person" | "actor" | "from" | "until" | "act") => ({
    ...{ className: "mt-0! min-w-0", label: words[name], name, defaultValue: typed[name], error: errors[name] },
  });
  return (
    <Form method="get" action="/admin/audit" key={JSON.stringify(typed)} className="mb-5" data-screen-only>
      <FormErrors errors={errors} labels={{ person: words.person, actor: words.actor, act: words.act, from: words.from, until: words.until }} />
      <div className="grid items-end gap-x-3 gap-y-3 sm:grid-cols-2 lg:grid-cols-[repeat(3,minmax(0,1fr))_auto_auto_auto]">
        <Field {...field("person")} type="search" maxLength={200} placeholder={words.who} autoComplete="off" />
        <Field {...field("actor")} type="search" maxLength={200} placeholder={words.who} autoComplete="off" />
        <Select {...field("act")}>
          <option value="">{words.all}</option>
          {Object.entries(words.acts).map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </Select>
        <Field {...field("from")} type="date" />
        <Field {...field("until")} type="date" />
        <Button>{words.show}</Button>
      </div>
      {Object.values(typed).some(Boolean) ? (
        <Link to="/admin/audit" className="mt-1 inline-flex min-h-11 items-center text-sm text-ember">
          {words.clear}
        </Link>
      ) : null}
    </Form>
  );
}

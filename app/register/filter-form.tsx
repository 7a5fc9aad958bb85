import { useDutyWords } from "~/locale/words";
import { Button } from "~/ui/button";
import { Field, FormErrors, Select } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import type { Day } from "~db/kit";

const lists = ["department", "tier", "certification", "standing"] as const;
const proposed = ["site", "trainer"] as const;
const all = [...lists, ...proposed, "within", "month", "asOf"] as const;
type Choice = { value: string; label: string };
export type Choices = Record<(typeof lists)[number] | (typeof proposed)[number], Choice[]>;
type Props = { path: string; choices: Choices; typed: Record<string, string>; errors: Record<string, string>; filtered: boolean; today: Day };

/** What the page at a path is to show, kept in its address. On a phone all but the search lies behind a switch that needs no script. */
export function FilterForm({ path, choices, typed, errors, filtered, today }: Props) {
  const words = useDutyWords().register;
  const chosen = all.filter((name) => typed[name]).length;
  const field = (name: (typeof all)[number]) => ({ className: "mt-0! min-w-0", label: words[name], name, defaultValue: typed[name], error: errors[name] });
  return (
    <Form method="get" action={path} key={JSON.stringify(typed)} className="mb-5" data-screen-only>
      <FormErrors errors={errors} labels={{ q: words.search, ...Object.fromEntries(all.map((name) => [name, words[name]])) }} />
      <div className="grid grid-cols-[1fr_auto] items-end gap-x-3 lg:gap-y-3">
        <Field className="mt-0!" label={words.search} name="q" type="search" maxLength={100} defaultValue={typed.q} error={errors.q} autoComplete="off" />
        <Button>{words.show}</Button>
        <input id="more-filters" type="checkbox" defaultChecked={chosen > 0} className="peer sr-only" aria-label={words.filters} data-filters />
        <label
          htmlFor="more-filters"
          className="mt-2 inline-flex min-h-11 items-center justify-self-start rounded-control px-1 font-medium text-ember underline underline-offset-4 peer-focus-visible:outline-3 lg:hidden"
        >
          {words.filters}
          {chosen > 0 ? ` (${chosen})` : null}
        </label>
        <div className="col-span-2 hidden grid-cols-2 items-end gap-x-3 gap-y-3 peer-checked:grid lg:grid lg:grid-cols-4">
          {lists.map((name) => (
            <Select key={name} {...field(name)}>
              <option value="">{words.all}</option>
              {choices[name].map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </Select>
          ))}
          {proposed.map((name) => (
            <div key={name} className="min-w-0">
              <Field {...field(name)} list={`${name}-list`} maxLength={200} autoComplete="off" placeholder={words.all} />
              <datalist id={`${name}-list`}>
                {choices[name].map(({ value, label }) => (
                  <option key={value} value={value} label={label === value ? undefined : label} />
                ))}
              </datalist>
            </div>
          ))}
          <Field {...field("within")} inputMode="numeric" maxLength={4} autoComplete="off" />
          <Field {...field("month")} type="month" maxLength={7} placeholder={`${today.slice(0, 4)}-12`} autoComplete="off" />
          <Field {...field("asOf")} type="date" max={today} />
        </div>
      </div>
      {filtered ? (
        <Link to={`${path}?q=`} className="mt-1 inline-flex min-h-11 items-center text-sm text-ember">
          {words.clear}
        </Link>
      ) : null}
    </Form>
  );
}

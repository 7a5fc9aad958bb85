import { useDutyWords } from "~/locale/words";
import { type Column, columns } from "~/register/columns";
import type { View } from "~/register/views.server";
import { Button } from "~/ui/button";
import { Choice, Field, FieldGroup, FormErrors } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";

type Props = { views: View[]; query: string; shown: Column[]; filters: Record<string, string>; errors?: Record<string, string>; typedName?: string };

/** The views one keeps, a form that keeps this one, and the choice of columns. */
export function Views({ views, query, shown, filters, errors, typedName }: Props) {
  const words = useDutyWords().register;
  return (
    <div className="mb-5 flex flex-wrap items-start gap-x-6 gap-y-1" data-screen-only>
      {views.length > 0 ? (
        <nav aria-label={words.views.title} className="flex min-h-11 flex-wrap items-center gap-x-4">
          {views.map((view) => (
            <Link
              key={view.id}
              to={`/hr/register${view.query || "?q="}`}
              aria-current={view.query === query ? "page" : undefined}
              className="inline-flex min-h-11 items-center aria-[current]:font-semibold"
            >
              {view.name}
              {view.opensFirst ? ` ${words.views.first}` : null}
            </Link>
          ))}
        </nav>
      ) : null}
      <details open={errors ? true : undefined}>
        <summary className="min-h-11 py-2.5 font-medium text-ember">{words.views.manage}</summary>
        <Form method="post" action={`/hr/register${query || "?q="}`} className="max-w-md pb-4">
          <FormErrors errors={errors} labels={{ name: words.views.name }} />
          <input type="hidden" name="intent" value="save" />
          <Field label={words.views.name} name="name" maxLength={60} defaultValue={typedName} error={errors?.name} hint={words.views.hint} required />
          <Choice className="my-3" type="checkbox" name="first" value="yes" label={words.views.opens} />
          <Button look="quiet">{words.views.save}</Button>
        </Form>
        {views.map((view) => (
          <Form key={view.id} method="post" action={`/hr/register${query || "?q="}`} className="pb-2">
            <input type="hidden" name="intent" value="delete" />
            <Button look="quiet" name="id" value={view.id}>
              {words.views.remove(view.name)}
            </Button>
          </Form>
        ))}
      </details>
      <details>
        <summary className="min-h-11 py-2.5 font-medium text-ember">{words.chooseColumns}</summary>
        <Form method="get" action="/hr/register" className="max-w-md pb-4">
          {Object.entries(filters).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
          <FieldGroup legend={words.shownColumns}>
            {columns.map((column) => (
              <Choice key={column} type="checkbox" name="columns" value={column} label={words.columns[column]} defaultChecked={shown.includes(column)} />
            ))}
          </FieldGroup>
          <Button look="quiet" className="mt-3">
            {words.show}
          </Button>
        </Form>
      </details>
    </div>
  );
}

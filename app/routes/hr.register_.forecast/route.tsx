import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { allow } from "~/http/refusal";
import { refusedFilters, registerAsked, typedFilters } from "~/http/register-asked.server";
import { registerChoices } from "~/http/register-choices.server";
import { formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { formatMonth } from "~/locale/month";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { noFilters, queryOf } from "~/register/filters";
import { forecast } from "~/register/forecast";
import { expiringIn } from "~/register/forecast.server";
import { NarrowForm } from "~/register/narrow-form";
import { WaysNav } from "~/register/ways-nav";
import type { PageHandle } from "~/root";
import { Bars } from "~/ui/bars";
import { EmptyState, PageHead } from "~/ui/page";
import { ForecastTable } from "./forecast-table";

export const handle: PageHandle = { title: (words) => words.register.forecast.title };

/** How many certificates end in each of the months to come, by certification, as things stand. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  allow(can.seeRegister(requireVisitor(context)));
  const { store, library, today, zone, language } = context;
  const { form, tree } = await registerAsked(context, request);
  const choices = await registerChoices(context, tree);
  if (!form.ok) return data({ choices, ...refusedFilters(form), columns: [], months: null, total: 0, countedAt: null }, { status: 422 });

  const { department, tier, certification } = form.value;
  const asked = { ...noFilters, department, tier, certification };
  const counted = await expiringIn(store.read, tree, department, today);
  const { certificationIds, months, total } = forecast(counted?.found ?? [], library, asked, today);
  const isKnown = (id: string | null) => !id || library.certifications.has(id);
  const to = (month: string, id: string | null) => (isKnown(id) ? `/hr/register${queryOf({ ...asked, certification: id, month })}` : null);
  return data({
    choices,
    typed: typedFilters(asked),
    errors: {} as Record<string, string>,
    columns: certificationIds.map((id) => inLanguage(library.certifications.get(id)?.title ?? { en: id }, language)),
    months:
      counted &&
      months.map(({ month, counts, total: all }) => ({
        month,
        name: formatMonth(month, language),
        cells: [...counts.map((count, n) => ({ count, to: to(month, certificationIds[n]!) })), { count: all, to: to(month, certification) }],
      })),
    total,
    countedAt: counted?.countedAt ? formatInstant(counted.countedAt, zone, language) : null,
  });
}

export default function Forecast() {
  const words = useDutyWords().register;
  const say = words.forecast;
  const { choices, typed, errors, columns, months, total, countedAt } = useLoaderData<typeof loader>();
  const bars = (months ?? []).map(({ month, name, cells }) => ({ key: month, label: name, value: cells.at(-1)!.count, text: say.number(cells.at(-1)!.count) }));
  return (
    <>
      <PageHead title={say.title} lead={months ? say.lead(total) : null} />
      <WaysNav here="forecast" filters={typed} />
      <NarrowForm path="/hr/register/forecast" names={["department", "tier", "certification"]} {...{ choices, typed, errors }} />
      {months ? (
        <>
          <Bars
            title={say.picture}
            bars={bars}
            most={Math.max(...bars.map(({ value }) => value))}
            description={bars.map(({ label, text }) => `${label}: ${text}`).join("; ")}
          />
          <ForecastTable columns={columns} months={months} />
          <p className="mt-3 max-w-prose text-sm text-soft">
            {say.hint} {countedAt ? say.countedAt(countedAt) : null}
          </p>
        </>
      ) : Object.keys(errors).length > 0 ? null : (
        <EmptyState title={say.notCounted}>{say.notCountedLead}</EmptyState>
      )}
    </>
  );
}

import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { allow } from "~/http/refusal";
import { refusedFilters, registerAsked, typedFilters } from "~/http/register-asked.server";
import { registerChoices } from "~/http/register-choices.server";
import { formatDay } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { FilterForm } from "~/register/filter-form";
import { queryOf } from "~/register/filters";
import { matrixColumns, matrixLine } from "~/register/matrix";
import { matrixPage } from "~/register/matrix.server";
import { Pager } from "~/register/pager";
import { WaysNav } from "~/register/ways-nav";
import type { PageHandle } from "~/root";
import { EmptyState, Notice, PageHead } from "~/ui/page";
import { MatrixList } from "./matrix-list";

export const handle: PageHandle = { title: (words) => words.register.matrix.title };

/** People by certifications, under the filters of the register. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  allow(can.seeRegister(requireVisitor(context)));
  const { store, library, today, words, language } = context;
  const { form, tree } = await registerAsked(context, request);
  const shown = { today, choices: await registerChoices(context, tree) };
  if (!form.ok)
    return data(
      { ...shown, ...refusedFilters(form), columns: [], lines: [], previous: null, next: null, filtered: true, notice: null, looked: null },
      { status: 422 },
    );

  const { after, before, columns: _, ...filters } = form.value;
  const page = await matrixPage({ reader: store.read, library, filters, tree, today }, { after, before });
  const columns = matrixColumns(library, page.people, filters, language);
  const reading = { words, language, library, today: filters.asOf ?? today };
  return data({
    ...shown,
    typed: typedFilters(filters),
    errors: {} as Record<string, string>,
    columns,
    lines: page.people.map((person) => matrixLine(person, columns, page.serials, reading)),
    previous: page.previous && queryOf(filters, { before: page.previous }),
    next: page.next && queryOf(filters, { after: page.next }),
    filtered: queryOf(filters) !== "",
    notice: filters.asOf && words.register.asOfNotice(formatDay(filters.asOf, language)),
    looked: page.looked,
  });
}

export default function Matrix() {
  const words = useDutyWords().register;
  const { today, choices, typed, errors, columns, lines, previous, next, filtered, notice, looked } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={words.matrix.title} lead={words.matrix.lead} />
      <WaysNav here="matrix" filters={typed} />
      <FilterForm path="/hr/register/matrix" {...{ choices, typed, errors, filtered, today }} />
      {notice ? <Notice tone="now">{notice}</Notice> : null}
      {lines.length > 0 ? (
        <MatrixList columns={columns} lines={lines} />
      ) : (
        <EmptyState title={filtered ? words.nobody : words.empty}>{filtered ? words.nobodyLead : words.emptyLead}</EmptyState>
      )}
      {looked === null ? null : <p className="mt-3 text-sm text-soft">{words.looked(looked)}</p>}
      <Pager path="/hr/register/matrix" previous={previous} next={next} />
    </>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { allow } from "~/http/refusal";
import { refusedFilters, registerAsked, typedFilters } from "~/http/register-asked.server";
import { registerChoices } from "~/http/register-choices.server";
import { countWaiting } from "~/http/waiting-sign-offs.server";
import { formatDay } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { pastPage } from "~/register/as-of.server";
import { columns } from "~/register/columns";
import { FilterForm } from "~/register/filter-form";
import { queryOf } from "~/register/filters";
import { Pager } from "~/register/pager";
import { reasonsFor } from "~/register/reasons.server";
import { registerPage } from "~/register/register.server";
import { isAnyTurned } from "~/register/remarked.server";
import { rowView } from "~/register/row-view";
import { registerSummary } from "~/register/summary.server";
import { viewsOf } from "~/register/views.server";
import { WaysNav } from "~/register/ways-nav";
import { isAnyAppeal } from "~/role-plays/appeals.server";
import { isAnyConflict } from "~/role-plays/conflicts.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { EmptyState, Notice, PageHead } from "~/ui/page";
import { Files } from "./files";
import { keepView } from "./keep-view.server";
import { RegisterList } from "./register-list";
import { summaryLine } from "./summary-line";
import { Views } from "./views";

export const handle: PageHandle = { title: (words) => words.register.title };

export async function loader({ context, request }: LoaderFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.seeRegister(visitor));
  const { store, library, today, words } = context;
  const views = await viewsOf(store.read, visitor.personId);
  const first = views.find(({ opensFirst }) => opensFirst);
  if (first?.query && new URL(request.url).search === "") throw redirect(`/hr/register${first.query}`);
  const { form, tree } = await registerAsked(context, request);
  const shown = {
    today,
    views,
    choices: await registerChoices(context, tree),
    summary: summaryLine(context, await registerSummary(store.read, today)),
    isAnyTurned: await isAnyTurned(store.read),
    isAnyAppeal: await isAnyAppeal(store.read),
    isAnyConflict: await isAnyConflict(store.read),
    signOffs: await countWaiting(context),
  };
  if (!form.ok)
    return data(
      { ...shown, ...refusedFilters(form), rows: [], previous: null, next: null, query: "", notice: null, looked: null, columns: [...columns] },
      { status: 422 },
    );

  const { after, before, columns: chosen, ...filters } = form.value;
  const day = filters.asOf ?? today;
  const page = filters.asOf
    ? await pastPage({ reader: store.read, library, filters, tree, day }, { after, before })
    : { ...(await registerPage(store.read, filters, tree, { after, before }, today)), looked: null };
  const reasons = await reasonsFor(
    store.read,
    page.rows.flatMap(({ certificateId }) => certificateId ?? []),
  );
  const reading = { words, language: context.language, today: day, library, tree };
  return data({
    ...shown,
    typed: typedFilters(filters),
    errors: {} as Record<string, string>,
    rows: page.rows.map((row) => rowView(row, row.certificateId ? reasons.get(row.certificateId) : undefined, reading)),
    previous: page.previous && queryOf(filters, { before: page.previous }, chosen),
    next: page.next && queryOf(filters, { after: page.next }, chosen),
    query: queryOf(filters, {}, chosen),
    columns: chosen,
    notice: filters.asOf && words.register.asOfNotice(formatDay(filters.asOf, context.language)),
    looked: page.looked,
    summary: filters.asOf ? null : shown.summary,
  });
}

/** Keeps what the address shows under a name, or lets a view go. */
export async function action({ context, request }: ActionFunctionArgs) {
  allow(can.seeRegister(requireVisitor(context)));
  return keepView(context, request);
}

export default function Register() {
  const { register: words, readiness, ruleChange, assigning, analysis, appeals, grading, staffList } = useDutyWords();
  const { summary, signOffs, isAnyTurned, isAnyAppeal, isAnyConflict, choices, typed, errors, ...shown } = useLoaderData<typeof loader>();
  const { rows, previous, next, query, notice, looked, today, views, columns: chosen } = shown;
  const refusedView = useActionData<typeof action>();
  const filtered = query !== "" || Object.keys(errors).length > 0;
  return (
    <>
      <PageHead
        title={words.title}
        lead={summary}
        actions={
          <>
            <ButtonLink look="quiet" to="/hr/assignments">
              {assigning.title}
            </ButtonLink>
            <ButtonLink look="quiet" to="/hr/readiness">
              {readiness.link}
            </ButtonLink>
            <ButtonLink look="quiet" to="/hr/rules">
              {ruleChange.title}
            </ButtonLink>
            {signOffs ? (
              <ButtonLink look="quiet" to="/sign-offs">
                {signOffs}
              </ButtonLink>
            ) : null}
            {isAnyAppeal ? (
              <ButtonLink look="quiet" to="/grading/appeals">
                {appeals.title}
              </ButtonLink>
            ) : null}
            {isAnyConflict ? (
              <ButtonLink look="quiet" to="/grading/conflicts">
                {grading.conflict.title}
              </ButtonLink>
            ) : null}
            {isAnyTurned ? (
              <ButtonLink look="quiet" to="/hr/remarked">
                {analysis.remarked.link}
              </ButtonLink>
            ) : null}
            <ButtonLink look="quiet" to="/hr/people">
              {staffList.list.title}
            </ButtonLink>
            {rows.length > 0 ? <Files query={query} /> : null}
          </>
        }
      />
      <WaysNav here="register" filters={typed} />
      <FilterForm path="/hr/register" {...{ choices, typed, errors, filtered, today }} />
      <Views {...{ views, query, shown: chosen, filters: typed, errors: refusedView?.errors, typedName: refusedView?.typed.name as string | undefined }} />
      {notice ? <Notice tone="now">{notice}</Notice> : null}
      {rows.length > 0 ? (
        <RegisterList rows={rows} columns={chosen} />
      ) : (
        <EmptyState title={filtered ? words.nobody : words.empty}>{filtered ? words.nobodyLead : words.emptyLead}</EmptyState>
      )}
      {looked === null ? null : <p className="mt-3 text-sm text-soft">{words.looked(looked)}</p>}
      <Pager path="/hr/register" previous={previous} next={next} />
    </>
  );
}

import { type AppLoadContext, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { tiers } from "~/content/shape";
import { requireVisitor } from "~/http/context";
import type { Typed } from "~/http/parse-form.server";
import { allow } from "~/http/refusal";
import { registerAsked } from "~/http/register-asked.server";
import { formatDay } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import type { DepartmentTree } from "~/people/department-tree";
import { nameIn } from "~/people/names";
import { someSites } from "~/people/sites.server";
import { someTrainers } from "~/people/trained.server";
import { pastPage } from "~/register/as-of.server";
import { noFilters, queryOf } from "~/register/filters";
import { listedStandings } from "~/register/listed";
import { reasonsFor } from "~/register/reasons.server";
import { registerPage } from "~/register/register.server";
import { isAnyTurned } from "~/register/remarked.server";
import { rowView } from "~/register/row-view";
import { registerSummary, SOON } from "~/register/summary.server";
import { isAnyAppeal } from "~/role-plays/appeals.server";
import { isAnyConflict } from "~/role-plays/conflicts.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { EmptyState, Notice, PageHead } from "~/ui/page";
import { Files } from "./files";
import { type Choices, FilterForm } from "./filter-form";
import { Pager } from "./pager";
import { RegisterList } from "./register-list";

export const handle: PageHandle = { title: (words) => words.register.title };

export async function loader({ context, request }: LoaderFunctionArgs) {
  allow(can.seeRegister(requireVisitor(context)));
  const { store, library, today, words } = context;
  const { form, tree } = await registerAsked(context, request);
  const shown = {
    today,
    choices: await choicesOf(context, tree),
    summary: summaryLine(context, await registerSummary(store.read, today)),
    isAnyTurned: await isAnyTurned(store.read),
    isAnyAppeal: await isAnyAppeal(store.read),
    isAnyConflict: await isAnyConflict(store.read),
  };
  if (!form.ok) return data({ ...shown, ...refused(form), rows: [], previous: null, next: null, query: "", notice: null, looked: null }, { status: 422 });

  const { after, before, ...filters } = form.value;
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
    typed: Object.fromEntries(Object.entries(filters).map(([name, value]) => [name, String(value ?? "")])) as Record<string, string>,
    errors: {} as Record<string, string>,
    rows: page.rows.map((row) => rowView(row, row.certificateId ? reasons.get(row.certificateId) : undefined, reading)),
    previous: page.previous && queryOf(filters, { before: page.previous }),
    next: page.next && queryOf(filters, { after: page.next }),
    query: queryOf(filters),
    notice: filters.asOf && words.register.asOfNotice(formatDay(filters.asOf, context.language)),
    looked: page.looked,
    summary: filters.asOf ? null : shown.summary,
  });
}

const summaryLine = ({ words }: AppLoadContext, summary: Awaited<ReturnType<typeof registerSummary>>) =>
  summary && summary.rows > 0 ? words.register.summary(summary.people, Math.floor((summary.valid * 100) / summary.rows), summary.soon, SOON) : null;

/** A browser proposes so many sites and trainers; others can be typed. */
const PROPOSED = 200;

const choicesOf = async ({ store, library, language, words }: AppLoadContext, tree: DepartmentTree): Promise<Choices> => ({
  department: tree.inOrder().map((department) => ({ value: department.id, label: `${"\u2003".repeat(department.depth)}${nameIn(language, department)}` })),
  tier: tiers.map((tier) => ({ value: tier, label: words.frame.tier[tier] })),
  certification: [...library.certifications.values()].map(({ id, title }) => ({ value: id, label: inLanguage(title, language) })),
  standing: listedStandings.map((standing) => ({ value: standing, label: words.frame.standing[standing] })),
  site: (await someSites(store.read, PROPOSED)).map((site) => ({ value: site, label: site })),
  trainer: (await someTrainers(store.read, PROPOSED)).map((one) => ({ value: one.staffNumber, label: nameIn(language, one) })),
});

/** Of a refused filter only what one can type again is shown again: one text per field. */
const refused = ({ typed, errors }: { typed: Typed; errors: Record<string, string> }) => ({
  typed: Object.fromEntries(Object.keys(noFilters).map((name) => [name, typeof typed[name] === "string" ? typed[name] : ""])) as Record<string, string>,
  errors,
});

export default function Register() {
  const { register: words, readiness, assigning, analysis, appeals, grading, staffList } = useDutyWords();
  const { rows, summary, isAnyTurned, isAnyAppeal, isAnyConflict, choices, typed, errors, previous, next, query, notice, looked, today } =
    useLoaderData<typeof loader>();
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
      <FilterForm {...{ choices, typed, errors, filtered, today }} />
      {notice ? <Notice tone="now">{notice}</Notice> : null}
      {rows.length > 0 ? (
        <RegisterList rows={rows} />
      ) : (
        <EmptyState title={filtered ? words.nobody : words.empty}>{filtered ? words.nobodyLead : words.emptyLead}</EmptyState>
      )}
      {looked === null ? null : <p className="mt-3 text-sm text-soft">{words.looked(looked)}</p>}
      <Pager previous={previous} next={next} />
    </>
  );
}

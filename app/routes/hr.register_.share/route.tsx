import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { allow } from "~/http/refusal";
import { refusedFilters, registerAsked, typedFilters } from "~/http/register-asked.server";
import { registerChoices } from "~/http/register-choices.server";
import { formatDay, formatInstant } from "~/locale/day";
import { formatMonth, monthOf } from "~/locale/month";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { noFilters, queryOf } from "~/register/filters";
import { NarrowForm } from "~/register/narrow-form";
import { ALL } from "~/register/rolled-up";
import { percentValid } from "~/register/share";
import { sharesCountedAt, sharesOf } from "~/register/share.server";
import { WaysNav } from "~/register/ways-nav";
import type { PageHandle } from "~/root";
import { Bars } from "~/ui/bars";
import { EmptyState, Notice, PageHead } from "~/ui/page";
import { BelowTable, ShareTable } from "./share-tables";

export const handle: PageHandle = { title: (words) => words.register.share.title };

/** The share certified of a department, with all below it, at the end of each month, and of those directly below it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  allow(can.seeRegister(requireVisitor(context)));
  const { store, zone, language } = context;
  const { form, tree } = await registerAsked(context, request);
  const choices = await registerChoices(context, tree);
  if (!form.ok) return data({ choices, ...refusedFilters(form), months: [], below: [], countedAt: null }, { status: 422 });

  const { department, certification } = form.value;
  const asked = { ...noFilters, department, certification };
  const children = tree.inOrder(department ?? undefined).filter(({ depth }) => depth === 0);
  const shares = await sharesOf(store.read, [department ?? ALL, ...children.map(({ id }) => id)], certification);
  const own = shares.filter(({ departmentId }) => departmentId === (department ?? ALL));
  const countedAt = await sharesCountedAt(store.read);
  return data({
    choices,
    typed: typedFilters(asked),
    errors: {} as Record<string, string>,
    months: own.map(({ day, people, valid }) => ({
      ...{ day, people, valid, percent: percentValid({ people, valid }) },
      ...{ name: formatDay(day, language), month: formatMonth(monthOf(day), language), to: `/hr/register${queryOf({ ...asked, asOf: day })}` },
    })),
    below: children.flatMap((child) => {
      const last = shares.findLast(({ departmentId, day }) => departmentId === child.id && day === own.at(-1)?.day);
      if (!last) return [];
      const to = `/hr/register/share${queryOf({ ...asked, department: child.id })}`;
      return [{ id: child.id, name: nameIn(language, child), people: last.people, valid: last.valid, percent: percentValid(last), to }];
    }),
    countedAt: countedAt && formatInstant(countedAt, zone, language),
  });
}

export default function ShareCertified() {
  const say = useDutyWords().register.share;
  const { choices, typed, errors, months, below, countedAt } = useLoaderData<typeof loader>();
  const bars = months.map(({ day, month, percent }) => ({ key: day, label: month, value: percent, text: percent === null ? "—" : String(percent) }));
  return (
    <>
      <PageHead title={say.title} lead={say.lead} />
      <WaysNav here="share" filters={typed} />
      <NarrowForm path="/hr/register/share" names={["department", "certification"]} {...{ choices, typed, errors }} />
      {months.length > 0 ? (
        <>
          <Notice tone="now">{say.today}</Notice>
          <Bars title={say.picture} bars={bars} most={100} description={bars.map(({ label, text }) => `${label}: ${text}`).join("; ")} />
          <ShareTable months={[...months].reverse()} />
          {below.length > 0 ? <BelowTable day={months.at(-1)!.name} below={below} /> : null}
        </>
      ) : Object.keys(errors).length > 0 ? null : (
        <EmptyState title={countedAt ? say.nobody : say.notCounted}>{countedAt ? say.nobodyLead : say.notCountedLead}</EmptyState>
      )}
      {countedAt ? <p className="mt-3 text-sm text-soft">{say.countedAt(countedAt)}</p> : null}
    </>
  );
}

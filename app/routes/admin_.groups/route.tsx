import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { z } from "zod";
import { requireVisitor } from "~/http/context";
import { line, optionalLine } from "~/http/fields";
import { parseForm, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { dayIn, formatDay } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { addGroup, endedGroups, groupSizes, openGroups } from "~/people/groups.server";
import { bothNames } from "~/people/names";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { EmptyState, PageHead, Section } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";

export const handle: PageHandle = { title: (words) => words.groups.title };

export async function loader({ context }: LoaderFunctionArgs) {
  const { store, today, zone, language } = context;
  const sizes = await groupSizes(store.read, today);
  const size = (id: string, part: "member" | "trainer") => sizes.find((one) => one.groupId === id && one.part === part)?.people ?? 0;
  return {
    isAdmin: can.managePeople(requireVisitor(context)),
    groups: (await openGroups(store.read)).map((group) => ({ ...group, members: size(group.id, "member"), trainers: size(group.id, "trainer") })),
    ended: (await endedGroups(store.read)).map(({ endedAt, ...group }) => ({ ...group, on: formatDay(dayIn(zone, endedAt!), language) })),
  };
}

const shape = z.object({ name: line, otherName: optionalLine });

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await parseForm(context, request, shape);
  if (!form.ok) return refuseForm(form);
  const id = await addGroup(context.store, form.value, requireVisitor(context).personId, context.now);
  return done(context, `/admin/groups/${id}`, "saved");
}

export default function Groups() {
  const { groups: words, admin, staffList } = useDutyWords();
  const { groups, ended, isAdmin } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const back = isAdmin ? { to: "/admin", label: admin.list.title } : { to: "/hr/people", label: staffList.list.title };
  return (
    <div className="max-w-3xl">
      <PageHead title={words.title} lead={words.lead} back={back} />
      {groups.length === 0 ? <EmptyState title={words.none}>{words.noneText}</EmptyState> : null}
      <ul className="divide-y divide-line border-y border-line">
        {groups.map(({ id, members, trainers, ...names }) => (
          <Line key={id} id={id} names={names}>
            {words.counts(members, trainers)} {trainers === 0 && members > 0 ? <StatusMark tone="warn">{words.noTrainer}</StatusMark> : null}
          </Line>
        ))}
      </ul>
      <Section title={words.make} id="add">
        <Form className="rounded-card border border-line bg-card px-4 pb-4">
          <div className="grid gap-x-4 sm:grid-cols-2">
            <Field label={words.name} name="name" required defaultValue={String(refused?.typed.name ?? "")} error={refused?.errors.name} />
            <Field label={words.otherName} name="otherName" optional defaultValue={String(refused?.typed.otherName ?? "")} error={refused?.errors.otherName} />
          </div>
          <Button className="mt-4">{words.makeAct}</Button>
        </Form>
      </Section>
      {ended.length > 0 ? (
        <details className="mt-7">
          <summary className="min-h-11 py-2.5 font-medium">{words.closed}</summary>
          <ul className="divide-y divide-line border-y border-line">
            {ended.map(({ id, on, ...names }) => (
              <Line key={id} id={id} names={names}>
                {words.closedOn(on)}
              </Line>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}

const Line = ({ id, names, children }: { id: string; names: { name: string; otherName: string | null }; children: ReactNode }) => (
  <li className="relative items-center justify-between gap-x-4 py-3 sm:flex">
    <Link to={`/admin/groups/${id}`} className="font-medium no-underline after:absolute after:inset-0 hover:text-ember">
      {bothNames(names)}
    </Link>
    <span className="block text-sm text-soft">{children}</span>
  </li>
);

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireVisitor } from "~/http/context";
import { line, optionalLine } from "~/http/fields";
import { parseForm, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { useDutyWords } from "~/locale/words";
import { addGroup, groupSizes, openGroups } from "~/people/groups.server";
import { bothNames } from "~/people/names";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { EmptyState, PageHead, Section } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.admin.groups.title };

export async function loader({ context: { store, today } }: LoaderFunctionArgs) {
  const sizes = await groupSizes(store.read, today);
  const size = (id: string, part: "member" | "trainer") => sizes.find((one) => one.groupId === id && one.part === part)?.people ?? 0;
  return { groups: (await openGroups(store.read)).map((group) => ({ ...group, members: size(group.id, "member"), trainers: size(group.id, "trainer") })) };
}

const shape = z.object({ name: line, otherName: optionalLine });

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await parseForm(context, request, shape);
  if (!form.ok) return refuseForm(form);
  const id = await addGroup(context.store, form.value, requireVisitor(context).personId, context.now);
  return done(context, `/admin/groups/${id}`, "saved");
}

export default function Groups() {
  const words = useDutyWords().admin;
  const { groups } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="max-w-3xl">
      <PageHead title={words.groups.title} lead={words.groups.lead} back={{ to: "/admin", label: words.list.title }} />
      {groups.length === 0 ? <EmptyState title={words.groups.none}>{words.groups.noneText}</EmptyState> : null}
      <ul className="divide-y divide-line border-y border-line">
        {groups.map(({ id, members, trainers, ...names }) => (
          <li key={id} className="relative flex flex-wrap items-center justify-between gap-x-4 py-3">
            <Link to={`/admin/groups/${id}`} className="font-medium no-underline after:absolute after:inset-0 hover:text-ember">
              {bothNames(names)}
            </Link>
            <span className="text-sm text-soft">{words.groups.counts(members, trainers)}</span>
          </li>
        ))}
      </ul>
      <Section title={words.groups.add} id="add">
        <Form className="rounded-card border border-line bg-card px-4 pb-4">
          <div className="grid gap-x-4 sm:grid-cols-2">
            <Field label={words.groups.name} name="name" required defaultValue={String(refused?.typed.name ?? "")} error={refused?.errors.name} />
            <Field
              label={words.groups.otherName}
              name="otherName"
              optional
              defaultValue={String(refused?.typed.otherName ?? "")}
              error={refused?.errors.otherName}
            />
          </div>
          <Button className="mt-4">{words.groups.addAct}</Button>
        </Form>
      </Section>
    </div>
  );
}

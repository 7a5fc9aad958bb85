import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actOf } from "~/http/acts.server";
import { requireVisitor } from "~/http/context";
import { readTyped } from "~/http/parse-form.server";
import { found } from "~/http/refusal";
import { formatDay } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { findGroup, peopleOfGroup } from "~/people/groups.server";
import { bothNames } from "~/people/names";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Field } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { PageHead, Section } from "~/ui/page";
import { acts } from "./acts.server";
import { Belonging } from "./belonging";

export const handle: PageHandle = { title: (_words, { group }: { group: { name: string } }) => group.name };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, today, language } = context;
  const { id, name, otherName } = found(await findGroup(store.read, params.id ?? ""));
  const people = await peopleOfGroup(store.read, id, today);
  return { group: { id, name, otherName }, people: people.map(({ fromOn, ...person }) => ({ ...person, since: formatDay(fromOn, language) })) };
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const group = found(await findGroup(context.store.read, params.id ?? ""));
  const typed = await readTyped(request);
  return actOf(acts, typed)({ context, typed, group, by: requireVisitor(context).personId });
}

export default function GroupPage() {
  const words = useDutyWords().admin;
  const { group, people } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const of = (intent: string) => (refused?.typed.intent === intent ? refused : undefined);
  const joining = (part: string) => (of("join")?.typed.part === part ? refused : undefined);
  return (
    <div className="max-w-3xl">
      <PageHead title={bothNames(group)} lead={words.groups.lead} back={{ to: "/admin/groups", label: words.groups.title }} />
      <Belonging part="trainer" people={people.filter(({ part }) => part === "trainer")} refused={joining("trainer")} />
      <Belonging part="member" people={people.filter(({ part }) => part === "member")} refused={joining("member")} />
      <Section title={words.groups.rename} id="rename">
        <Form className="rounded-card border border-line bg-card px-4 pb-4">
          <input type="hidden" name="intent" value="rename" />
          <div className="grid gap-x-4 sm:grid-cols-2">
            <Field
              label={words.groups.name}
              name="name"
              required
              defaultValue={String(of("rename")?.typed.name ?? group.name)}
              error={of("rename")?.errors.name}
            />
            <Field
              label={words.groups.otherName}
              name="otherName"
              optional
              defaultValue={String(of("rename")?.typed.otherName ?? group.otherName ?? "")}
              error={of("rename")?.errors.otherName}
            />
          </div>
          <Button look="quiet" className="mt-4">
            {words.groups.save}
          </Button>
        </Form>
      </Section>
      <Form className="mt-6">
        <input type="hidden" name="intent" value="end" />
        <Confirm label={words.groups.end} what={words.groups.endWhat(people.length)} action={words.groups.endAct} />
      </Form>
    </div>
  );
}

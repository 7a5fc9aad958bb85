import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actOf } from "~/http/acts.server";
import { requireVisitor } from "~/http/context";
import { readTyped } from "~/http/parse-form.server";
import { found } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { findAnyGroup, findGroup } from "~/people/groups.server";
import { bothNames } from "~/people/names";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Confirm } from "~/ui/confirm";
import { Field } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Notice, PageHead, Section } from "~/ui/page";
import { acts } from "./acts.server";
import { AddPeople } from "./add-people";
import { Belonging } from "./belonging";
import { type View, viewOf } from "./view.server";

export const handle: PageHandle = { title: (_words, { group }: { group: { name: string } }) => group.name };

export async function loader({ context, params }: LoaderFunctionArgs) {
  return viewOf(context, found(await findAnyGroup(context.store.read, params.id ?? "")));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const group = found(await findGroup(context.store.read, params.id ?? ""));
  const typed = await readTyped(request);
  return actOf(acts, typed)({ context, typed, group, me: requireVisitor(context) });
}

export default function GroupPage() {
  const words = useDutyWords().groups;
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { group, people } = view;
  const of = (...intents: string[]) => (refused && intents.includes(String(refused.typed.intent)) ? refused : undefined);
  const fixed = group.ended !== null;
  return (
    <div className="max-w-3xl">
      <PageHead title={bothNames(group)} lead={words.lead} back={{ to: "/admin/groups", label: words.title }} />
      {group.ended ? <Notice>{words.isClosed(group.ended)}</Notice> : null}
      {fixed ? null : (
        <>
          {(["trainer", "member"] as const).map((part) => (
            <Belonging key={part} part={part} people={people.filter((one) => one.part === part)} refused={of("leave", "stay")} />
          ))}
          <AddPeople today={view.today} refused={of("join")} />
        </>
      )}
      <History {...view} />
      {fixed ? null : (
        <>
          <Rename group={group} refused={of("rename")} />
          <Form className="mt-6">
            <input type="hidden" name="intent" value="end" />
            <Confirm label={words.end} what={words.endWhat(people.length)} action={words.endAct} />
          </Form>
        </>
      )}
    </div>
  );
}

function History({ former, acts: past }: Pick<View, "former" | "acts">) {
  const words = useDutyWords().groups;
  if (former.length + past.length === 0) return null;
  return (
    <Section title={words.history} id="history">
      <ul className="divide-y divide-line border-y border-line text-sm">
        {former.map(({ key, staffNumber, span, ...names }) => (
          <li key={key} className="grid gap-x-4 py-2.5 sm:grid-cols-[14rem_1fr]">
            <span className="font-medium">
              {bothNames(names)} <span className="font-normal text-soft">{staffNumber}</span>
            </span>
            <span>{span}</span>
          </li>
        ))}
        {past.map(({ key, line }) => (
          <li key={key} className="py-2.5 text-soft">
            {line}
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Refused = { errors: Record<string, string>; typed: Record<string, string | string[]> };

function Rename({ group, refused }: { group: View["group"]; refused?: Refused }) {
  const words = useDutyWords().groups;
  return (
    <Section title={words.rename} id="rename">
      <Form className="rounded-card border border-line bg-card px-4 pb-4">
        <input type="hidden" name="intent" value="rename" />
        <div className="grid gap-x-4 sm:grid-cols-2">
          <Field label={words.name} name="name" required defaultValue={String(refused?.typed.name ?? group.name)} error={refused?.errors.name} />
          <Field
            label={words.otherName}
            name="otherName"
            optional
            defaultValue={String(refused?.typed.otherName ?? group.otherName ?? "")}
            error={refused?.errors.otherName}
          />
        </div>
        <Button look="quiet" className="mt-4">
          {words.save}
        </Button>
      </Form>
    </Section>
  );
}

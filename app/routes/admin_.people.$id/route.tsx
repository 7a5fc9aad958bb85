import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actOf } from "~/http/acts.server";
import { requireVisitor } from "~/http/context";
import { readTyped } from "~/http/parse-form.server";
import { found } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { bothNames } from "~/people/names";
import { findPerson } from "~/people/person.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Link } from "~/ui/navigation";
import { Notice, PageHead } from "~/ui/page";
import { StatusMark } from "~/ui/status-mark";
import { Account } from "./account";
import { acts } from "./acts.server";
import { Courses } from "./courses";
import { FactsForm } from "./facts-form";
import { Groups } from "./groups";
import { Held, History } from "./history";
import { ReportingLine, Sessions } from "./line";
import { Merges } from "./merges";
import { Plans } from "./plans";
import { Roles } from "./roles";
import { viewOf } from "./view.server";

export const handle: PageHandle = { title: (_words, { person }: { person: { name: string } }) => person.name };

export async function loader({ context, params }: LoaderFunctionArgs) {
  return viewOf(context, found(await findPerson(context.store.read, params.id ?? "")));
}

export async function action({ context, params, request }: ActionFunctionArgs) {
  const person = found(await findPerson(context.store.read, params.id ?? ""));
  const typed = await readTyped(request);
  return actOf(acts, typed)({ context, typed, person, me: requireVisitor(context) });
}

export default function PersonPage() {
  const { admin: words, odd, merging } = useDutyWords();
  const view = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { person, isMe, may } = view;
  return (
    <div className="max-w-3xl">
      <PageHead
        title={bothNames(person)}
        lead={
          <>
            {words.person.lead(person.staffNumber, person.department)} {person.active ? null : <StatusMark tone="bad">{words.person.inactive}</StatusMark>}
          </>
        }
        back={{ to: may.giveRoles ? "/admin" : "/hr/people", label: words.person.back }}
        actions={
          <>
            {may.seeRecord ? (
              <ButtonLink look="quiet" to={`/hr/people/${person.id}/record`}>
                {odd.record}
              </ButtonLink>
            ) : null}
            {person.active && !isMe && may.change ? (
              <ButtonLink look="quiet" to={`/people/${person.id}/slip`}>
                {words.person.slip}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <p className="text-sm text-soft">{view.lastSeen ? words.person.lastSeen(view.lastSeen) : words.person.neverSeen}</p>
      <Merges id={person.id} merges={view.merges} />
      <Plans plans={view.plans} mayChange={may.change} error={refused?.errors.plan} />
      <ReportingLine line={view.line} />
      {may.change ? (
        <>
          <FactsForm view={view} refused={refused} />
          {may.giveRoles ? <Roles view={view} errors={refused?.errors} /> : null}
          <Groups view={view} errors={refused?.errors} typed={refused?.typed} />
          <Courses view={view} errors={refused?.errors} />
          <Sessions sessions={view.sessions} mayEnd={!isMe} />
          <Account view={view} errors={refused?.errors} typed={refused?.typed} />
        </>
      ) : (
        <Notice>{odd.kept}</Notice>
      )}
      {may.change && !isMe && person.active ? (
        <p className="mt-6">
          <Link to={`/admin/people/${person.id}/merge`} className="inline-flex min-h-11 items-center text-ember">
            {merging.link}
          </Link>
        </p>
      ) : null}
      <Held held={view.held} />
      <History history={view.history} />
    </div>
  );
}

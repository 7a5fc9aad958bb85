import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { readTyped } from "~/http/parse-form.server";
import { allow, found } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { findPerson } from "~/people/person.server";
import { relationTo } from "~/people/relations.server";
import type { PageHandle } from "~/root";
import { Notice, PageHead, Section } from "~/ui/page";
import { Absences } from "./absences";
import { carryOut } from "./acts.server";
import { Duties } from "./duties";
import { dutiesView } from "./duties-view.server";
import { Incidents } from "./incidents";
import { waiversView } from "./view.server";
import { WaiverForm } from "./waiver-form";

export const handle: PageHandle = { title: (words, { name }: { name: string }) => words.exceptions.title(name) };

/** What HR decides for one person apart from the rules that hold for all. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { person, mayDecide } = await concerned(context, params.id);
  return {
    ...{ id: person.id, name: nameIn(context.language, person), staffNumber: person.staffNumber, mayDecide },
    ...(await waiversView(context, person.id)),
    ...(await dutiesView(context, person.id)),
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { person, visitor, mayDecide } = await concerned(context, params.id);
  const typed = await readTyped(request);
  allow(mayDecide, context.words.exceptions.notYours);
  return carryOut({ context, personId: person.id, by: visitor.personId, typed });
}

async function concerned(context: AppLoadContext, id = "") {
  const visitor = requireVisitor(context);
  allow(can.seeRegister(visitor));
  const person = found(await findPerson(context.store.read, id));
  const relation = await relationTo(context.store.read, visitor, person.id, context.today);
  return { visitor, person, mayDecide: can.decideCertificate(visitor, relation) };
}

export default function Exceptions() {
  const words = useDutyWords().exceptions;
  const { id, name, staffNumber, mayDecide, waivable, given, absences, duties, incidents, today } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="max-w-2xl">
      <PageHead title={words.heading} lead={words.lead(name, staffNumber)} back={{ to: `/hr/people/${id}/record`, label: words.record }} />
      {mayDecide ? null : <Notice>{words.notYours}</Notice>}
      <Duties duties={duties} mayDecide={mayDecide} refused={refused} />
      <Absences absences={absences} mayDecide={mayDecide} refused={refused} />
      <Incidents incidents={incidents} mayDecide={mayDecide} today={today} refused={refused} />
      <Section title={words.waivers} id="waivers">
        <ol className="divide-y divide-line">
          {given.map((one) => (
            <li key={one.id} className="py-3">
              <p className="font-medium">{one.title}</p>
              <p>{one.state}</p>
              <p className="break-words whitespace-pre-line">{one.reason}</p>
              <p className="text-sm text-soft">{one.by}</p>
            </li>
          ))}
        </ol>
        {waivable.length === 0 && given.length === 0 ? <p className="text-soft">{words.nothing}</p> : null}
        {mayDecide ? waivable.map((one) => <WaiverForm key={`${one.certification} ${one.requirement}`} waivable={one} refused={refused} />) : null}
      </Section>
    </div>
  );
}

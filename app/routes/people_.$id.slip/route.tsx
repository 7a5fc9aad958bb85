import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { allow, found } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { useAccountWords } from "~/locale/words";
import { can } from "~/people/can";
import { openLinkOf } from "~/people/links.server";
import { nameIn } from "~/people/names";
import { findPerson, passwordSetAt } from "~/people/person.server";
import { relationTo } from "~/people/relations.server";
import { Slip } from "~/people/slip";
import { issueSlips } from "~/people/slips.server";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { Card, Notice, PageHead, PrintButton } from "~/ui/page";

export const handle: PageHandle = { title: (words, { name }: { name: string }) => words.people.slipPage.title(name) };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, now, zone, language } = context;
  const { person } = await openForSlip(context, params.id);
  const link = await openLinkOf(store.read, person.id, now);
  const written = (instant: Date) => formatInstant(instant, zone, language);
  return {
    name: nameIn(language, person),
    hasSignedIn: (await passwordSetAt(store.read, person.id)) !== null,
    open: link && { issued: written(link.issuedAt), until: written(link.expiresAt) },
  };
}

/** Answers with the slip itself instead of a redirect, so that its address is never kept anywhere. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { store, origin, library, language, now } = context;
  const { person, visitor } = await openForSlip(context, params.id);
  const [slip] = await issueSlips(store, { issuedBy: visitor.personId, personIds: [person.id], origin, company: library.company, language }, now);
  return { slip: found(slip) };
}

async function openForSlip(context: AppLoadContext, id = "") {
  const visitor = requireVisitor(context);
  const { store, today, words } = context;
  const person = found(await findPerson(store.read, id));
  const relation = await relationTo(store.read, visitor, person.id, today);
  if (!can.seePerson(visitor, relation)) found(null); // outside their line a supervisor learns nothing
  allow(can.issueSlip(visitor, relation, person), person.active ? words.people.slipPage.refused : words.people.slipPage.inactive);
  return { visitor, person };
}

export default function SlipPage() {
  const words = useAccountWords().people.slipPage;
  const { name, hasSignedIn, open } = useLoaderData<typeof loader>();
  const issued = useActionData<typeof action>();
  if (issued)
    return (
      <div className="max-w-2xl">
        <PageHead title={<span data-screen-only>{words.title(name)}</span>} actions={<PrintButton />} />
        <div data-screen-only>
          <Notice tone="ok">{words.issued}</Notice>
        </div>
        <Slip slip={issued.slip} />
      </div>
    );
  return (
    <div className="max-w-2xl">
      <PageHead title={words.title(name)} lead={words.lead} />
      <Card>
        <p>{hasSignedIn ? words.reset : words.firstTime}</p>
        {open ? <Notice tone="warn">{words.open(open.issued, open.until)}</Notice> : null}
        <Form className="mt-4">
          <Button>{open ? words.again : words.issue}</Button>
        </Form>
      </Card>
    </div>
  );
}

import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { readTyped } from "~/http/parse-form.server";
import { allow, found, refusal } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { useAccountWords } from "~/locale/words";
import { mailChoiceOf } from "~/messages/choices.server";
import { can } from "~/people/can";
import { openLinkOf } from "~/people/links.server";
import { nameIn } from "~/people/names";
import { findPerson, passwordSetAt } from "~/people/person.server";
import { relationTo } from "~/people/relations.server";
import { invite, lastInvitation } from "~/people/sign-in-letters.server";
import { Slip } from "~/people/slip";
import { issueSlips } from "~/people/slips.server";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { Card, Notice, PageHead, PrintButton } from "~/ui/page";

export const handle: PageHandle = { title: (words, { name }: { name: string }) => words.people.slipPage.title(name) };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, now, zone, language, settings, words } = context;
  const { person } = await openForSlip(context, params.id);
  const link = await openLinkOf(store.read, person.id, now);
  const letter = await lastInvitation(store.read, person.id);
  const written = (instant: Date) => formatInstant(instant, zone, language);
  const its = words.people.slipPage;
  const { stopped } = await mailChoiceOf(store.read, person.id);
  return {
    name: nameIn(language, person),
    hasSignedIn: (await passwordSetAt(store.read, person.id)) !== null,
    isOpen: link !== null,
    open: link && (link.purpose === "invitation" ? its.invited : its.open)(written(link.issuedAt), written(link.expiresAt)),
    letter:
      letter?.state === "waiting"
        ? its.mailWaiting(written(letter.at))
        : letter?.state === "failed"
          ? its.mailFailed(written(letter.at), letter.why ?? "")
          : null,
    address: settings.SMTP_URL !== undefined && !stopped ? person.email : null,
  };
}

/** Answers with the slip itself instead of a redirect, so that its address is never kept anywhere; or puts a letter in the outbox. */
export async function action({ context, params, request }: ActionFunctionArgs) {
  const { store, origin, library, language, now, settings, words } = context;
  const { person, visitor } = await openForSlip(context, params.id);
  const typed = await readTyped(request);
  if (typed.intent === "mail") {
    const personIds = settings.SMTP_URL === undefined ? [] : [person.id];
    const { invited } = await invite(store, { personIds, askedBy: visitor.personId }, now);
    if (invited.length === 0) throw refusal(409, words.people.slipPage.noMail);
    return { slip: null, mailed: words.people.slipPage.mailed(person.email ?? "") };
  }
  const [slip] = await issueSlips(store, { issuedBy: visitor.personId, personIds: [person.id], origin, company: library.company, language }, now);
  return { slip: found(slip), mailed: null };
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
  const { name, hasSignedIn, isOpen, open, letter, address } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.slip)
    return (
      <div className="max-w-2xl">
        <PageHead title={<span data-screen-only>{words.title(name)}</span>} actions={<PrintButton />} />
        <div data-screen-only>
          <Notice tone="ok">{words.issued}</Notice>
        </div>
        <Slip slip={answer.slip} />
      </div>
    );
  return (
    <div className="max-w-2xl">
      <PageHead title={words.title(name)} lead={words.lead} />
      {answer?.mailed ? (
        <div role="status">
          <Notice tone="ok">{answer.mailed}</Notice>
        </div>
      ) : null}
      <Card>
        <p>{hasSignedIn ? words.reset : words.firstTime}</p>
        {open ? <Notice tone="warn">{open}</Notice> : null}
        {letter && !answer?.mailed ? <Notice tone="warn">{letter}</Notice> : null}
        <div className="mt-4 flex flex-wrap gap-3">
          <Form>
            <Button>{isOpen ? words.again : words.issue}</Button>
          </Form>
          {address && !answer?.mailed ? (
            <Form>
              <input type="hidden" name="intent" value="mail" />
              <Button look="quiet" className="wrap-anywhere">
                {words.mail(address)}
              </Button>
            </Form>
          ) : null}
        </div>
      </Card>
    </div>
  );
}

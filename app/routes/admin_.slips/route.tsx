import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireVisitor } from "~/http/context";
import { ticked } from "~/http/fields";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { refusal } from "~/http/refusal";
import { dayIn, formatDay } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { countFailedLetters } from "~/people/failed-letters.server";
import { findPersons, newcomers, withoutPassword } from "~/people/person.server";
import { findPeople } from "~/people/search.server";
import { invite } from "~/people/sign-in-letters.server";
import { Slip } from "~/people/slip";
import { issueSlips } from "~/people/slips.server";
import type { PageHandle } from "~/root";
import { Link } from "~/ui/navigation";
import { Notice, PageHead, PrintButton } from "~/ui/page";
import { ChoosePeople } from "./choose-people";
import { Invited } from "./invited";

export const handle: PageHandle = { title: (words) => words.admin.slips.title };

const LATELY = 90 * 86_400_000;
/** With those found by search, no more than one form takes. */
const WAITING = 150;

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { store, now, zone, language, settings } = context;
  const asked = new URL(request.url).searchParams;
  const q = (asked.get("q") ?? "").slice(0, 200).replace(/\p{Cc}/gu, "");
  const added = /^\d{12,14}$/.test(asked.get("added") ?? "") ? Number(asked.get("added")) : null;
  const fresh = added === null ? [] : await newcomers(store.read, new Date(added), now, WAITING);
  const waiting = fresh.length > 0 ? fresh : await withoutPassword(store.read, new Date(now.getTime() - LATELY), WAITING);
  const found = await findPeople(store.read, q, 50);
  const isMailSent = settings.SMTP_URL !== undefined;
  const all = isMailSent
    ? await findPersons(
        store.read,
        [...found, ...waiting].map(({ id }) => id),
      )
    : [];
  const address = (id: string) => all.find((one) => one.id === id)?.email ?? null;
  return {
    place: added === null ? "/admin/slips" : `/admin/slips?added=${added}`,
    isAdmin: can.managePeople(requireVisitor(context)),
    q,
    isMailSent,
    failed: await countFailedLetters(store.read, now),
    found: found.map((person) => ({ ...person, address: address(person.id) })),
    waiting: waiting.map(({ createdAt, ...person }) => ({
      ...person,
      address: address(person.id),
      ticked: createdAt.getTime() === added,
      added: formatDay(dayIn(zone, createdAt), language),
    })),
  };
}

const shape = z.object({ people: ticked });

/** Answers with the slips themselves, so that their addresses are kept nowhere; invitations go into the outbox. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { store, origin, library, language, now, words, settings } = context;
  const visitor = requireVisitor(context);
  const typed = await readTyped(request);
  const form = parseTyped(context, typed, shape);
  if (!form.ok) return refuseForm(form);
  const chosen = await findPersons(store.read, form.value.people);
  const relation = (id: string) => ({ self: id === visitor.personId, inMyLine: false, directReport: false, inMyGroup: false, myManager: false });
  const may = chosen.filter((person) => can.issueSlip(visitor, relation(person.id), person));
  const personIds = may.map(({ id }) => id);
  if (personIds.length === 0) return refuseForm(invalid(context, { people: words.admin.slips.nobody }, {}));
  if (typed.intent === "mail") {
    if (settings.SMTP_URL === undefined) throw refusal(409, words.messages.signInHelp.noMail);
    const { invited, without } = await invite(store, { personIds, askedBy: visitor.personId }, now);
    const unreached = may.filter(({ id }) => without.includes(id)).map(({ id, staffNumber, name, otherName }) => ({ id, staffNumber, name, otherName }));
    return data({ invited: invited.length, unreached, slips: null, errors: {} as Record<string, string> });
  }
  const slips = await issueSlips(store, { issuedBy: visitor.personId, personIds, origin, company: library.company, language }, now);
  return data({ invited: 0, unreached: [], slips, errors: {} as Record<string, string> });
}

export default function Slips() {
  const words = useDutyWords().admin;
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const back = { to: view.place, label: words.slips.again };
  if (answer && "slips" in answer && answer.slips)
    return (
      <div className="max-w-2xl">
        <div data-screen-only>
          <PageHead title={words.slips.title} back={back} actions={<PrintButton />} />
          <Notice tone="ok">{words.slips.ready(answer.slips.length)}</Notice>
        </div>
        <div className="grid gap-4">
          {answer.slips.map((slip) => (
            <Slip key={slip.personId} slip={slip} />
          ))}
        </div>
      </div>
    );
  if (answer && "invited" in answer)
    return (
      <div className="max-w-2xl">
        <PageHead title={words.slips.title} back={back} />
        <Invited invited={answer.invited} unreached={answer.unreached} />
      </div>
    );
  return (
    <div className="max-w-2xl">
      <PageHead title={words.slips.title} lead={words.slips.lead} back={{ to: view.isAdmin ? "/admin" : "/hr/people", label: words.list.title }} />
      {view.failed > 0 ? (
        <Notice tone="warn">
          {words.slips.failed(view.failed)} <Link to="/admin/mail">{words.slips.failedWhy}</Link>
        </Notice>
      ) : null}
      <ChoosePeople {...view} error={answer?.errors.people} />
    </div>
  );
}

import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { decisionsOf, findCertificate } from "~/certification/certificates.server";
import { decideCertificate } from "~/certification/decisions.server";
import { certificateNow } from "~/certification/now.server";
import { undrawable } from "~/certification/printing.server";
import { decidable, decisionKinds, stoppedBy } from "~/certification/stopped";
import { stoppedInWords } from "~/certification/stopped-view";
import { requireVisitor } from "~/http/context";
import { longText } from "~/http/fields";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { allow, found } from "~/http/refusal";
import { formatDay, formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { charactersInWords } from "~/paper/drawing";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { findPerson } from "~/people/person.server";
import { relationTo } from "~/people/relations.server";
import { namesOf } from "~/record/names.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Card, Notice, PageHead, Section } from "~/ui/page";
import { StandingMark } from "~/ui/status-mark";
import { DecideForm } from "./decide-form";

export const handle: PageHandle = { title: (words, { title }: { title: string }) => words.life.title(title) };

/** What HR sees of a certificate after it was issued, and decides about it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, language, zone, today } = context;
  const { certificate, relation, visitor } = await concerned(context, params.serial);
  const person = found(await findPerson(store.read, certificate.personId));
  const decisions = (await decisionsOf(store.read, person.id)).filter(({ certificateId }) => certificateId === certificate.id);
  const names = await namesOf(
    store.read,
    decisions.map(({ decidedBy }) => decidedBy),
  );
  const { standing, stopped } = await certificateNow(store.read, certificate, today);
  const isOpen = certificate.endedAt === null;
  const { proof } = context.words;
  const characters = await undrawable(`${certificate.holder.name}${certificate.holder.otherName ?? ""}`);
  return {
    ...{ personId: person.id, name: nameIn(language, person), staffNumber: person.staffNumber, serial: certificate.serial },
    title: inLanguage(certificate.titles, language),
    standing: isOpen || stopped ? standing : null,
    issued: formatDay(certificate.issuedOn, language),
    expires: formatDay(certificate.expiresOn, language),
    stopped: stopped && stoppedInWords(stopped, context),
    decisions: decisions.toReversed().map(({ id, kind, reason, decidedBy, decidedAt }) => ({
      ...{ id, kind, reason, when: formatInstant(decidedAt, zone, language) },
      by: nameIn(language, names.get(decidedBy) ?? { name: decidedBy, otherName: null }),
    })),
    choices: isOpen ? decidable(stoppedBy(decisions)) : [],
    mayDecide: can.decideCertificate(visitor, relation),
    isOpen,
    pdf: proof.certificate.pdf,
    undrawable: characters.length > 0 ? proof.certificate.undrawable(charactersInWords(characters)) : null,
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

const shape = z.object({ kind: z.enum(decisionKinds, "choose"), reason: longText });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { store, library, now, words } = context;
  const { certificate, relation, visitor } = await concerned(context, params.serial);
  const typed = await readTyped(request);
  allow(can.decideCertificate(visitor, relation), words.life.notYours);
  const form = parseTyped(context, typed, shape);
  if (!form.ok) return refuseForm(form);
  const outcome = await decideCertificate(store, library, { ...form.value, certificateId: certificate.id, decidedBy: visitor.personId }, now);
  if (outcome !== "decided") return refuseForm(invalid(context, { "": words.life[outcome] }, typed), 409);
  return done(context, `/hr/certificates/${certificate.serial}`, "saved");
}

async function concerned(context: AppLoadContext, serial = "") {
  const visitor = requireVisitor(context);
  allow(can.seeRegister(visitor));
  const certificate = found(await findCertificate(context.store.read, serial));
  return { visitor, certificate, relation: await relationTo(context.store.read, visitor, certificate.personId, context.today) };
}

export default function CertificateOfSomebody() {
  const { life: words, record, register } = useDutyWords();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="max-w-2xl">
      <PageHead
        title={page.title}
        lead={words.lead(page.name, page.staffNumber)}
        back={{ to: "/hr/register", label: register.title }}
        actions={
          <>
            <ButtonLink look="quiet" to={`/hr/people/${page.personId}/record`}>
              {words.record}
            </ButtonLink>
            <ButtonLink look="quiet" to={`/certificates/${page.serial}`}>
              {words.sheet}
            </ButtonLink>
            <ButtonLink look="quiet" to={`/certificates/${page.serial}.pdf`} reloadDocument download>
              {page.pdf}
            </ButtonLink>
          </>
        }
      />
      {page.undrawable ? <Notice tone="warn">{page.undrawable}</Notice> : null}
      <Card>
        {page.standing ? <StandingMark standing={page.standing} /> : <p className="text-soft">{record.replaced}</p>}
        <p className="mt-2">{record.validFromTo(page.issued, page.expires)}</p>
        <p className="text-sm text-soft">
          {record.serial} <span className="font-mono text-xs break-all">{page.serial}</span>
        </p>
        {page.stopped ? <p className="mt-2 break-words whitespace-pre-line text-bad">{page.stopped}</p> : null}
      </Card>
      <Section title={words.decisions} id="decisions">
        {page.decisions.length === 0 ? <p className="text-soft">{words.none}</p> : null}
        <ol className="divide-y divide-line">
          {page.decisions.map(({ id, kind, reason, by, when }) => (
            <li key={id} className="py-3">
              <p className="font-medium">{words.kind[kind]}</p>
              <p className="break-words whitespace-pre-line">{reason}</p>
              <p className="text-sm text-soft">{words.by(by, when)}</p>
            </li>
          ))}
        </ol>
      </Section>
      {page.mayDecide && page.isOpen ? <DecideForm choices={page.choices} refused={refused} /> : <Notice>{page.isOpen ? words.notYours : words.ended}</Notice>}
    </div>
  );
}

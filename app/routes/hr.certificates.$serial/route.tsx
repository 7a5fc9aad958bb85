import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { decisionsOf, findCertificate } from "~/certification/certificates.server";
import { decideCertificate } from "~/certification/decisions.server";
import { extendCertificate } from "~/certification/extending.server";
import { certificateNow } from "~/certification/now.server";
import { undrawable } from "~/certification/printing.server";
import { decidable, decisionKinds, stoppedBy } from "~/certification/stopped";
import { stoppedInWords } from "~/certification/stopped-view";
import { requireVisitor } from "~/http/context";
import { dayField, longText } from "~/http/fields";
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
import type { Day } from "~db/kit";
import { DecideForm } from "./decide-form";
import { ExtendForm } from "./extend-form";

export const handle: PageHandle = { title: (words, { title }: { title: string }) => words.life.title(title) };

/** What HR sees of a certificate after it was issued, and decides about it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, language, zone, today, words } = context;
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
    decisions: decisions.toReversed().map(({ id, kind, reason, decidedBy, decidedAt, expiredOn, extendedTo }) => ({
      moved: expiredOn && extendedTo && words.life.extend.moved(formatDay(expiredOn, language), formatDay(extendedTo, language)),
      ...{ id, kind, reason, when: formatInstant(decidedAt, zone, language) },
      by: nameIn(language, names.get(decidedBy) ?? { name: decidedBy, otherName: null }),
    })),
    choices: isOpen ? decidable(stoppedBy(decisions)) : [],
    extendable: isOpen && !stoppedBy(decisions) ? certificate.expiresOn : null,
    mayDecide: can.decideCertificate(visitor, relation),
    isOpen,
    pdf: proof.certificate.pdf,
    undrawable: characters.length > 0 ? proof.certificate.undrawable(charactersInWords(characters)) : null,
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

const shape = z.discriminatedUnion(
  "kind",
  [z.object({ kind: z.enum(decisionKinds), reason: longText }), z.object({ kind: z.literal("extended"), reason: longText, until: dayField, seen: dayField })],
  "choose",
);

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { store, library, now, words } = context;
  const { certificate, relation, visitor } = await concerned(context, params.serial);
  const typed = await readTyped(request);
  allow(can.decideCertificate(visitor, relation), words.life.notYours);
  const form = parseTyped(context, typed, shape);
  if (!form.ok) return refuseForm(form);
  const about = { certificateId: certificate.id, decidedBy: visitor.personId };
  const { value } = form;
  const outcome =
    value.kind === "extended"
      ? await extendCertificate(store, library, { ...about, reason: value.reason, until: value.until, expiresOn: value.seen }, now)
      : await decideCertificate(store, library, { ...value, ...about }, now);
  if (outcome === "changed" || outcome === "ended") return refuseForm(invalid(context, { "": words.life[outcome] }, typed), 409);
  if (outcome !== "decided") return refuseForm(invalid(context, { until: wrongUntil(context, outcome, certificate.expiresOn) }, typed));
  return done(context, `/hr/certificates/${certificate.serial}`, "saved");
}

function wrongUntil({ words, language }: AppLoadContext, wrong: "past" | "shorter" | "too-far", expiresOn: Day): string {
  const { extend } = words.life;
  return wrong === "shorter" ? extend.shorter(formatDay(expiresOn, language)) : extend[wrong];
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
  const isExtending = refused?.typed.kind === "extended";
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
          {page.decisions.map(({ id, kind, moved, reason, by, when }) => (
            <li key={id} className="py-3">
              <p className="font-medium">{[words.kind[kind], moved].filter(Boolean).join(": ")}</p>
              <p className="break-words whitespace-pre-line">{reason}</p>
              <p className="text-sm text-soft">{words.by(by, when)}</p>
            </li>
          ))}
        </ol>
      </Section>
      {page.mayDecide && page.extendable ? <ExtendForm seen={page.extendable} expires={page.expires} refused={isExtending ? refused : undefined} /> : null}
      {page.mayDecide && page.isOpen ? (
        <DecideForm choices={page.choices} refused={isExtending ? undefined : refused} />
      ) : (
        <Notice>{page.isOpen ? words.notYours : words.ended}</Notice>
      )}
    </div>
  );
}

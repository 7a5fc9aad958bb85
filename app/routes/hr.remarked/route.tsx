import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireVisitor } from "~/http/context";
import { idField } from "~/http/fields";
import { pageNumber } from "~/http/page-number.server";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { allow, found } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { printable } from "~/locale/printable";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { relationTo } from "~/people/relations.server";
import { decideRemarked, findTurned } from "~/register/deciding.server";
import { turnedResults } from "~/register/remarked.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { FormErrors } from "~/ui/field";
import { EmptyState, PageHead } from "~/ui/page";
import { Turned } from "./turned";

export const handle: PageHandle = { title: (words) => words.analysis.remarked.title };

/** What regrades turned, and which certificates it concerns. Nothing is done to a certificate here: HR decides. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  allow(can.seeRegister(requireVisitor(context)));
  const { store, library, language, zone } = context;
  const page = pageNumber(request);
  const { results, isMore } = await turnedResults(store.read, library, page);
  return {
    page,
    isMore,
    results: results.map(({ person, test, by, at, decision, ...rest }) => ({
      ...rest,
      personId: person.id,
      name: nameIn(language, person),
      staffNumber: person.staffNumber,
      test: inLanguage(test, language),
      by: by && nameIn(language, by),
      when: formatInstant(at, zone, language),
      decision: decision && { note: decision.note, by: nameIn(language, decision.by), when: formatInstant(decision.at, zone, language) },
    })),
  };
}
export type Result = Awaited<ReturnType<typeof loader>>["results"][number];

const shape = z.object({ id: idField, note: z.string("required").trim().min(1, "required").max(2000, "tooLong2000").regex(printable, "control") });

/** Keeps what was decided about one of them. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { store, words, now, today } = context;
  const visitor = requireVisitor(context);
  const typed = await readTyped(request);
  const form = parseTyped(context, typed, shape);
  if (!form.ok) return refuseForm(form);
  const turned = found(await findTurned(store.read, form.value.id));
  const say = words.analysis.remarked;
  allow(can.decideRemarked(visitor, await relationTo(store.read, visitor, turned.personId, today)), say.notYours);
  const outcome = await decideRemarked(store, turned, { note: form.value.note, decidedBy: visitor.personId }, now);
  return outcome === "late" ? refuseForm(invalid(context, { "": say.late }, typed), 409) : done(context, "/hr/remarked", "remarkedDecided");
}

export default function Remarked() {
  const { analysis, register } = useDutyWords();
  const words = analysis.remarked;
  const { results, page, isMore } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="max-w-4xl">
      <PageHead title={words.title} lead={words.lead} back={{ to: "/hr/register", label: register.title }} />
      <FormErrors errors={refused?.errors} labels={{ note: words.note }} />
      {results.length === 0 ? <EmptyState title={words.empty}>{words.emptyLead}</EmptyState> : null}
      <ul className="divide-y divide-line">
        {results.map((result) => (
          <Turned key={result.id} result={result} refused={refused?.typed.id === result.id ? refused : undefined} />
        ))}
      </ul>
      {page > 1 || isMore ? (
        <nav aria-label={words.pages} data-screen-only className="mt-5 flex justify-between gap-3">
          {page > 1 ? (
            <ButtonLink look="quiet" to={`/hr/remarked?page=${page - 1}`} rel="prev">
              ‹ {register.previous}
            </ButtonLink>
          ) : (
            <span />
          )}
          {isMore ? (
            <ButtonLink look="quiet" to={`/hr/remarked?page=${page + 1}`} rel="next">
              {register.next} ›
            </ButtonLink>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
}

import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireVisitor } from "~/http/context";
import { longText } from "~/http/fields";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { allow, found } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { relationTo } from "~/people/relations.server";
import { asksForCoaching, coachingNotesOf, writeCoachingNote } from "~/role-plays/coaching.server";
import { contentOf, findPerformance } from "~/role-plays/performances.server";
import { releasedResult } from "~/role-plays/released.server";
import { resitFor } from "~/role-plays/resits.server";
import { openSheet } from "~/role-plays/sheet";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Notice, PageHead, Section } from "~/ui/page";

export const handle: PageHandle = { title: (words, data: { staff: string }) => words.grading.coaching.title(data.staff) };

/** Where a trainer of the person writes down what to work on before the next performance. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, library, language, zone, now } = context;
  const performance = await openForCoaching(context, params.id);
  const content = await contentOf(store.read, performance);
  const { code, title } = openSheet(content.scenario, language);
  const { fails, noteAfter } = await resitFor(store.read, library, performance, now);
  const asked = await asksForCoaching(store.read, performance);
  const notes = await coachingNotesOf(store.read, performance.id);
  return {
    staff: nameIn(language, performance.staff),
    scenario: `${code} ${title}`,
    when: formatInstant(performance.startedAt ?? performance.scheduledAt, zone, language),
    asked,
    needed: noteAfter === performance.id,
    fails: Math.max(1, fails),
    workOn: asked ? ((await releasedResult(store.read, performance, content, library, language))?.next ?? null) : null,
    notes: notes.map(({ id, text, at, by }) => ({ id, text, by: nameIn(language, by), when: formatInstant(at, zone, language) })),
    plan: `/grading/new?person=${performance.staffId}&scenario=${performance.scenarioId}`,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { store, words, now } = context;
  const performance = await openForCoaching(context, params.id);
  const typed = await readTyped(request);
  const form = parseTyped(context, typed, z.object({ text: longText }));
  if (!form.ok) return refuseForm(form);
  const note = { performanceId: performance.id, text: form.value.text, byId: requireVisitor(context).personId };
  if (!(await writeCoachingNote(store, note, now))) return refuseForm(invalid(context, { "": words.grading.coaching.nothing }, typed), 409);
  return done(context, `/performances/${performance.id}/coaching`, "coached");
}

/** For a trainer of the one who was scored. For graders who train somebody else it exists, for all others it does not. */
async function openForCoaching(context: AppLoadContext, id: string | undefined) {
  const { store, today, words } = context;
  const visitor = requireVisitor(context);
  const performance = found(await findPerformance(store.read, id));
  const relation = await relationTo(store.read, visitor, performance.staffId, today);
  const grades = performance.graders.some((grader) => grader.id === visitor.personId);
  if (!relation.inMyGroup && !grades) found(null);
  allow(can.coach(visitor, relation), words.grading.coaching.notTrainer);
  return performance;
}

export default function Coaching() {
  const words = useDutyWords().grading;
  const say = words.coaching;
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const typed = String(refused?.typed.text ?? "");
  return (
    <div className="max-w-2xl">
      <PageHead title={say.title(page.staff)} lead={say.lead(page.scenario, page.when)} back={{ to: "/grading", label: words.desk.title }} />
      {page.notes.length > 0 ? (
        <Section title={say.written} id="notes">
          <ul className="grid gap-3">
            {page.notes.map(({ id, text, by, when }) => (
              <li key={id} className="border-l-2 border-edge pl-3">
                <p className="break-words whitespace-pre-line">{text}</p>
                <p className="text-sm text-soft">{say.by(by, when)}</p>
              </li>
            ))}
          </ul>
          <ButtonLink to={page.plan} className="mt-4">
            {say.planNext}
          </ButtonLink>
        </Section>
      ) : null}
      {page.asked ? (
        <Form className="mt-6">
          <FormErrors errors={refused?.errors} labels={{ text: say.text }} />
          <p>
            {say.why(page.fails)}
            {page.notes.length > 0 ? null : <span className="block">{page.needed ? say.needed : say.notNeeded}</span>}
          </p>
          {page.workOn ? <p className="mt-1 font-semibold">{say.workOn(page.workOn)}</p> : null}
          <TextArea
            label={say.text}
            name="text"
            hint={say.hint(page.staff)}
            rows={5}
            required
            maxLength={2000}
            error={refused?.errors.text}
            defaultValue={typed}
          />
          <Button className="mt-4 w-full sm:w-auto">{say.submit}</Button>
        </Form>
      ) : (
        <Notice tone="warn">
          <p role={refused ? "alert" : undefined}>{say.nothing}</p>
          {typed ? (
            <>
              <p className="mt-2 font-semibold">{say.notTaken}</p>
              <p className="break-words whitespace-pre-wrap">{typed}</p>
            </>
          ) : null}
        </Notice>
      )}
    </div>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireVisitor } from "~/http/context";
import { longText } from "~/http/fields";
import { openForGrading } from "~/http/open-performance.server";
import { parseForm, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { refusal } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { openCorrection } from "~/role-plays/correcting.server";
import { doorFor } from "~/role-plays/scorecards.server";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.grading.correct.title };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const performance = await openForGrading(context, params.id);
  const door = await doorFor(context.store.read, performance.id, requireVisitor(context).personId);
  if (door.state !== "closed" || !door.signed) throw refusal(409, context.words.grading.correct.nothing);
  return { id: performance.id, staff: nameIn(context.language, performance.staff), alone: performance.graders.length === 1 };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const performance = await openForGrading(context, params.id);
  const form = await parseForm(context, request, z.object({ reason: longText }));
  if (!form.ok) return refuseForm(form);
  const correction = { performanceId: performance.id, graderId: requireVisitor(context).personId, reason: form.value.reason };
  if (!(await openCorrection(context.store, correction, context.now))) throw refusal(409, context.words.grading.correct.nothing);
  return done(context, `/performances/${performance.id}/score`, "correctionOpened");
}

export default function Correction() {
  const words = useDutyWords();
  const { id, staff, alone } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const say = words.grading.correct;
  return (
    <div className="max-w-2xl">
      <PageHead title={say.title} lead={say.lead(staff)} back={{ to: `/performances/${id}`, label: words.frame.nav.grading }} />
      {alone ? null : <p>{say.again}</p>}
      <Form>
        <FormErrors errors={refused?.errors} labels={{ reason: say.reason }} />
        <TextArea
          label={say.reason}
          name="reason"
          required
          maxLength={2000}
          error={refused?.errors.reason}
          defaultValue={String(refused?.typed.reason ?? "")}
        />
        <Button className="mt-4">{say.submit}</Button>
      </Form>
    </div>
  );
}

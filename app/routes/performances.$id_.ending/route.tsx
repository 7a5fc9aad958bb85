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
import { type Ending, endings } from "~/role-plays/called-off";
import { callOff } from "~/role-plays/calling-off.server";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Choice, FieldGroup, FormErrors, TextArea } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.grading.ending.title };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const performance = await openForGrading(context, params.id);
  const { id, staff, startedAt, scheduledAt } = performance;
  if (!startedAt && scheduledAt > context.now) throw refusal(409, context.words.grading.ending.refused["not-yet"]);
  return { id, staff: nameIn(context.language, staff), offered: startedAt ? (["stopped"] satisfies Ending[]) : endings };
}

/** Who did not come needs no reason; who was interrupted reads why. */
const shape = z.discriminatedUnion("ending", [
  z.object({ ending: z.literal("no-show"), reason: z.union([z.literal("").transform(() => null), longText]).default(null) }),
  z.object({ ending: z.literal("stopped"), reason: longText }),
]);

export async function action({ request, context, params }: ActionFunctionArgs) {
  const performance = await openForGrading(context, params.id);
  const form = await parseForm(context, request, shape);
  if (!form.ok) return refuseForm(form);
  const what = { performanceId: performance.id, graderId: requireVisitor(context).personId, ...form.value };
  const off = await callOff(context.store, what, context.now);
  if (off.outcome === "refused") throw refusal(409, context.words.grading.ending.refused[off.why]);
  return done(context, `/performances/${performance.id}`, "calledOff");
}

export default function EndingPage() {
  const words = useDutyWords();
  const { id, staff, offered } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const say = words.grading.ending;
  const typed = refused?.typed ?? {};
  return (
    <div className="max-w-2xl">
      <PageHead title={say.title} lead={say.lead(staff)} back={{ to: `/performances/${id}`, label: staff }} />
      <Form>
        <FormErrors errors={refused?.errors} labels={{ ending: say.which, reason: say.reason }} />
        <FieldGroup legend={say.which} error={refused?.errors.ending}>
          {offered.map((ending) => (
            <Choice
              key={ending}
              type="radio"
              name="ending"
              value={ending}
              required
              label={say.kinds[ending]}
              hint={say.hints[ending]}
              defaultChecked={typed.ending === ending || offered.length === 1}
            />
          ))}
        </FieldGroup>
        <TextArea
          label={say.reason}
          name="reason"
          hint={say.reasonHint(staff)}
          maxLength={2000}
          error={refused?.errors.reason}
          defaultValue={String(typed.reason ?? "")}
        />
        <Button className="mt-4 w-full sm:w-auto">{say.submit}</Button>
      </Form>
    </div>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { maskedName } from "~/certification/public-name";
import { publicNames, setPublicNames } from "~/certification/public-names.server";
import { requireVisitor } from "~/http/context";
import { parseForm, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { allow } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { bothNames } from "~/people/names";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Choice, FieldGroup, FormErrors } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.publicPage.title };

/** What strangers read of a name; shown on the visitor's own. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { name, otherName, ...visitor } = requireVisitor(context);
  allow(can.seeRegister(visitor));
  return {
    names: await publicNames(context.store.read),
    whole: bothNames({ name, otherName }),
    masked: bothNames({ name: maskedName(name), otherName: otherName && maskedName(otherName) }),
  };
}

const shape = z.object({ names: z.enum(["whole", "masked"], "required") });

export async function action({ context, request }: ActionFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.seeRegister(visitor));
  const form = await parseForm(context, request, shape);
  if (!form.ok) return refuseForm(form);
  await setPublicNames(context.store, { names: form.value.names, by: visitor.personId }, context.now);
  return done(context, "/hr/public-page", "saved");
}

export default function PublicPage() {
  const { publicPage: words, staffList } = useDutyWords();
  const { names, whole, masked } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="max-w-xl">
      <PageHead title={words.title} lead={words.lead} back={{ to: "/hr/people", label: staffList.list.title }} />
      <FormErrors errors={refused?.errors} labels={{ names: words.names }} />
      <Form>
        <FieldGroup legend={words.names} error={refused?.errors.names}>
          <Choice type="radio" name="names" value="whole" defaultChecked={names === "whole"} label={words.whole} hint={words.reads(whole)} />
          <Choice type="radio" name="names" value="masked" defaultChecked={names === "masked"} label={words.masked} hint={words.reads(masked)} />
        </FieldGroup>
        <Button className="mt-5">{words.save}</Button>
      </Form>
    </div>
  );
}

import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { z } from "zod";
import { normalSerial } from "~/certification/serial";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { useWords } from "~/locale/words";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (words) => words.certification.verify.title };

export const loader = () => ({});

const shape = z.object({ serial: z.string("required").trim().min(1, "required").max(200, "tooLong200") });

/** A typed number leads to the page of the certificate, which is the one its QR code names. */
export async function action({ request, context }: ActionFunctionArgs) {
  const typed = await readTyped(request);
  const form = parseTyped(context, typed, shape);
  if (!form.ok) return refuseForm(form);
  const serial = normalSerial(form.value.serial);
  if (!serial) return refuseForm(invalid(context, { serial: context.words.certification.verify.notASerial }, typed));
  return done(context, `/verify/${serial}`);
}

export default function Verify() {
  const words = useWords().certification.verify;
  const refused = useActionData<typeof action>();
  const errors: Record<string, string> = refused?.errors ?? {};
  return (
    <div className="mx-auto max-w-md pt-4">
      <PageHead title={words.title} lead={words.lead} />
      <Form action="/verify">
        <Field
          label={words.serial}
          name="serial"
          hint={words.serialHint}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
          maxLength={200}
          defaultValue={String(refused?.typed.serial ?? "")}
          error={errors.serial}
        />
        <Button className="mt-5 w-full">{words.check}</Button>
      </Form>
    </div>
  );
}

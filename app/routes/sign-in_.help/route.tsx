import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { line } from "~/http/fields";
import { parseForm, refuseForm } from "~/http/parse-form.server";
import { refusal } from "~/http/refusal";
import { askByMail } from "~/people/way-in.server";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/navigation";
import { Card, PageHead, Section } from "~/ui/page";

export const handle: PageHandle = { title: (_words, { words }: { words: { title: string } }) => words.title };

export async function loader({ context: { words, settings } }: LoaderFunctionArgs) {
  const { slowed: _, letter: __, ...said } = words.messages.signInHelp;
  return { words: said, isMailSent: settings.SMTP_URL !== undefined };
}

const shape = z.object({ account: line });

/** The answer says nothing about whether there is such an account. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { store, settings, address, now, words } = context;
  if (settings.SMTP_URL === undefined) throw refusal(409, words.messages.signInHelp.noMail);
  const form = await parseForm(context, request, shape);
  if (!form.ok) return refuseForm(form);
  const { account } = form.value;
  const seconds = await askByMail(store, { account, address }, now);
  if (seconds === 0) return data({ asked: true, errors: {} as Record<string, string>, typed: { account } });
  const headers = { "Retry-After": String(seconds) };
  return data({ asked: false, errors: { account: words.messages.signInHelp.slowed(seconds) }, typed: { account } }, { status: 429, headers });
}

export const headers = ({ actionHeaders }: { actionHeaders: Headers }) => actionHeaders;

export default function SignInHelp() {
  const { words, isMailSent } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const asked = answer !== undefined && "asked" in answer && answer.asked;
  return (
    <div className="mx-auto max-w-md pt-6 lg:pt-16">
      <PageHead title={words.title} lead={words.lead} back={{ to: "/sign-in", label: words.back }} />
      {isMailSent && asked ? (
        <div role="status" className="rounded-card border border-line bg-card p-4">
          <h2 className="font-serif text-xl font-semibold">{words.asked}</h2>
          <p className="mt-2">{words.askedText}</p>
          <p className="mt-4">
            <ButtonLink look="quiet" to="/sign-in/help" reloadDocument>
              {words.askedAgain}
            </ButtonLink>
          </p>
        </div>
      ) : null}
      {isMailSent && !asked ? (
        <Section title={words.byMail} id="by-mail">
          <Form className="rounded-card border border-line bg-card px-4 pb-4">
            <Field
              label={words.account}
              name="account"
              autoComplete="username"
              autoCapitalize="none"
              required
              defaultValue={String(answer?.typed.account ?? "")}
              error={answer?.errors.account}
            />
            <Button className="mt-4 w-full">{words.ask}</Button>
          </Form>
        </Section>
      ) : null}
      {isMailSent ? (
        <Section title={words.bySlip} id="by-slip">
          <p>{words.bySlipText}</p>
        </Section>
      ) : (
        <Card>{words.onlySlip}</Card>
      )}
    </div>
  );
}

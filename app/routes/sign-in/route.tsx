import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { signedInCookies, writeCookie } from "~/http/cookies";
import { deviceFrom } from "~/http/device.server";
import { line } from "~/http/fields";
import { parseForm, refuseForm } from "~/http/parse-form.server";
import { done, ownPath } from "~/http/redirect";
import { useAccountWords } from "~/locale/words";
import { demoSignIns } from "~/people/demo.server";
import { signIn } from "~/people/sign-in.server";
import { homeOf } from "~/people/visitor";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Field, FieldError } from "~/ui/field";
import { Form, Link } from "~/ui/navigation";
import { DemoSignIns } from "./demo-sign-ins";

export const handle: PageHandle = { title: (words) => words.people.signIn.title };

export async function loader({ context, request }: LoaderFunctionArgs) {
  const to = ownPath(new URL(request.url).searchParams.get("to"), "");
  if (context.visitor) throw redirect(to || homeOf(context.visitor));
  return { to, demo: await demoSignIns(context.store, context.settings) };
}

const shape = z.object({
  account: line,
  password: z.string("required").min(1, "required").max(500, "tooLong"),
  to: z.string().max(2000).default(""),
});

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await parseForm(context, request, shape);
  if (!form.ok) return refuseForm(form);
  const { account, password, to } = form.value;
  const result = await signIn(context.store, { account, password, ...deviceFrom(context, request) }, context.now);
  const words = context.words.people.signIn;
  const typed = { account };
  switch (result.outcome) {
    case "in":
      return done(context, ownPath(to, "/"), undefined, signedInCookies(context, result));
    case "wrong":
      return data({ errors: { password: words.wrong }, typed }, { status: 422 });
    case "slowed": {
      const headers = new Headers({ "Retry-After": String(result.seconds) });
      headers.append("Set-Cookie", writeCookie(context, "turn", result.turn, 1 / 96));
      return data({ errors: { password: words.slowed(result.seconds) }, typed }, { status: 429, headers });
    }
  }
}

export const headers = ({ actionHeaders }: { actionHeaders: Headers }) => actionHeaders;

export default function SignIn() {
  const words = useAccountWords().people.signIn;
  const { to, demo } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const errors: Record<string, string> = refused?.errors ?? {};
  return (
    <div className="mx-auto max-w-md pt-6 lg:pt-16">
      <h1 className="font-serif text-3xl font-semibold">{words.title}</h1>
      <p className="mt-1 text-soft">{words.lead}</p>
      <Form className="mt-4">
        <input type="hidden" name="to" value={to} />
        <Field
          label={words.account}
          name="account"
          autoComplete="username"
          autoCapitalize="none"
          required
          defaultValue={String(refused?.typed.account ?? "")}
          error={errors.account}
        />
        <Field label={words.password} name="password" type="password" autoComplete="current-password" required error={errors.password} />
        {errors[""] ? <FieldError>{errors[""]}</FieldError> : null}
        <Button className="mt-5 w-full">{words.submit}</Button>
      </Form>
      <p className="mt-3">
        <Link to="/sign-in/help" className="inline-flex min-h-11 items-center text-ember">
          {words.cannot}
        </Link>
      </p>
      <p className="mt-2 text-sm text-soft">{words.noAccount}</p>
      {demo ? <DemoSignIns {...demo} /> : null}
    </div>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { signedInCookies } from "~/http/cookies";
import { deviceFrom } from "~/http/device.server";
import { invalid, parseForm, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { useAccountWords } from "~/locale/words";
import { samplePasswords } from "~/people/demo";
import { lookAtLink, type Purpose, redeemLink } from "~/people/links.server";
import { nameIn } from "~/people/names";
import { weaknessOf } from "~/people/password-rules";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/navigation";

export const handle: PageHandle = {
  title: ({ people: { firstSignIn } }, { purpose }: { purpose: Purpose }) => (purpose === "reset" ? firstSignIn.reset.title : firstSignIn.title),
};

type State = "used" | "expired" | "withdrawn" | "unknown";

const dead = ({ state, purpose }: { state: State; purpose: Purpose }) =>
  data({ state, purpose, person: null, errors: {} as Record<string, string> }, { status: state === "unknown" ? 404 : 410 });

/** Shows whose link it is. Looking does not use it up: previews of links open them too. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const link = await lookAtLink(context.store.read, params.token ?? "", context.now);
  if (link.state !== "open") return dead({ ...link, state: link.state });
  const person = { name: nameIn(context.language, link.person), staffNumber: link.person.staffNumber };
  return data({ state: link.state, purpose: link.purpose, person, errors: {} as Record<string, string> });
}

const password = z.string("required").min(1, "required").max(500, "tooLong");
const shape = z.object({ newPassword: password, repeatPassword: password });

export async function action({ context, params, request }: ActionFunctionArgs) {
  const { store, now, settings } = context;
  const token = params.token ?? "";
  const link = await lookAtLink(store.read, token, now);
  if (link.state !== "open") return dead({ ...link, state: link.state });
  const form = await parseForm(context, request, shape);
  if (!form.ok) return refuseForm(form);

  const words = context.words.people.password;
  const { newPassword, repeatPassword } = form.value;
  const weakness = weaknessOf(newPassword, link.person, samplePasswords(settings));
  if (weakness) return refuseForm(invalid(context, { newPassword: words[weakness] }, {}));
  if (newPassword !== repeatPassword) return refuseForm(invalid(context, { repeatPassword: words.differs }, {}));

  const used = await redeemLink(store, { token, password: newPassword, device: deviceFrom(context, request) }, now);
  return used.outcome === "in" ? done(context, "/", "passwordSaved", signedInCookies(context, used)) : dead(used);
}

export default function FirstSignIn() {
  const words = useAccountWords().people;
  const link = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const state = refused && "state" in refused ? refused.state : link.state;
  const isReset = link.purpose === "reset";
  const { reset } = words.firstSignIn;
  if (state !== "open" || !link.person) return <DeadLink state={state === "open" ? "unknown" : state} isReset={isReset} />;
  return (
    <div className="mx-auto max-w-md pt-6 lg:pt-16">
      <h1 className="font-serif text-3xl font-semibold">{isReset ? reset.title : words.firstSignIn.welcome(link.person.name)}</h1>
      <p className="mt-1 text-soft">{isReset ? reset.lead : words.firstSignIn.lead}</p>
      {isReset ? <p className="mt-3 text-lg font-medium">{link.person.name}</p> : null}
      <Form className="mt-4">
        <Field
          label={words.firstSignIn.account}
          name="account"
          autoComplete="username"
          readOnly
          defaultValue={link.person.staffNumber}
          className="*:[input]:bg-paper"
        />
        <Field
          label={words.password.next}
          name="newPassword"
          type="password"
          autoComplete="new-password"
          required
          hint={words.password.hint}
          error={refused?.errors.newPassword}
        />
        <Field label={words.password.again} name="repeatPassword" type="password" autoComplete="new-password" required error={refused?.errors.repeatPassword} />
        <Button className="mt-5 w-full">{words.firstSignIn.submit}</Button>
      </Form>
      <p className="mt-5 text-sm text-soft">{isReset ? reset.notYou : words.firstSignIn.notYou}</p>
    </div>
  );
}

function DeadLink({ state, isReset }: { state: State; isReset: boolean }) {
  const words = useAccountWords();
  const { dead, reset } = words.people.firstSignIn;
  const text = isReset && state !== "unknown" ? reset[state] : dead[state].text;
  return (
    <div className="mx-auto max-w-md pt-6 lg:pt-16">
      <h1 className="font-serif text-3xl font-semibold">{dead[state].title}</h1>
      <p className="mt-3 text-lg">{text}</p>
      <p className="mt-6 flex flex-wrap gap-3">
        {isReset && state !== "used" ? <ButtonLink to="/sign-in/help">{reset.again}</ButtonLink> : null}
        <ButtonLink to="/sign-in" look={isReset && state !== "used" ? "quiet" : "primary"}>
          {words.frame.signIn}
        </ButtonLink>
      </p>
    </div>
  );
}

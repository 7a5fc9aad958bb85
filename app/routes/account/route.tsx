import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { actOf } from "~/http/acts.server";
import { requireVisitor } from "~/http/context";
import { readTyped } from "~/http/parse-form.server";
import { formatInstant } from "~/locale/day";
import { useAccountWords } from "~/locale/words";
import { mailChoiceOf } from "~/messages/choices.server";
import { deviceOf } from "~/people/device";
import { navFor } from "~/people/nav";
import { sessionsOf } from "~/people/own-account.server";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Icon } from "~/ui/icons";
import { Link } from "~/ui/navigation";
import { PageHead, Section } from "~/ui/page";
import { SignOut } from "~/ui/sign-out";
import { acts } from "./acts.server";
import { Devices } from "./devices";
import { MailForm, mailView } from "./mail-form";
import { PasswordForm } from "./password-form";
import { PreferencesForm } from "./preferences-form";

export const handle: PageHandle = { title: (words) => words.people.account.title };

export async function loader({ context }: LoaderFunctionArgs) {
  const me = requireVisitor(context);
  const { store, now, zone, language } = context;
  const written = (instant: Date) => formatInstant(instant, zone, language);
  const devices = (await sessionsOf(store.read, me.personId, now)).map(({ id, userAgent, seenAt, startedAt }) => {
    const { browser, system } = deviceOf(userAgent);
    return { id, name: [browser, system].filter(Boolean).join(" · "), mine: id === me.sessionId, seen: written(seenAt), started: written(startedAt) };
  });
  return {
    personId: me.personId,
    name: me.name,
    staffNumber: me.staffNumber,
    places: navFor(me).filter(({ to }) => to !== "/account"),
    language: me.language ?? ("auto" as const),
    theme: context.theme,
    mail: mailView(await mailChoiceOf(store.read, me.personId), context.words.messages.choice),
    devices,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const typed = await readTyped(request);
  return actOf(acts, typed)({ context, request, typed, me: requireVisitor(context) });
}

export default function Account() {
  const words = useAccountWords();
  const { personId, name, staffNumber, places, language, theme, mail, devices } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <div className="max-w-2xl">
      <PageHead title={words.people.account.title} lead={words.people.account.lead(name, staffNumber)} />
      <Section title={words.people.account.places} id="places">
        <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3">
          {places.map((place) => (
            <li key={place.to}>
              <Link to={place.to} className="flex min-h-12 items-center gap-3 rounded-control border border-line bg-card px-3 no-underline hover:bg-wash">
                <Icon name={place.name} />
                {words.frame.nav[place.name]}
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      <PreferencesForm language={language} theme={theme} />
      <MailForm {...mail} />
      <PasswordForm account={staffNumber} errors={refused?.errors} />
      <Devices devices={devices} />
      <SignOut account={personId} className="mt-8">
        <Button look="quiet" className="w-full sm:w-auto">
          {words.frame.signOut}
        </Button>
        <p className="mt-2 text-sm text-soft">{words.people.account.shared}</p>
      </SignOut>
    </div>
  );
}

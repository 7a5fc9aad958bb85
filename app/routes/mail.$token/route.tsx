import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { found } from "~/http/refusal";
import { addressOfLetter, stopAddress } from "~/messages/choices.server";
import { hiddenAddress } from "~/messages/letter";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { Notice, PageHead } from "~/ui/page";

export const handle: PageHandle = { title: (_words, { says }: { says: { title: string } }) => says.title };

/** Says what pressing the button does; looking, as mail scanners do, changes nothing. Of the person nothing is shown. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { title, lead, why, stop, unknown } = context.words.messages.stopPage;
  const address = await addressOfLetter(context.store.read, params.token);
  return { says: { title, why, stop, unknown }, lead: address ? lead(hiddenAddress(address)) : null };
}

/** For whoever got mail that was meant for somebody else. */
export async function action({ context, params }: ActionFunctionArgs) {
  const { store, today, now, words } = context;
  found((await stopAddress(store, (params.token ?? "").slice(0, 100), today, now)) || null);
  return { stopped: words.messages.stopPage.stopped };
}

export default function StopMail() {
  const { says, lead } = useLoaderData<typeof loader>();
  const done = useActionData<typeof action>();
  return (
    <div className="mx-auto max-w-md pt-4">
      <PageHead title={says.title} lead={done ? undefined : (lead ?? undefined)} />
      {done ? <Notice tone="ok">{done.stopped}</Notice> : null}
      {done || lead ? null : <Notice>{says.unknown}</Notice>}
      {!done && lead ? (
        <Form>
          <p>{says.why}</p>
          <Button className="mt-5 w-full">{says.stop}</Button>
        </Form>
      ) : null}
    </div>
  );
}

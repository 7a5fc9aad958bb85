import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { actOf } from "~/http/acts.server";
import { requireVisitor } from "~/http/context";
import { idField } from "~/http/fields";
import { parseTyped, readTyped } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { refusal } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { allowAddress } from "~/messages/choices.server";
import { mailState, retryFailed } from "~/messages/state.server";
import { bothNames } from "~/people/names";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { EmptyState, Notice, PageHead, Section } from "~/ui/page";
import { FailedMail } from "./failed-mail";

export const handle: PageHandle = { title: (words) => words.mail.title };

export async function loader({ context }: LoaderFunctionArgs) {
  const { store, settings, now, zone, language } = context;
  const { oldest, failures, stopped, ...counts } = await mailState(store.read, now);
  const written = (instant: Date | null) => instant && formatInstant(instant, zone, language);
  return {
    ...counts,
    isSetUp: settings.SMTP_URL !== undefined,
    oldest: oldest && { since: written(oldest.at)!, why: oldest.why },
    failures: failures.map((one) => ({ ...one, at: written(one.at) })),
    stopped: stopped.map((one) => ({ ...one, at: written(one.at)! })),
  };
}

const retryShape = z.object({ delivery: idField });
const allowShape = z.object({ address: z.string().min(1).max(320) });
const acts = {
  async retry({ store, now }: Doing, typed: Typed) {
    const form = parseTyped(typed.context, typed.fields, retryShape);
    if (!form.ok || (await retryFailed(store, form.value.delivery, now)) === 0) throw refusal(404);
  },
  "retry-all": ({ store, now }: Doing) => retryFailed(store, null, now),
  async allow({ store, now, by }: Doing, typed: Typed) {
    const form = parseTyped(typed.context, typed.fields, allowShape);
    if (!form.ok || !(await allowAddress(store, { address: form.value.address, by }, now))) throw refusal(404);
  },
};
type Doing = Pick<ActionFunctionArgs["context"], "store" | "now"> & { by: string };
type Typed = { context: ActionFunctionArgs["context"]; fields: Awaited<ReturnType<typeof readTyped>> };

/** Failed mail is sent again, and stopped addresses are allowed again. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { personId: by } = requireVisitor(context);
  const fields = await readTyped(request);
  await actOf(acts, fields)({ ...context, by }, { context, fields });
  return done(context, "/admin/mail", "saved");
}

export default function Mail() {
  const words = useDutyWords().mail;
  const { isSetUp, waiting, sent, failed, oldest, failures, stopped } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHead title={words.title} lead={words.lead(sent, waiting, failed)} />
      {isSetUp ? null : <Notice>{words.notSetUp}</Notice>}
      {isSetUp && oldest?.why ? <Notice tone="warn">{words.held(oldest.since, oldest.why)}</Notice> : null}
      <Section title={words.failed} id="failed">
        {failures.length > 0 ? <FailedMail failures={failures} /> : <EmptyState title={words.noneFailed} />}
      </Section>
      {stopped.length > 0 ? (
        <Section title={words.stopped} id="stopped">
          <p className="mb-3 text-soft">{words.stoppedLead}</p>
          <ul className="divide-y divide-line rounded-card border border-line bg-card">
            {stopped.map(({ address, at, staffNumber, personId, ...names }) => (
              <li key={address} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3">
                <span className="min-w-0">
                  <span className="font-medium">{bothNames(names)}</span> <span className="text-sm text-soft">{staffNumber}</span>
                  <span className="block text-sm break-all text-soft">{words.since(address, at)}</span>
                </span>
                <Form>
                  <input type="hidden" name="intent" value="allow" />
                  <input type="hidden" name="address" value={address} />
                  <Button look="quiet">
                    {words.allow} <span className="sr-only">{address}</span>
                  </Button>
                </Form>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

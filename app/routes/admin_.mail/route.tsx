import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { actOf } from "~/http/acts.server";
import { requireVisitor } from "~/http/context";
import { idField } from "~/http/fields";
import { parseTyped, readTyped } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { allow, found, refusal } from "~/http/refusal";
import { useDutyWords } from "~/locale/words";
import { allowAddress } from "~/messages/choices.server";
import { retryFailed } from "~/messages/state.server";
import { failedLetters, sendAgain } from "~/people/failed-letters.server";
import type { Visitor } from "~/people/visitor";
import type { PageHandle } from "~/root";
import { Button } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { EmptyState, Notice, PageHead, Section } from "~/ui/page";
import { FailedLetters } from "./failed-letters";
import { FailedMail } from "./failed-mail";
import { Stopped } from "./stopped";
import { mailView, theirsToSend } from "./view.server";

export const handle: PageHandle = { title: (words) => words.mail.title };

export const loader = ({ context }: LoaderFunctionArgs) => mailView(context, requireVisitor(context));

const retryShape = z.object({ delivery: idField });
const letterShape = z.object({ letter: idField });
const allowShape = z.object({ address: z.string().min(1).max(320) });
const acts = {
  async retry({ context, fields }: Doing) {
    const form = parseTyped(context, fields, retryShape);
    if (!form.ok || (await retryFailed(context.store, form.value.delivery, context.now)) === 0) throw refusal(404);
  },
  async letter({ context, fields, me }: Doing) {
    const form = parseTyped(context, fields, letterShape);
    const failed = form.ok ? await failedLetters(context.store.read, context.now, form.value.letter) : [];
    const letter = found(failed[0]);
    allow((await theirsToSend(context.store, me, failed)).length > 0, context.words.people.slipPage.refused);
    if ((await sendLetters({ context, me }, [letter.id])) === 0) throw refusal(409, context.words.people.slipPage.noMail);
  },
  async "retry-all"({ context, me }: Doing) {
    const { store, now } = context;
    await retryFailed(store, null, now);
    const letters = await theirsToSend(store, me, await failedLetters(store.read, now));
    await sendLetters(
      { context, me },
      letters.map(({ id }) => id),
    );
  },
  async allow({ context, fields, me }: Doing) {
    const form = parseTyped(context, fields, allowShape);
    if (!form.ok || !(await allowAddress(context.store, { address: form.value.address, by: me.personId }, context.now))) throw refusal(404);
  },
};
type Doing = { context: ActionFunctionArgs["context"]; fields: Awaited<ReturnType<typeof readTyped>>; me: Visitor };

const sendLetters = async ({ context: { store, settings, now }, me }: Pick<Doing, "context" | "me">, ids: string[]): Promise<number> =>
  settings.SMTP_URL === undefined ? 0 : sendAgain(store, { ids, by: me.personId }, now);

/** Failed mail is sent again, and stopped addresses are allowed again. */
export async function action({ context, request }: ActionFunctionArgs) {
  const me = requireVisitor(context);
  const fields = await readTyped(request);
  await actOf(acts, fields)({ context, fields, me });
  return done(context, "/admin/mail", "saved");
}

export default function Mail() {
  const { mail: words, admin } = useDutyWords();
  const { isAdmin, isSetUp, waiting, sent, failed, held, failures, letters, stopped } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-3xl">
      <PageHead title={words.title} lead={words.lead(sent, waiting, failed)} back={{ to: isAdmin ? "/admin" : "/hr/people", label: admin.list.title }} />
      {isSetUp ? null : <Notice>{words.notSetUp}</Notice>}
      {isSetUp && held ? <Notice tone="warn">{words.held(held.since, held.why)}</Notice> : null}
      {letters.length > 0 ? (
        <Section title={words.letters.title} id="letters">
          <p className="mb-3 text-soft">{words.letters.lead}</p>
          <FailedLetters letters={letters} isSetUp={isSetUp} />
        </Section>
      ) : null}
      {failures.length > 0 ? (
        <Section title={words.failed} id="failed">
          <FailedMail failures={failures} />
        </Section>
      ) : null}
      {failures.length + letters.length === 0 ? <EmptyState title={words.noneFailed} /> : null}
      {failures.length + letters.length > 1 ? (
        <Form className="mt-4">
          <input type="hidden" name="intent" value="retry-all" />
          <Button look="quiet">{words.retryAll}</Button>
        </Form>
      ) : null}
      {stopped.length > 0 ? <Stopped stopped={stopped} /> : null}
    </div>
  );
}

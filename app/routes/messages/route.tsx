import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { requireVisitor } from "~/http/context";
import { idField } from "~/http/fields";
import { parseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { refusal } from "~/http/refusal";
import { formatInstant } from "~/locale/day";
import { messagesOf, readAll, unreadOf } from "~/messages/bell.server";
import { speaking } from "~/messages/names.server";
import type { PageHandle } from "~/root";
import { Button, ButtonLink } from "~/ui/button";
import { Form } from "~/ui/navigation";
import { EmptyState, PageHead } from "~/ui/page";
import { MessageList } from "./message-list";

export const handle: PageHandle = { title: (_words, { says }: { says: { title: string } }) => says.title };

/** What concerns one, the newest first. All words come from here, so that no other page loads them. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { personId } = requireVisitor(context);
  const { store, library, language, zone, words } = context;
  const before = new URL(request.url).searchParams.get("before")?.slice(0, 100) || null;
  const { list, next } = await messagesOf(store.read, personId, before);
  const say = await speaking(
    store.read,
    library,
    language,
    list.map(({ message }) => message),
  );
  const { title, empty, emptyText, readAll: all, unread, done, older, newest } = words.messages;
  const waiting = await unreadOf(store.read, personId);
  return {
    says: { title, lead: words.messages.lead(waiting), empty, emptyText, all, unread, done, older, newest },
    list: list.map(({ id, message, at, read, done }) => ({ id, text: say(message), at: formatInstant(at, zone, language), read, done })),
    isAnyNew: waiting > 0,
    before,
    next,
  };
}

const shape = z.object({ upTo: idField });

/** Marks as read what the page showed and what is older. */
export async function action({ context, request }: ActionFunctionArgs) {
  const { personId } = requireVisitor(context);
  const form = await parseForm(context, request, shape);
  if (!form.ok) throw refusal(400);
  await readAll(context.store, personId, form.value.upTo, context.now);
  return done(context, "/messages");
}

export default function Messages() {
  const { says, list, isAnyNew, before, next } = useLoaderData<typeof loader>();
  return (
    <div className="max-w-2xl">
      <PageHead
        title={says.title}
        lead={list.length > 0 ? says.lead : undefined}
        actions={
          isAnyNew && list[0] ? (
            <Form>
              <input type="hidden" name="upTo" value={list[0].id} />
              <Button look="quiet">{says.all}</Button>
            </Form>
          ) : null
        }
      />
      {list.length > 0 ? <MessageList list={list} says={says} /> : <EmptyState title={says.empty}>{says.emptyText}</EmptyState>}
      <p className="mt-4 flex flex-wrap gap-3">
        {before ? (
          <ButtonLink look="quiet" to="/messages">
            {says.newest}
          </ButtonLink>
        ) : null}
        {next ? (
          <ButtonLink look="quiet" to={`/messages?before=${next}`}>
            {says.older}
          </ButtonLink>
        ) : null}
      </p>
    </div>
  );
}

import { type ActionFunctionArgs, type AppLoadContext, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { done } from "~/http/redirect";
import { allow } from "~/http/refusal";
import { olderThan, trailAsked } from "~/http/trail-asked.server";
import { formatInstant } from "~/locale/day";
import { useDutyWords } from "~/locale/words";
import { can } from "~/people/can";
import { nameIn } from "~/people/names";
import { askCheck, lastCheck } from "~/record/checking.server";
import { printedHead, readHead } from "~/record/head";
import { compareHead, headOf } from "~/record/heads.server";
import { type TrailEntry, trailPage } from "~/record/trail.server";
import type { PageHandle } from "~/root";
import { Link } from "~/ui/navigation";
import { EmptyState, PageHead, PrintButton } from "~/ui/page";
import { CheckOfTrail } from "./check";
import { EntryList } from "./entry-list";
import { FilterForm } from "./filter-form";
import { HeadOfTrail } from "./head";

export const handle: PageHandle = { title: (words) => words.trail.title };

export async function loader({ context, request }: LoaderFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.seeTrail(visitor));
  const { store } = context;
  const { filters, place, errors, typed } = await trailAsked(context, request);
  const page = filters ? await trailPage(store.read, filters, place) : { entries: [], older: null };
  const pasted = new URL(request.url).searchParams.get("head")?.slice(0, 500) ?? "";
  const compared = pasted ? await comparison(context, pasted) : null;
  const isRefused = !filters || compared?.outcome === "unreadable";
  const shown = {
    ...{ errors, typed: Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, String(value)])) as Record<string, string>, pasted, compared },
    entries: page.entries.map((entry) => entryView(entry, context, can.seeReasons(visitor))),
    older: page.older && olderThan(page.older, typed),
    isFirst: !place,
    seenAt: context.now.getTime(),
    ...(await state(context)),
  };
  return data(shown, { status: isRefused ? 422 : 200 });
}
export type Page = ReturnType<typeof useLoaderData<typeof loader>>;

export async function action({ context }: ActionFunctionArgs) {
  const visitor = requireVisitor(context);
  allow(can.seeTrail(visitor));
  await askCheck(context.store, visitor.personId, context.now);
  return done(context, "/admin/audit#check", "checkAsked");
}

async function state({ store, zone, language }: AppLoadContext) {
  const [check, head] = [await lastCheck(store.read), await headOf(store.read)];
  const when = (instant: string | Date) => formatInstant(new Date(instant), zone, language);
  return {
    head: head && { printed: printedHead(head), seq: head.seq, when: when(head.at) },
    check: check && {
      asked: when(check.askedAt),
      found: check.state === "done" ? { ...check, done: when(check.doneAt), since: check.oldestUnsealed && when(check.oldestUnsealed) } : null,
    },
  };
}

async function comparison({ store, words }: AppLoadContext, pasted: string) {
  const earlier = readHead(pasted);
  if (!earlier) return { outcome: "unreadable" as const, sentence: words.trail.head.unreadable };
  const outcome = await compareHead(store.read, earlier);
  return { outcome, sentence: words.trail.head[outcome](earlier.seq) };
}

function entryView({ id, at, act, seq, actor, actorId, subject, subjectId, reason }: TrailEntry, { zone, language, words }: AppLoadContext, reads: boolean) {
  const acts: Record<string, string> = words.trail.acts;
  return {
    ...{ id, seq, when: formatInstant(at, zone, language), act: acts[act] ?? act },
    by: actor ? `${nameIn(language, actor)} · ${actor.staffNumber}` : (actorId ?? words.trail.system),
    about: subject ? `${nameIn(language, subject)} · ${subject.staffNumber}` : (subjectId ?? ""),
    to: subject ? `/admin/people/${subject.id}` : null,
    reason: reads ? reason : null,
  };
}

export default function AuditTrail() {
  const words = useDutyWords().trail;
  const page = useLoaderData<typeof loader>();
  const { entries, older, isFirst, typed, errors } = page;
  return (
    <>
      <PageHead title={words.title} lead={words.lead} actions={<PrintButton />} />
      <FilterForm typed={typed} errors={errors} />
      {entries.length > 0 ? <EntryList entries={entries} /> : <EmptyState title={words.none}>{words.noneText}</EmptyState>}
      <nav aria-label={words.caption} data-screen-only className="mt-3 flex flex-wrap gap-x-6 text-ember">
        {isFirst ? null : (
          <Link to="/admin/audit" className="inline-flex min-h-11 items-center">
            ‹ {words.newest}
          </Link>
        )}
        {older ? (
          <Link to={older} rel="next" className="inline-flex min-h-11 items-center">
            {words.older} ›
          </Link>
        ) : null}
      </nav>
      <CheckOfTrail check={page.check} seenAt={page.seenAt} />
      <HeadOfTrail head={page.head} pasted={page.pasted} compared={page.compared} seenAt={page.seenAt} />
    </>
  );
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { idField, longText } from "~/http/fields";
import { openOwnPerformance } from "~/http/open-performance.server";
import { invalid, parseTyped, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { formatDay, formatInstant } from "~/locale/day";
import { useResultWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { namesOf } from "~/record/names.server";
import { lastDayToFile } from "~/role-plays/appeal";
import { appealsOf, fileAppeal, whetherToAppeal } from "~/role-plays/appeals.server";
import { contentOf } from "~/role-plays/performances.server";
import { openSheet } from "~/role-plays/sheet";
import { standingResult } from "~/role-plays/standing-result.server";
import type { PageHandle } from "~/root";
import { ButtonLink } from "~/ui/button";
import { Notice, PageHead } from "~/ui/page";
import { AppealForm } from "./appeal-form";
import { AppealStory } from "./appeal-story";

export const handle: PageHandle = { title: (words) => words.results.appeal.title };

/** What the one who was scored can do against a result, and what became of it. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, language, zone, now } = context;
  const performance = await openOwnPerformance(context, params.id);
  const { code, title } = openSheet((await contentOf(store.read, performance)).scenario, language);
  const result = await standingResult(store.read, performance);
  const appeals = await appealsOf(store.read, performance.id);
  const names = await namesOf(
    store.read,
    appeals.flatMap(({ received, owned, decision }) => [received?.byId, owned?.ownerId, decision?.decidedBy].filter((id) => typeof id === "string")),
  );
  const name = (id: string | null | undefined) => (id && names.has(id) ? nameIn(language, names.get(id)!) : "");
  const when = (at: Date) => formatInstant(at, zone, language);
  return {
    id: performance.id,
    account: performance.staffId,
    scenario: `${code} ${title}`,
    seen: result?.id ?? "",
    may: await whetherToAppeal(store.read, performance, result, zone, now),
    lastDay: result ? formatDay(lastDayToFile(result.at, zone), language) : "",
    appeals: appeals.map(({ id, reason, filedAt, received, owned, decision, ...clocks }) => ({
      id,
      reason,
      filed: when(filedAt),
      received: received ? { by: name(received.byId), when: when(received.at) } : null,
      receiveBy: when(clocks.receiveBy),
      owned: owned ? { by: name(owned.ownerId), when: when(owned.at) } : null,
      ownerBy: when(clocks.ownerBy),
      decided: decision && { by: name(decision.decidedBy), when: when(decision.decidedAt), outcome: decision.outcome, reason: decision.reason },
      decideOn: formatDay(clocks.decideOn, language),
    })),
    zone,
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

const shape = z.object({ reason: longText, seen: idField });

export async function action({ request, context, params }: ActionFunctionArgs) {
  const performance = await openOwnPerformance(context, params.id);
  const typed = await readTyped(request);
  const form = parseTyped(context, typed, shape);
  if (!form.ok) return refuseForm(form);
  const filing = { performanceId: performance.id, personId: performance.staffId, ...form.value };
  const outcome = await fileAppeal(context.store, filing, context.library, context.now);
  if (outcome === "filed") return done(context, `/performances/${performance.id}/appeal`, "appealFiled");
  return refuseForm(invalid(context, { "": context.words.results.appeal.no[outcome] }, typed), 409);
}

export default function AppealPage() {
  const words = useResultWords();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const say = words.appeal;
  const typed = String(refused?.typed.reason ?? "");
  return (
    <div className="max-w-2xl">
      <PageHead title={say.title} lead={page.scenario} back={{ to: `/performances/${page.id}`, label: words.self.toPerformance }} />
      {page.may === "yes" ? (
        <AppealForm page={page} errors={refused?.errors ?? {}} typed={typed} />
      ) : refused || page.appeals.length === 0 ? (
        <Notice tone={refused ? "warn" : "now"}>
          <p role={refused ? "alert" : undefined}>{refused?.errors[""] ?? say.no[page.may]}</p>
          {typed ? (
            <>
              <p className="mt-2 font-semibold">{words.self.notTaken}</p>
              <p className="break-words whitespace-pre-wrap">{typed}</p>
            </>
          ) : null}
        </Notice>
      ) : null}
      {page.appeals.map((appeal) => (
        <AppealStory key={appeal.id} appeal={appeal} page={page} />
      ))}
      <ButtonLink to={`/performances/${page.id}`} look="quiet" className="mt-6">
        {words.self.toPerformance}
      </ButtonLink>
    </div>
  );
}

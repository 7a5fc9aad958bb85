import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireVisitor } from "~/http/context";
import { openAppeal } from "~/http/open-appeal.server";
import { readTyped } from "~/http/parse-form.server";
import { formatDay, formatInstant, timeIn } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { nameIn } from "~/people/names";
import { hasSteppedUp } from "~/people/step-up";
import { namesOf } from "~/record/names.server";
import { dueOf } from "~/role-plays/appeal";
import { ownersFor } from "~/role-plays/appeal-care.server";
import { changeSheet } from "~/role-plays/appeal-sheet";
import { contentOf } from "~/role-plays/performances.server";
import { releasedResult } from "~/role-plays/released.server";
import { CriteriaResult, ResultRest, Verdict } from "~/role-plays/result-view";
import { findSelfAssessment } from "~/role-plays/self-assessments.server";
import { ownView } from "~/role-plays/self-sheet";
import { standingResult } from "~/role-plays/standing-result.server";
import type { PageHandle } from "~/root";
import { PageHead } from "~/ui/page";
import { careFor, decide } from "./acts.server";
import { AppealHead } from "./appeal-head";
import { Decide } from "./decide";
import { OwnerForms } from "./owner-forms";

export const handle: PageHandle = { title: (words, data: { staff: string }) => words.appeals.pageTitle(data.staff) };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, library, language, zone, now, today } = context;
  const visitor = requireVisitor(context);
  const { appeal, performance, may } = await openAppeal(context, params.id);
  const content = await contentOf(store.read, performance);
  const result = await standingResult(store.read, performance);
  const given = await findSelfAssessment(store.read, performance.id);
  const { received, owned, decision } = appeal;
  const names = await namesOf(
    store.read,
    [received?.byId, owned?.ownerId, decision?.decidedBy].filter((id) => typeof id === "string"),
  );
  const name = (id: string | null | undefined) => (id && names.has(id) ? nameIn(language, names.get(id)!) : "");
  const when = (at: Date) => formatInstant(at, zone, language);
  const due = dueOf(appeal, { received: received !== null, owned: owned !== null }, now);
  return {
    id: appeal.id,
    staff: nameIn(language, performance.staff),
    scenario: `${content.scenario.code} ${inLanguage(content.scenario.title, language)}`,
    practice: performance.towards === null,
    reason: appeal.reason,
    filed: when(appeal.filedAt),
    received: received && { by: name(received.byId), when: when(received.at) },
    owned: owned && { by: name(owned.ownerId), when: when(owned.at) },
    owner: owned?.ownerId ?? "",
    decision: decision && { by: name(decision.decidedBy), when: when(decision.decidedAt), outcome: decision.outcome, reason: decision.reason },
    due: appeal.decidedAt ? null : { ...due, by: due.what === "decide" ? formatDay(appeal.decideOn, language) : when(due.by) },
    may,
    candidates: may.nameOwner
      ? (await ownersFor(store.read, performance, today)).filter(({ id }) => id !== owned?.ownerId).map((one) => ({ id: one.id, name: nameIn(language, one) }))
      : [],
    seen: result?.id ?? "",
    passed: result?.passed ?? false,
    result: await releasedResult(store.read, performance, content, library, language),
    self: given ? ownView(given, content.rubric, language) : null,
    change:
      may.decide && result
        ? changeSheet(
            result.cards.map(({ card }) => card.marks),
            content.rubric,
            language,
          )
        : null,
    nameAsSigned: visitor.otherName ? `${visitor.name} ${visitor.otherName}` : visitor.name,
    confirmedAt: hasSteppedUp(visitor, now) ? timeIn(zone, visitor.steppedUpAt!) : null,
    zone,
  };
}
export type Page = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const opened = await openAppeal(context, params.id);
  const typed = await readTyped(request);
  return typed.intent === "decide" ? decide(context, opened, typed) : careFor(context, opened, typed);
}

export default function AppealPage() {
  const words = useDutyWords();
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const say = words.appeals;
  return (
    <>
      <PageHead title={say.pageTitle(page.staff)} lead={page.scenario} back={{ to: "/grading/appeals", label: say.title }} />
      <AppealHead page={page} />
      <OwnerForms page={page} errors={refused?.errors ?? {}} typed={refused?.typed ?? {}} />
      {page.may.decide && page.change ? <Decide page={page} change={page.change} errors={refused?.errors ?? {}} typed={refused?.typed ?? {}} /> : null}
      {page.result ? (
        <section className="mt-8" aria-labelledby="the-result">
          <h2 id="the-result" className="mb-2 font-serif text-xl font-semibold">
            {say.resultNow}
          </h2>
          <Verdict result={page.result} about={page.staff} practice={page.practice} />
          <CriteriaResult result={page.result} beside={page.self ? { name: say.ownLevel(page.staff), levels: page.self.levels } : undefined} />
          <ResultRest result={page.result} />
        </section>
      ) : null}
    </>
  );
}

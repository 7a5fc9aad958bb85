import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { confirmSelf } from "~/http/confirm-self.server";
import { requireVisitor } from "~/http/context";
import { openForGrading } from "~/http/open-performance.server";
import { readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { refusal } from "~/http/refusal";
import { timeIn } from "~/locale/day";
import { inLanguage } from "~/locale/language";
import { useDutyWords } from "~/locale/words";
import { nameAsSigned, nameIn } from "~/people/names";
import { hasSteppedUp } from "~/people/step-up";
import { reasonToCorrect } from "~/role-plays/corrections.server";
import { nextToScore } from "~/role-plays/desk.server";
import { newestDraft } from "~/role-plays/drafts.server";
import { closedSentence, notSignedSentence } from "~/role-plays/marks-form.server";
import { contentOf, type Performance } from "~/role-plays/performances.server";
import { CriteriaResult, ResultRest, Verdict } from "~/role-plays/result-view";
import { doorFor } from "~/role-plays/scorecards.server";
import { openSheet, resultSheet } from "~/role-plays/sheet";
import { mayBeScored, prepareCard, submitAndSign } from "~/role-plays/signing.server";
import { useForgetSubmitted } from "~/role-plays/use-forget-submitted";
import type { PageHandle } from "~/root";
import { Link } from "~/ui/navigation";
import { Notice, PageHead } from "~/ui/page";
import { NextPerson } from "./next-person";
import { SignForm } from "./sign-form";

export const handle: PageHandle = { title: (words) => words.grading.sign.title };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, language, library, zone, now } = context;
  const visitor = requireVisitor(context);
  const performance = await openForGrading(context, params.id);
  const { draft, card } = await cardToSign(context, performance);
  if (!draft || !card) throw redirect(`/performances/${performance.id}/score`);
  const { rubric, scenario } = await contentOf(store.read, performance);
  const certification = library.certifications.get(performance.towards ?? "");
  const { code, title } = openSheet(scenario, language);
  const next = await nextToScore(store.read, visitor.personId, performance.id, now);
  return {
    id: performance.id,
    account: visitor.personId,
    known: { seq: draft.seq, writer: draft.writer, turn: draft.turn },
    staff: nameIn(language, performance.staff),
    scenario: `${code} ${title}`,
    practice: performance.towards === null,
    towards: certification ? inLanguage(certification.title, language) : null,
    result: resultSheet({ rubric, scenario, tier: performance.tier, cards: [card.sealed] }, language),
    alone: performance.graders.length === 1,
    corrects: await correctedBy(context, card.sealed.supersedes, performance.id),
    hash: card.hash,
    global: draft.marks.global ?? null,
    next: next ? { id: next.id, name: nameIn(language, next.staff) } : null,
    nameAsSigned: nameAsSigned(visitor),
    confirmedAt: hasSteppedUp(visitor, now) ? timeIn(zone, visitor.steppedUpAt!) : null,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { store, words, language, library, now } = context;
  const visitor = requireVisitor(context);
  const performance = await openForGrading(context, params.id);
  const typed = await readTyped(request);
  const { draft, card } = await cardToSign(context, performance);
  if (!draft || !card) throw refusal(409, words.grading.refused.notReady);
  const refuse = (errors: Record<string, string>, status: number) => refuseForm({ errors, typed: {} }, status);
  if (typed.hash !== card.hash) return refuse({ "": words.grading.refused.changed }, 409);

  const unconfirmed = await confirmSelf(context, typed);
  if (unconfirmed) return refuse(unconfirmed.errors, unconfirmed.status);
  const meaning = words.grading.sign.meaning(nameIn(language, performance.staff));
  const signing = {
    performanceId: performance.id,
    graderId: visitor.personId,
    marks: draft.marks,
    nameAsSigned: nameAsSigned(visitor),
    meaning,
    seenHash: card.hash,
  };
  const signed = await submitAndSign(store, signing, library, now);
  if (signed.outcome === "signed") return done(context, `/performances/${performance.id}`, toastOf[signed.then]);
  if (signed.why === "changed") return refuse({ "": words.grading.refused.changed }, 409);
  throw refusal(signed.why === "not-grader" || signed.why === "unknown" ? 403 : 409, notSignedSentence(signed.why, words));
}

/** Why a signed scorecard is corrected by this one, and where it stays readable. */
async function correctedBy({ store }: AppLoadContext, scorecardId: string | null, performanceId: string) {
  const reason = scorecardId && (await reasonToCorrect(store.read, scorecardId));
  return reason ? { reason, to: `/performances/${performanceId}/scorecards/${scorecardId}` } : null;
}

const toastOf = { released: "signedResult", waiting: "signedWaiting", conflict: "signedConflict" } as const;

/** The newest marks and the card they make, when they were handed in and can be signed. */
async function cardToSign({ store, visitor, library, words, now }: AppLoadContext, performance: Performance) {
  const graderId = visitor!.personId;
  const door = await doorFor(store.read, performance.id, graderId);
  if (door.state === "closed") throw refusal(409, closedSentence(door, words));
  const draft = await newestDraft(store.read, performance.id, graderId);
  const ready = draft?.ready && mayBeScored(performance, now);
  return { draft, card: ready ? await prepareCard(store.read, performance, graderId, draft.marks, library) : undefined };
}

export default function Sign() {
  const words = useDutyWords();
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  useForgetSubmitted(data.account, [data]);
  const { result } = data;
  return (
    <>
      <PageHead
        title={words.grading.sign.title}
        lead={words.grading.sign.lead(data.staff, data.scenario)}
        back={{ to: `/performances/${data.id}/score`, label: words.grading.sign.change }}
      />
      {data.next ? <NextPerson {...data.next} /> : null}
      {data.corrects ? (
        <Notice>
          <p className="break-words whitespace-pre-line">{words.grading.correct.because(data.corrects.reason)}</p>
          <Link to={data.corrects.to} className="inline-flex min-h-11 items-center underline underline-offset-4">
            {words.grading.correct.earlier}
          </Link>
        </Notice>
      ) : null}
      <Verdict result={result} about={data.staff} practice={data.practice} />
      <CriteriaResult result={result} />
      <ResultRest result={result} />
      {data.global ? <p className="mt-5 text-soft">{words.grading.score.globalGiven(words.grading.score.globalSteps[data.global]!)}</p> : null}
      <SignForm data={data} errors={refused?.errors ?? {}} />
    </>
  );
}

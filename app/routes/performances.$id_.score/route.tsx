import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { phrasesIn } from "~/content/phrase-sheet";
import { requireVisitor } from "~/http/context";
import { openForGrading } from "~/http/open-performance.server";
import { type FieldErrors, invalid, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { refusal } from "~/http/refusal";
import { formatInstant, timeIn } from "~/locale/day";
import { nameIn } from "~/people/names";
import { newestDraft, saveDraft } from "~/role-plays/drafts.server";
import { firstMarks, gapsIn, readMarks } from "~/role-plays/marks";
import { closedSentence, gapSentences, unusableSentences, writerOf } from "~/role-plays/marks-form.server";
import { contentOf, runClock } from "~/role-plays/performances.server";
import { doorFor } from "~/role-plays/scorecards.server";
import { openSheet, scoringSheet, secretSheet } from "~/role-plays/sheet";
import { mayBeScored } from "~/role-plays/signing.server";
import { typedMarks } from "~/role-plays/typed-marks";
import type { PageHandle } from "~/root";
import { newId } from "~db/kit";
import { ScoringForm } from "./scoring-form";

export const handle: PageHandle = { title: (words, data: { staff: string }) => words.grading.score.title(data.staff), bare: true };

export async function loader({ context, params }: LoaderFunctionArgs) {
  const { store, library, language, zone, now } = context;
  const { personId } = requireVisitor(context);
  const performance = await openForGrading(context, params.id);
  const door = await doorFor(store.read, performance.id, personId);
  if (door.state === "closed") throw refusal(409, closedSentence(door, context.words));
  const { scenario, variant, rubric } = await contentOf(store.read, performance);
  const draft = await newestDraft(store.read, performance.id, personId);
  return {
    id: performance.id,
    account: personId,
    staff: nameIn(language, performance.staff),
    customer: performance.customer && nameIn(language, performance.customer),
    rubricHash: performance.rubricHash,
    sheet: scoringSheet(rubric, scenario, performance.tier, language),
    open: openSheet(scenario, language),
    secret: secretSheet(variant, language),
    phrases: phrasesIn(library.phrases.values(), language),
    marks: draft?.marks ?? firstMarks(rubric, scenario),
    writer: newId(),
    known: { seq: draft?.seq ?? 0, writer: draft?.writer ?? "", turn: draft?.turn ?? 0 },
    savedAt: draft ? timeIn(zone, draft.savedAt) : null,
    clock: { startedAt: performance.startedAt?.getTime() ?? null, endedAt: performance.endedAt?.getTime() ?? null, now: now.getTime() },
  };
}
export type ScoringData = Awaited<ReturnType<typeof loader>>;

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { store, now, words, language, zone } = context;
  const performance = await openForGrading(context, params.id);
  const here = `/performances/${performance.id}`;
  const typed = await readTyped(request);
  const { rubric, scenario } = await contentOf(store.read, performance);
  const refuse = (errors: FieldErrors, status: number) => refuseForm(invalid(context, errors, typed), status);
  if (typed.rubricHash !== performance.rubricHash) return refuse({ "": words.grading.score.stale }, 409);
  const { marks, unusable } = readMarks(typed, rubric, scenario);
  if (unusable.length > 0) return refuse(unusableSentences(unusable, rubric, words, language), 422);

  const submitting = typed.intent === "submit";
  const errors = submitting ? gapSentences(gapsIn(marks, rubric, scenario), rubric, words, language) : {};
  if (submitting && !mayBeScored(performance, now)) errors[""] = words.grading.score.missing.tooEarly(formatInstant(performance.scheduledAt, zone, language));
  const ready = submitting && Object.keys(errors).length === 0;
  const who = { performanceId: performance.id, graderId: requireVisitor(context).personId };
  const saved = await saveDraft(store, { ...who, ...writerOf(typed), marks, ready }, now);
  if (saved.outcome === "closed") throw refusal(409, closedSentence(await doorFor(store.read, performance.id, who.graderId), words));
  if (saved.outcome === "elsewhere") return refuse({ "": words.grading.score.changedElsewhere(timeIn(zone, saved.savedAt)) }, 409);
  if (typed.intent === "start" || typed.intent === "stop") await runClock(store, who, typed.intent, now);
  if (!submitting) return done(context, `${here}/score`);
  return ready ? done(context, `${here}/sign`) : refuse(errors, 422);
}

export default function Score() {
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <ScoringForm data={data} marks={refused ? typedMarks(refused.typed) : data.marks} errors={refused?.errors ?? {}} />;
}

import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { phrasesIn } from "~/content/phrase-sheet";
import { requireVisitor } from "~/http/context";
import { holdSentence } from "~/http/hold-sentence.server";
import { openForGrading } from "~/http/open-performance.server";
import { invalid, readTyped, refuseForm } from "~/http/parse-form.server";
import { done } from "~/http/redirect";
import { refusal } from "~/http/refusal";
import { takeMarks } from "~/http/take-marks.server";
import { timeIn } from "~/locale/day";
import { nameIn } from "~/people/names";
import { runClock } from "~/role-plays/clock.server";
import { newestDraft } from "~/role-plays/drafts.server";
import { heldBack } from "~/role-plays/held.server";
import { firstMarks } from "~/role-plays/marks";
import { closedSentence } from "~/role-plays/marks-form.server";
import { contentOf } from "~/role-plays/performances.server";
import { playedAt, withStamp } from "~/role-plays/played";
import { doorFor } from "~/role-plays/scorecards.server";
import { openSheet, scoringSheet, secretSheet } from "~/role-plays/sheet";
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
  const hold = await heldBack(store.read, library, performance, now);
  if (hold) throw refusal(409, holdSentence(context, hold), { to: `/performances/${performance.id}`, label: context.words.grading.held.look });
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
  const { store, library, now } = context;
  const performance = await openForGrading(context, params.id);
  const here = `/performances/${performance.id}`;
  const typed = await readTyped(request);
  const intent = typeof typed.intent === "string" ? typed.intent : "";
  const [, stamped] = /^stamp\.([a-z0-9-]{1,100})$/.exec(intent) ?? [];
  const note = stamped ? typed[`note.${stamped}`] : undefined;
  const withTime = typeof note === "string" ? { ...typed, [`note.${stamped}`]: withStamp(note, playedAt(performance, now)) } : typed;
  const taken = await takeMarks(context, performance, withTime);
  if (taken.outcome === "refused") return refuseForm(invalid(context, taken.errors, typed), taken.status);
  const who = { performanceId: performance.id, graderId: requireVisitor(context).personId };
  if (intent === "start" || intent === "stop") {
    const clocked = await runClock(store, who, intent, library, now);
    if (clocked.outcome === "held") return refuseForm(invalid(context, { "": holdSentence(context, clocked.hold) }, typed), 409);
  }
  if (taken.outcome === "ready") return done(context, `${here}/sign`);
  return done(context, stamped ? `${here}/score#criterion-${stamped}` : `${here}/score`);
}

export default function Score() {
  const data = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return <ScoringForm data={data} marks={refused ? typedMarks(refused.typed) : data.marks} errors={refused?.errors ?? {}} />;
}

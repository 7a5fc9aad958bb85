import type { ActionFunctionArgs } from "@remix-run/node";
import { requireVisitor } from "~/http/context";
import { holdSentence } from "~/http/hold-sentence.server";
import { openForGrading } from "~/http/open-performance.server";
import { readTyped } from "~/http/parse-form.server";
import { runClock } from "~/role-plays/clock.server";
import { saveDraft } from "~/role-plays/drafts.server";
import { readMarks } from "~/role-plays/marks";
import { writerOf } from "~/role-plays/marks-form.server";
import { contentOf, findPerformance } from "~/role-plays/performances.server";
import { replacementOf } from "~/role-plays/replacing.server";

/** The scoring page's script saves here after each change, and starts and stops the clock. Answers are values, never pages. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { store, library, now } = context;
  const meant = await findPerformance(store.read, params.id);
  if (meant && (await replacementOf(store.read, meant, requireVisitor(context).personId))) return Response.json({ replaced: true }, { status: 409 });
  const performance = await openForGrading(context, params.id);
  const typed = await readTyped(request);
  const who = { performanceId: performance.id, graderId: requireVisitor(context).personId };
  if (typed.clock === "start" || typed.clock === "stop") {
    const clocked = await runClock(store, who, typed.clock, library, now);
    if (clocked.outcome === "held") return Response.json({ held: holdSentence(context, clocked.hold) }, { status: 409 });
    return Response.json({ at: now.getTime() }, { status: clocked.outcome === "changed" ? 200 : 409 });
  }
  const { rubric, scenario } = await contentOf(store.read, performance);
  const { marks, unusable } = readMarks(typed, rubric, scenario);
  if (unusable.length > 0 || typed.rubricHash !== performance.rubricHash) return Response.json({ fields: unusable.map(({ field }) => field) }, { status: 422 });
  const saved = await saveDraft(store, { ...who, ...writerOf(typed), marks, ready: false }, now);
  if (saved.outcome === "closed") return Response.json({ seq: null }, { status: 409 });
  return Response.json({ seq: saved.seq }, { status: saved.outcome === "elsewhere" ? 409 : 200 });
}

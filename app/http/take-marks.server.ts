import type { AppLoadContext } from "@remix-run/node";
import { formatInstant, timeIn } from "~/locale/day";
import { saveDraft } from "~/role-plays/drafts.server";
import { holdsOn } from "~/role-plays/held.server";
import { gapsIn, readMarks } from "~/role-plays/marks";
import { closedSentence, gapSentences, unusableSentences, writerOf } from "~/role-plays/marks-form.server";
import { contentOf, type Performance } from "~/role-plays/performances.server";
import { doorFor } from "~/role-plays/scorecards.server";
import { mayBeScored } from "~/role-plays/signing.server";
import { requireVisitor } from "./context";
import { holdSentence } from "./hold-sentence.server";
import type { FieldErrors, Typed } from "./parse-form.server";
import { refusal } from "./refusal";

/** `ready`: complete, and handed in to be signed. `refused`: with the sentences; what could be kept was kept. */
export type Taken = { outcome: "saved" | "ready" } | { outcome: "refused"; errors: FieldErrors; status: number };

/** Saves the marks of a form that the browser sent, and hands them in with the intent `submit` when nothing is missing. */
export async function takeMarks(context: AppLoadContext, performance: Performance, typed: Typed, { fromPaper = false } = {}): Promise<Taken> {
  const { store, library, now, words, language, zone } = context;
  const { rubric, scenario } = await contentOf(store.read, performance);
  const refused = (errors: FieldErrors, status: number): Taken => ({ outcome: "refused", errors, status });
  if (typed.rubricHash !== performance.rubricHash) return refused({ "": words.grading.score.stale }, 409);
  const { marks, unusable } = readMarks(typed, rubric, scenario);
  if (unusable.length > 0) return refused(unusableSentences(unusable, rubric, words, language), 422);

  const submitting = typed.intent === "submit";
  const errors = submitting ? gapSentences(gapsIn(marks, rubric, scenario), rubric, words, language) : {};
  if (submitting && !mayBeScored(performance, now)) errors[""] = words.grading.score.missing.tooEarly(formatInstant(performance.scheduledAt, zone, language));
  const hold = submitting ? (await holdsOn(store.read, library, performance, now)).toScore : null;
  if (hold) errors[""] = holdSentence(context, hold);
  const ready = submitting && Object.keys(errors).length === 0;
  const who = { performanceId: performance.id, graderId: requireVisitor(context).personId };
  const saved = await saveDraft(store, { ...who, ...writerOf(typed), marks, ready, fromPaper }, now);
  if (saved.outcome === "closed") throw refusal(409, closedSentence(await doorFor(store.read, performance.id, who.graderId), words));
  if (saved.outcome === "elsewhere") return refused({ "": words.grading.score.changedElsewhere(timeIn(zone, saved.savedAt)) }, 409);
  return submitting && !ready ? refused(errors, 422) : { outcome: ready ? "ready" : "saved" };
}

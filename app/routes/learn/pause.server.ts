import type { AppLoadContext } from "@remix-run/node";
import { type Path, wayAhead } from "~/certification/path";
import type { Step } from "~/certification/steps";
import type { Library, QuizInUse } from "~/content/library";
import { formatInstant } from "~/locale/day";
import { notNowSentence } from "~/quizzes/not-now";
import { pauseBefore } from "~/quizzes/pause.server";
import { notNowView } from "~/quizzes/rules-view";
import { heldBack } from "~/role-plays/held.server";
import { findPerformance } from "~/role-plays/performances.server";

/** Why the next step of a path cannot be taken now, in one sentence; null where it can. */
export async function pauseOf(context: AppLoadContext, path: Path, personId: string): Promise<string | null> {
  const { store, library, language, words, zone, now } = context;
  const next = wayAhead(path)?.next;
  if (next?.kind === "role-play") return next.state === "planned" ? holdOf(context, next.performance.performanceId) : null;
  const test = next && testOf(library, next);
  const pause = test && (await pauseBefore(store.read, library, personId, test, now));
  return pause ? notNowSentence(words, notNowView(pause, { zone, language })) : null;
}

function testOf(library: Library, next: Step): QuizInUse | null {
  if (next.kind === "exam") return library.exams.get(next.requirement.exam) ?? null;
  return next.kind === "quiz" ? (library.modules.get(next.requirement.module)?.quiz ?? null) : null;
}

/** What an earlier fail makes a planned role-play wait for. */
async function holdOf({ store, library, language, words, zone, now }: AppLoadContext, performanceId: string): Promise<string | null> {
  const performance = await findPerformance(store.read, performanceId);
  const hold = performance && (await heldBack(store.read, library, performance, now));
  if (!hold) return null;
  const { tooSoon, talkFirst } = words.results.held;
  return hold.from ? tooSoon(formatInstant(hold.from, zone, language)) : talkFirst;
}

import type { Library } from "~/content/library";
import type { Language } from "~/locale/language";
import type { Reader } from "~db/store";
import { newestDraft } from "./drafts.server";
import { contentOf, type Performance, type partIn } from "./performances.server";
import { releasedResult, resultFrom } from "./released.server";
import { doorFor, standingCards } from "./scorecards.server";
import { type AssessmentDoor, assessmentDoor } from "./self-assessment";
import { findSelfAssessment } from "./self-assessments.server";
import { ownView } from "./self-sheet";
import { criteriaNames, goodSheet, openSheet, secretSheet, watchSheet } from "./sheet";

type Part = NonNullable<ReturnType<typeof partIn>>;
/** Somebody with a part in a performance, at an instant. */
type Who = { part: Part; personId: string; now: Date };

/**
 * What somebody may see of a performance, by their part in it and nothing else: the brief leaves only for the customer player and
 * the graders; marks only for who gave them and, once released, for the other graders and the one who was scored. A grader who
 * has not signed learns nothing of the others. How the one who was scored saw it stands beside the marks, so no sooner than these.
 */
export async function performanceFor(reader: Reader, performance: Performance, who: Who, library: Library, language: Language) {
  const { part, personId, now } = who;
  const content = await contentOf(reader, performance);
  const { scenario, rubric, variant } = content;
  const everybody = { sheet: openSheet(scenario, language), lookedAt: criteriaNames(rubric, language) };
  if (part === "observer") return { part, ...everybody, watchFor: watchSheet(scenario, language) };
  if (part === "customer") return { part, ...everybody, secret: secretSheet(variant, language) };
  const released = await releasedResult(reader, performance, content, library, language);
  const given = await findSelfAssessment(reader, performance.id);
  const self = released && given ? ownView(given, rubric, language) : null;
  if (part === "staff")
    return { part, ...everybody, result: released, self, assessment: assessmentOf(performance, scenario.minutes.play, given !== undefined, now) };
  const draft = await newestDraft(reader, performance.id, personId);
  const door = await doorFor(reader, performance.id, personId);
  const own = (await standingCards(reader, performance)).find(({ card }) => card.graderId === personId);
  const isFinal = performance.setAsideAt !== null || released?.decided?.how === "appeal";
  const marking = { begun: draft !== undefined, mayCorrect: draft !== undefined && !isFinal, ready: draft?.ready ?? false, door: door.state };
  const shown = { secret: secretSheet(variant, language), good: goodSheet(scenario, language), watchFor: watchSheet(scenario, language) };
  const result = released ?? (own ? await resultFrom(reader, [own], performance, content, library, language) : null);
  const waits = !own ? null : performance.conflictSince ? ("decision" as const) : released ? null : ("others" as const);
  return { part, ...everybody, ...shown, marking, result, self, waits };
}

/** How it stands with one's own view. What was said of a play that came to nothing waits for no marks. */
function assessmentOf(performance: Performance, playMinutes: number, given: boolean, now: Date): "given" | AssessmentDoor {
  const door = assessmentDoor(performance, playMinutes, now);
  return given && door !== "called-off" ? "given" : door;
}
export type PerformanceView = Awaited<ReturnType<typeof performanceFor>>;

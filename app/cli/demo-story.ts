import { eq } from "drizzle-orm";
import { assign } from "~/assignments/assign.server";
import type { Library, QuizInUse } from "~/content/library";
import { noteOpening, noteReading } from "~/courses/reading.server";
import { catalogues } from "~/locale/catalogues";
import { addDays, dayIn } from "~/locale/day";
import { handIn } from "~/quizzes/closing.server";
import { byPlaces } from "~/quizzes/drawn-parts";
import { keyOf, missOf } from "~/quizzes/key";
import { lessonsOf } from "~/quizzes/quizzes-in";
import { saveResponse } from "~/quizzes/saving.server";
import { startAttempt } from "~/quizzes/starting.server";
import { panelFor } from "~/role-plays/pass-rule.server";
import { planPerformance } from "~/role-plays/planning.server";
import type { Rubric } from "~/role-plays/rubric";
import type { Scenario } from "~/role-plays/scenario";
import { submitAndSign } from "~/role-plays/signing.server";
import type { Store } from "~db/store";
import { people } from "~db/tables/people";
import { attempts } from "~db/tables/quizzes";
import type { Marks } from "~db/tables/role-plays";
import { type Chapter, chapters, levelsOf } from "./demo-chapters";
import { nameDemoSigners, signInTurn } from "./demo-sign-offs";
import { at, person, type Telling, trainerOf, who } from "./demo-telling";

/**
 * What the demo's people have done so far, told through the same functions the pages call, with dates back from now: nothing
 * is written that a person could not have brought about.
 */
export async function tellDemoStory(store: Store, library: Library, now: Date): Promise<void> {
  const rows = await store.read.select({ id: people.id, staffNumber: people.staffNumber }).from(people).limit(1000);
  const telling: Telling = { store, library, now, ids: new Map(rows.map((row) => [row.staffNumber, row.id])), random: dice(2026) };
  await nameDemoSigners(telling);
  for (const chapter of chapters) await tell(telling, chapter);
}

async function tell(telling: Telling, chapter: Chapter) {
  const { store, library, now } = telling;
  const personId = who(telling, chapter.staffNumber);
  const { staffNumber, assignedDaysAgo: began, course: courseId, rolePlays = [] } = chapter;
  const due = chapter.dueDaysAgo === undefined ? {} : { dueOn: addDays(dayIn(library.zone, now), -chapter.dueDaysAgo) };
  await store.tx((w) => assign(w, library, { personId, courseId, assignedBy: who(telling, "10091"), ...due }, at(telling, began, "09:00")));

  const last = chapter.finishedDaysAgo ?? 1;
  const on = (part: number) => Math.round(began - 1 - part * Math.max(0, began - 1 - last)); // parts of the way, in days ago
  const course = library.courses.get(courseId)!;
  for (const [place, moduleId] of course.modules.entries()) {
    const module = library.modules.get(moduleId)!;
    const isDone = place < chapter.modules;
    const daysAgo = on((place / course.modules.length) * (rolePlays.length > 0 ? 0.75 : 1));
    const lessons = isDone ? module.lessons.length : place === chapter.modules ? (chapter.lessons ?? 0) : 0;
    for (const [n, lesson] of module.lessons.slice(0, lessons).entries())
      await noteReading(store, library, { personId, moduleId, lesson }, at(telling, daysAgo, `1${n}:20`));
    const quiz = isDone ? "passed" : place === chapter.modules ? chapter.quiz : undefined;
    if (isDone && chapter.failedFirst?.includes(moduleId)) await take(telling, personId, module.quiz!, "failed", daysAgo, "15");
    if (quiz) await take(telling, personId, module.quiz!, quiz, daysAgo, "17");
  }
  if (chapter.modules === course.modules.length) await takeExam(telling, personId, chapter, on(rolePlays.length > 0 ? 0.78 : 1));
  for (const [n, play] of rolePlays.entries())
    await perform(telling, { staffNumber, towards: course.certification, play }, on(0.8 + (n * 0.2) / rolePlays.length));
  await signInTurn(telling, course.certification, chapter);
}

/** The exam that the course's certificate asks for: the failed tries first, two days apart, and then the pass. */
async function takeExam(telling: Telling, personId: string, { course, exam: { failed, passed } = { failed: 0, passed: true } }: Chapter, daysAgo: number) {
  const { library } = telling;
  const asked = library.certifications.get(library.courses.get(course)!.certification)?.requirements.find(({ kind }) => kind === "exam");
  const exam = asked?.kind === "exam" && library.exams.get(asked.exam);
  if (!exam) return;
  const tries = [...Array.from({ length: failed }, () => "failed" as const), ...(passed ? ["passed" as const] : [])];
  for (const [place, outcome] of tries.entries()) await take(telling, personId, exam, outcome, daysAgo + 2 * (tries.length - 1 - place), "10");
}

async function take(telling: Telling, personId: string, quiz: QuizInUse, outcome: "passed" | "failed" | "open", daysAgo: number, hour: string) {
  const { store, library, random } = telling;
  const start = () => startAttempt(store, library, personId, quiz, at(telling, daysAgo, `${hour}:00`), random);
  const first = await start();
  if (first.outcome === "not-now")
    for (const lesson of lessonsOf(library, { moduleId: quiz.moduleId, draw: [] }))
      await noteOpening(store, { personId, moduleId: lesson.moduleId, lesson }, at(telling, daysAgo, "16:30"));
  const begun = first.outcome === "not-now" ? await start() : first;
  if (begun.outcome === "not-now") throw new Error("the demo's retake comes before its lessons were opened again");
  const [attempt] = await store.read.select({ draw: attempts.draw }).from(attempts).where(eq(attempts.id, begun.attemptId)).limit(1);
  const asked = attempt!.draw.slice(0, outcome === "open" ? 5 : undefined);
  for (const [i, { questionId, parts }] of asked.entries()) {
    const question = quiz.questions.find(({ id }) => id === questionId)!;
    const right = question.critical || (outcome === "failed" ? i % 2 === 0 : i % 18 !== 4);
    const when = at(telling, daysAgo, `${hour}:${String(i + 1).padStart(2, "0")}`);
    const answer = byPlaces(right ? keyOf(question) : missOf(question), parts);
    await saveResponse(store, library, personId, begun.attemptId, { questionId, seq: 1, answer }, when);
  }
  if (outcome !== "open") await handIn(store, library, personId, begun.attemptId, at(telling, daysAgo, `${hour}:45`));
}

type Performing = { staffNumber: string; towards: string; play: NonNullable<Chapter["rolePlays"]>[number] };

async function perform(telling: Telling, { staffNumber, towards, play }: Performing, daysAgo: number) {
  const { store, library } = telling;
  const trainerNumber = trainerOf(staffNumber);
  const graderId = who(telling, trainerNumber);
  const scenario = library.scenarios.get(play.scenario)!;
  const colleague = who(telling, trainerNumber === "10416" ? "10873" : "10416");
  const secondGraderId = (await panelFor(store.read, library, towards, scenario.id)).graders > 1 ? colleague : null;
  const planned = play.outcome === "planned" ? at(telling, 2, "11:00") : at(telling, daysAgo + 2, "11:00");
  const scheduledAt =
    play.outcome === "planned" ? at(telling, -6, "14:20") : play.outcome === "waiting" ? lastAfternoon(telling) : at(telling, daysAgo, "14:20");
  const plan = {
    staffId: who(telling, staffNumber),
    scenarioId: scenario.id,
    variantId: scenario.variants[play.variant]!.id,
    customerId: who(telling, play.customer),
    observerIds: [],
    secondGraderId,
    towards,
    scheduledAt,
    room: play.room ?? null,
  };
  const result = await planPerformance(store, plan, graderId, library, planned);
  if (result.outcome !== "planned") throw new Error(`the demo cannot plan ${scenario.id} for ${staffNumber}: ${JSON.stringify(result.refusals)}`);
  if (play.outcome === "planned" || play.outcome === "waiting") return;
  const marks = marksFor(library.rubrics.get(scenario.rubric)!, scenario, play.outcome);
  const meaning = catalogues.en.grading.sign.meaning((await person(telling, plan.staffId)).name);
  for (const [place, signer] of [graderId, ...(secondGraderId ? [secondGraderId] : [])].entries()) {
    const signing = { performanceId: result.performanceId, graderId: signer, marks, nameAsSigned: (await person(telling, signer)).name, meaning };
    const signed = await submitAndSign(store, signing, library, new Date(scheduledAt.getTime() + (25 + 5 * place) * 60_000));
    if (signed.outcome !== "signed") throw new Error(`the demo cannot sign ${scenario.id} of ${staffNumber}: ${signed.why}`);
  }
}

/** Over the phone nobody sees the body. */
function marksFor(rubric: Rubric, { onThePhone, observerTicks }: Scenario, outcome: "passed" | "strong" | "failed"): Marks {
  const levels: Marks["levels"] = Object.fromEntries(
    rubric.criteria.map(({ id, notApplicable }, i) => [id, onThePhone && notApplicable ? "not-applicable" : (levelsOf[outcome][i] ?? 3)]),
  );
  const chips = Object.fromEntries(
    rubric.criteria.map(({ id, chips: known }) => [id, (known[String(levels[id]) as "1"] ?? []).slice(0, 1).map((chip) => chip.id)]),
  );
  const ticks = observerTicks.slice(0, outcome === "failed" ? 2 : 5).map(({ id }) => id);
  return { levels, chips, observations: {}, redLines: [], ticks, comment: "" };
}

/** The newest half past two in the past: role-plays are played by day, whenever the demo is loaded. */
const lastAfternoon = (telling: Telling) => [0, 1].map((daysAgo) => at(telling, daysAgo, "14:30")).find((when) => when < telling.now)!;

/** The same throws each time (mulberry32), so that every demo tells the same story. */
function dice(seed: number) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

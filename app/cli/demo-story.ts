import { eq } from "drizzle-orm";
import { assign } from "~/assignments/assign.server";
import type { Library } from "~/content/library";
import { noteOpening, noteReading } from "~/courses/reading.server";
import { catalogues } from "~/locale/catalogues";
import { addDays, dayIn, instantAt } from "~/locale/day";
import { handIn } from "~/quizzes/closing.server";
import { byPlaces } from "~/quizzes/drawn-parts";
import { keyOf, missOf } from "~/quizzes/key";
import { saveResponse } from "~/quizzes/saving.server";
import { startAttempt } from "~/quizzes/starting.server";
import { planPerformance } from "~/role-plays/planning.server";
import { submitAndSign } from "~/role-plays/signing.server";
import type { Store } from "~db/store";
import { people } from "~db/tables/people";
import { attempts } from "~db/tables/quizzes";
import { type Chapter, chapters, levelsOf } from "./demo-chapters";
import { demoGroups } from "./demo-people";

const COURSE = "boot-camp";
const CERTIFICATION = "frontline-service";
const SCENARIO = "rp04";

type Telling = { store: Store; library: Library; now: Date; ids: Map<string, string>; random: () => number };

/**
 * What the demo's people have done so far, told through the same functions the pages call, with dates back from now: nothing
 * is written that a person could not have brought about.
 */
export async function tellDemoStory(store: Store, library: Library, now: Date): Promise<void> {
  const rows = await store.read.select({ id: people.id, staffNumber: people.staffNumber }).from(people).limit(1000);
  const telling: Telling = { store, library, now, ids: new Map(rows.map((row) => [row.staffNumber, row.id])), random: dice(2026) };
  for (const chapter of chapters) await tell(telling, chapter);
}

async function tell(telling: Telling, chapter: Chapter) {
  const { store, library } = telling;
  const personId = who(telling, chapter.staffNumber);
  const began = chapter.assignedDaysAgo;
  await store.tx((w) => assign(w, library, { personId, courseId: COURSE, assignedBy: who(telling, "10091") }, at(telling, began, "09:00")));
  const last = chapter.finishedDaysAgo ?? 0;
  const on = (part: number) => Math.round(began - 1 - part * Math.max(0, began - 1 - last)); // parts of the way, in days ago

  for (let i = 0; i < chapter.lessons; i++) await read(telling, personId, i, at(telling, on(i * 0.15), `1${i}:20`));
  for (const [i, quiz] of (chapter.quizzes ?? []).entries()) await take(telling, personId, quiz, on(0.65 + i * 0.1));
  for (const [i, play] of (chapter.rolePlays ?? []).entries()) await perform(telling, chapter.staffNumber, play, on(0.85 + i * 0.15));
}

async function read({ store, library }: Telling, personId: string, place: number, when: Date) {
  const module = library.modules.get("m04")!;
  await noteReading(store, library, { personId, moduleId: module.id, lesson: module.lessons[place]! }, when);
}

async function take(telling: Telling, personId: string, outcome: "passed" | "failed" | "open", daysAgo: number) {
  const { store, library, random } = telling;
  const quiz = library.modules.get("m04")!.quiz!;
  const start = () => startAttempt(store, library, personId, quiz, at(telling, daysAgo, "15:00"), random);
  const first = await start();
  if (first.outcome === "read-first") for (let i = 0; i < 4; i++) await openAgain(telling, personId, i, at(telling, daysAgo, "14:30"));
  const begun = first.outcome === "read-first" ? await start() : first;
  if (begun.outcome === "read-first") throw new Error("the demo's retake comes before its lessons were opened again");
  const [attempt] = await store.read.select({ draw: attempts.draw }).from(attempts).where(eq(attempts.id, begun.attemptId)).limit(1);
  const asked = attempt!.draw.slice(0, outcome === "open" ? 5 : undefined);
  for (const [i, { questionId, parts }] of asked.entries()) {
    const question = quiz.questions.find(({ id }) => id === questionId)!;
    const right = question.critical || (outcome === "failed" ? i % 2 === 0 : i !== 4);
    const when = at(telling, daysAgo, `15:${String(i + 1).padStart(2, "0")}`);
    const answer = byPlaces(right ? keyOf(question) : missOf(question), parts);
    await saveResponse(store, library, personId, begun.attemptId, { questionId, seq: 1, answer }, when);
  }
  if (outcome !== "open") await handIn(store, library, personId, begun.attemptId, at(telling, daysAgo, "15:20"));
}

async function openAgain({ store, library }: Telling, personId: string, place: number, when: Date) {
  const module = library.modules.get("m04")!;
  await noteOpening(store, { personId, moduleId: module.id, lesson: module.lessons[place]! }, when);
}

async function perform(telling: Telling, staffNumber: string, play: NonNullable<Chapter["rolePlays"]>[number], daysAgo: number) {
  const { store, library } = telling;
  const trainerNumber = demoGroups.find(({ members }) => members.includes(staffNumber))?.trainers[0] ?? "10416";
  const graderId = who(telling, trainerNumber);
  const planned = play.outcome === "planned" ? at(telling, 2, "11:00") : at(telling, daysAgo + 2, "11:00");
  const scheduledAt =
    play.outcome === "planned" ? at(telling, -6, "14:20") : play.outcome === "waiting" ? lastAfternoon(telling) : at(telling, daysAgo, "14:20");
  const plan = {
    staffId: who(telling, staffNumber),
    scenarioId: SCENARIO,
    variantId: library.scenarios.get(SCENARIO)!.variants[play.variant ?? 0]!.id,
    customerId: who(telling, play.customer),
    observerIds: [],
    towards: CERTIFICATION,
    scheduledAt,
    room: play.room ?? null,
  };
  const result = await planPerformance(store, plan, graderId, library, planned);
  if (result.outcome !== "planned") throw new Error(`the demo cannot plan a role-play for ${staffNumber}: ${JSON.stringify(result.refusals)}`);
  if (play.outcome === "planned" || play.outcome === "waiting") return;
  const signed = await submitAndSign(
    store,
    {
      performanceId: result.performanceId,
      graderId,
      marks: marksFor(library, play.outcome),
      nameAsSigned: await nameOf(store, graderId),
      meaning: catalogues.en.grading.sign.meaning(await nameOf(store, plan.staffId)),
    },
    library,
    new Date(scheduledAt.getTime() + 25 * 60_000),
  );
  if (signed.outcome !== "signed") throw new Error(`the demo cannot sign a role-play of ${staffNumber}: ${signed.why}`);
}

function marksFor(library: Library, outcome: "passed" | "strong" | "failed") {
  const rubric = library.rubrics.get("service")!;
  const levels = Object.fromEntries(rubric.criteria.map(({ id }, i) => [id, levelsOf[outcome][i] ?? 3]));
  const chips = Object.fromEntries(
    rubric.criteria.map(({ id, chips: known }) => [id, (known[String(levels[id]) as "1"] ?? []).slice(0, 1).map((chip) => chip.id)]),
  );
  const ticks = library.scenarios
    .get(SCENARIO)!
    .observerTicks.slice(0, outcome === "failed" ? 2 : 5)
    .map(({ id }) => id);
  return { levels, chips, observations: {}, redLines: [], ticks, comment: "" };
}

async function nameOf(store: Store, personId: string): Promise<string> {
  const [row] = await store.read.select({ name: people.name }).from(people).where(eq(people.id, personId)).limit(1);
  return row!.name;
}

function who({ ids }: Telling, staffNumber: string): string {
  const personId = ids.get(staffNumber);
  if (!personId) throw new Error(`the demo has nobody with the staff number ${staffNumber}`);
  return personId;
}

const at = ({ library, now }: Telling, daysAgo: number, time: string) => instantAt(library.zone, addDays(dayIn(library.zone, now), -daysAgo), time);

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

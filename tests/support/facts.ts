import { settleCertifications } from "~/certification/issuing.server";
import { newId } from "~db/kit";
import type { Store, Writer } from "~db/store";
import { lessonReadings } from "~db/tables/courses";
import { attemptResults, attempts } from "~db/tables/quizzes";
import { performances, scorecards } from "~db/tables/role-plays";
import type { World } from "./visit";

/** Writes facts as the rooms that own them do, each with the settling that follows it in the same transaction. */
export const factsFor = (world: World, personId: string) => {
  const settled = (at: Date, write: (w: Writer) => Promise<unknown>) =>
    world.store.tx(async (w) => {
      await write(w);
      await settleCertifications(w, world.library, personId, at);
    });
  return {
    read: (lessonId: string, at: Date) =>
      settled(at, (w) => w.insert(lessonReadings).values({ personId, moduleId: "m04", lessonId, lessonHash: `hash-${lessonId}`, readAt: at })),
    /** The module's quiz, or an exam by its id. */
    quiz: (at: Date, { points = 1100, passed = true, exam = null as string | null } = {}) =>
      settled(at, async (w) => {
        const id = newId();
        await w.insert(attempts).values({
          id,
          personId,
          quizId: exam ?? "m04-quiz",
          moduleId: exam ? null : "m04",
          settingsHash: world.library.modules.get("m04")!.quiz!.settingsHash,
          draw: [],
          startedAt: at,
          closedAt: at,
          closedBy: "person",
        });
        await w
          .insert(attemptResults)
          .values({ attemptId: id, personId, quizId: exam ?? "m04-quiz", points, maximum: 1200, passed, criticalMissed: [], marks: {}, markedAt: at });
      }),
    rolePlay: (at: Date, { passed = true, scenarioId = "rp04", towards = "frontline" as string | null, weightedSum = 380, released = true } = {}) =>
      settled(at, async (w) => {
        const performanceId = await plan(w, personId, { at, scenarioId, towards, releasedAt: released ? at : null });
        const marks = { levels: {}, chips: {}, observations: {}, redLines: [], ticks: [], comment: "" };
        await w.insert(scorecards).values({
          performanceId,
          graderId: personId,
          rubricHash: "rubric",
          passRule: { mean: 300, floor: 1, floors: {} },
          marks,
          weightedSum,
          passed,
          hash: "hash",
          submittedAt: at,
        });
      }),
  };
};

/** A performance planned for an instant, in room 2. */
export const planFor = (store: Store, personId: string, at: Date) =>
  store.tx((w) => plan(w, personId, { at, scenarioId: "rp04", towards: "frontline", releasedAt: null }));

async function plan(
  w: Writer,
  staffId: string,
  { at, releasedAt, ...rest }: { at: Date; scenarioId: string; towards: string | null; releasedAt: Date | null },
): Promise<string> {
  const id = newId();
  await w.insert(performances).values({
    ...{ id, staffId, ...rest, releasedAt, scenarioHash: "scenario", rubricId: "service", rubricHash: "rubric", variantId: "a", tier: "new-hire" },
    ...{ scheduledAt: at, room: "2", plannedBy: staffId, plannedAt: releasedAt ?? new Date("2026-01-01T00:00:00Z") },
  });
  return id;
}

import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Library } from "~/content/library";
import { loader as desk } from "~/routes/grading/route";
import { action as plan, loader as planPage } from "~/routes/grading_.new/route";
import { loader as preview } from "~/routes/grading_.rounds.new/route";
import { action as replace } from "~/routes/performances.$id_.grader/route";
import { rulesInForce } from "~db/tables/certification";
import { people } from "~db/tables/people";
import { performanceGraders, scorecards, signatures } from "~db/tables/role-plays";
import { password, planned, planOf, scoredAndSigned, shownToSign, signIt, submit } from "../support/role-play";
import { libraryWith } from "../support/role-play-content";
import { type GradersWorld, gradersWorld } from "../support/two-graders";
import { post, visit } from "../support/visit";

let world: GradersWorld;
let strict: Promise<Library> | undefined;
async function strictLibrary(): Promise<Library> {
  const library = await libraryWith((_path, text) => text);
  for (const one of library.certifications.get("frontline-service")!.requirements)
    if (one.kind === "role-play") Object.assign(one, { graders: 2, outsideLine: 1 });
  return library;
}
const reportsTo = (person: { personId: string }, manager: { personId: string } | null) =>
  world.store.tx(async (w) => {
    await w
      .update(people)
      .set({ managerId: manager?.personId ?? null })
      .where(eq(people.id, person.personId));
  });
/** The learner reports to the trainer, and the trainer to Maria. Two graders are asked for, one of them from outside this line. */
beforeEach(async () => {
  world = await gradersWorld();
  world.library = await (strict ??= strictLibrary());
  await world.store.tx(async (w) => void (await w.delete(rulesInForce)));
  await reportsTo(world.learner, world.trainer);
  await reportsTo(world.trainer, world.otherTrainer);
});

const planWith = (change: Record<string, string>) => post(world, world.trainer, plan, "/grading/new", planOf(world, { variant: "one-knob", ...change }));

test("two graders who are both above the one who is scored are refused at planning, in a sentence; one from outside is enough, and practice asks for none", async () => {
  const answer = await planWith({ secondGrader: world.otherTrainer.personId });
  expect(answer).toMatchObject({ status: 422, data: { errors: { secondGrader: expect.stringContaining("not above Lin Yue") } } });
  expect((await planWith({ secondGrader: world.otherTrainer.personId, towards: "practice" })).status).toBe(303);
  expect((await planWith({ variant: "nobody-came", secondGrader: world.guan.personId })).status).toBe(303);
  const { towards } = (await visit(world, world.trainer, planPage, `/grading/new?person=${world.customer.personId}&scenario=rp04`)).data;
  expect(towards).toMatchObject([{ graders: 2, outsideLine: 1 }]);
});

test("a round leaves out whom nobody from outside the line would score", async () => {
  const fields = {
    ...{ kind: "round", look: "1", scenario: "rp04", room: "2", grader: world.trainer.personId, second: world.otherTrainer.personId, day: "2026-11-28" },
    ...{ time: "09:00", minutes: "15", changeOver: "5", pause: "", pauseMinutes: "", until: "", observers: "0", towards: "frontline-service" },
    helper: world.observer.personId,
  };
  const address = new URLSearchParams(fields);
  for (const { personId } of [world.learner, world.customer]) address.append("person", personId);
  const { turns, unplaced } = (await visit(world, world.trainer, preview, `/grading/rounds/new?${address}`)).data.preview;
  expect(turns).toMatchObject([{ staff: "Zhou Hang" }]);
  expect(unplaced).toEqual([expect.stringContaining("one from outside the reporting line is asked for")]);
});

test("when the line has changed since, nothing is signed until another grader is named, and one who is above is not taken", async () => {
  const performance = await planned(world, { variant: "one-knob", secondGrader: world.guan.personId });
  await reportsTo(world.otherTrainer, world.guan);
  expect((await submit(world, performance)).status).toBe(303);
  const { hash } = (await shownToSign(world, performance)).data;
  const before = (await world.store.read.select().from(signatures)).length;
  expect(await signIt(world, performance, { hash, password })).toMatchObject({
    status: 409,
    data: { sentence: expect.stringContaining("Nothing was signed: name another grader first") },
  });
  expect([(await world.store.read.select().from(scorecards)).length, (await world.store.read.select().from(signatures)).length]).toEqual([0, before]);

  const put = (grader: { personId: string }) =>
    post(world, world.guan, replace, "/", { replaced: world.guan.personId, grader: grader.personId, reason: "I am above her now." }, { id: performance.id });
  await reportsTo(world.guan, null);
  expect((await put(world.otherTrainer)).status).toBe(404);
  const byTrainer = (grader: { personId: string }) =>
    post(world, world.chen, replace, "/", { replaced: world.guan.personId, grader: grader.personId, reason: "She is above her now." }, { id: performance.id });
  expect(await byTrainer(world.otherTrainer)).toMatchObject({
    status: 422,
    data: { errors: { grader: expect.stringContaining("not above the one who is scored") } },
  });
  expect((await byTrainer(world.chen)).status).toBe(303);
  expect((await world.store.read.select().from(performanceGraders)).filter(({ performanceId }) => performanceId === performance.id)).toHaveLength(2);

  expect((await signIt(world, performance, { hash, password })).status).toBe(303);
  await scoredAndSigned(world, performance, {}, world.chen);
  expect((await visit(world, world.trainer, desk, "/grading")).data.released).toMatchObject([{ id: performance.id }]);
});

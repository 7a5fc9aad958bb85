import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Visitor } from "~/people/visitor";
import { loader as desk } from "~/routes/grading/route";
import { loader as performancePage } from "~/routes/performances.$id/route";
import { action as save } from "~/routes/performances.$id_.draft/route";
import { action as replace, loader as replacePage } from "~/routes/performances.$id_.grader/route";
import { loader as scorePage } from "~/routes/performances.$id_.score/route";
import { auditEntries } from "~db/tables/audit";
import { messages } from "~db/tables/messages";
import { graderReplacements, performanceGraders, scorecards } from "~db/tables/role-plays";
import { marksOf, planned, scoredAndSigned, shownToSign, signIt, submit } from "../support/role-play";
import { apart, bothSign, type GradersWorld, gradersWorld } from "../support/two-graders";
import { post, visit } from "../support/visit";

let world: GradersWorld;
beforeEach(async () => {
  world = await gradersWorld();
});

const params = () => ({ id: world.performance.id });
const open = (visitor: Visitor) => visit(world, visitor, replacePage, "/", params());
const put = (replaced: Visitor, grader: Visitor, visitor: Visitor, change: Record<string, string> = {}) =>
  post(world, visitor, replace, "/", { replaced: replaced.personId, grader: grader.personId, reason: "She is ill this week.", ...change }, params());
const graders = async () => (await world.store.read.select().from(performanceGraders)).map(({ personId }) => personId).sort();
const ids = (...visitors: Visitor[]) => visitors.map(({ personId }) => personId).sort();
const daysLater = (days: number) => {
  world.now = new Date(world.now.getTime() + days * 86_400_000);
};

test("a day after the play a trainer of the person finds whom it waits for, names another, and that is on record with the reason", async () => {
  await scoredAndSigned(world, world.performance);
  expect((await visit(world, world.chen, desk, "/grading")).data.late).toEqual([]);
  daysLater(2);
  expect((await visit(world, world.chen, desk, "/grading")).data.late).toMatchObject([{ id: world.performance.id, waitsFor: ["Maria Keller"] }]);
  expect((await visit(world, world.guan, desk, "/grading")).data.late).toEqual([]);
  expect((await open(world.chen)).data).toMatchObject({ replaceable: [{ id: world.otherTrainer.personId }] });

  expect((await put(world.otherTrainer, world.guan, world.chen)).status).toBe(303);
  expect(await graders()).toEqual(ids(world.trainer, world.guan));
  expect(await world.store.read.select().from(graderReplacements)).toMatchObject([{ reason: "She is ill this week.", byId: world.chen.personId }]);
  expect((await world.store.read.select().from(auditEntries)).map(({ act }) => act)).toContain("role-plays.grader-replaced");
  const told = await world.store.read.select().from(messages).where(eq(messages.personId, world.guan.personId));
  expect(told).toMatchObject([{ kind: "planned", aboutId: world.performance.id, doneAt: null }]);
  expect((await visit(world, world.guan, desk, "/grading")).data.toScore).toMatchObject([{ id: world.performance.id }]);
  await scoredAndSigned(world, world.performance, {}, world.guan);
  expect((await visit(world, world.learner, performancePage, "/", params())).data.view.result).toMatchObject({ mean: "4.00" });
});

test("what the replaced one had marked can no longer be handed in or signed, and they read by whom and why", async () => {
  await submit(world, world.performance, {}, world.otherTrainer);
  const { hash } = (await shownToSign(world, world.performance, world.otherTrainer)).data;
  await put(world.otherTrainer, world.guan, world.chen);
  const why = { status: 409, data: { sentence: expect.stringContaining("She is ill this week.") } };
  expect(await visit(world, world.otherTrainer, scorePage, "/", params())).toMatchObject(why);
  expect(await visit(world, world.otherTrainer, performancePage, "/", params())).toMatchObject(why);
  expect(await submit(world, world.performance, { turn: "9" }, world.otherTrainer)).toMatchObject(why);
  expect(await signIt(world, world.performance, { hash, password: "x" }, world.otherTrainer)).toMatchObject(why);
  const sent = await post(world, world.otherTrainer, save, "/", marksOf(world.performance, { turn: "9" }), params());
  expect([sent.status, JSON.parse(sent.data)]).toEqual([409, { replaced: true }]);
  expect(await world.store.read.select().from(scorecards)).toEqual([]);
});

test("a grader who is still to score blind learns nothing of the other, and may hand over only their own place", async () => {
  expect((await open(world.trainer)).data.replaceable).toMatchObject([{ id: world.trainer.personId }]);
  expect((await put(world.otherTrainer, world.guan, world.trainer)).status).toBe(409);
  await scoredAndSigned(world, world.performance, {}, world.otherTrainer);
  expect((await put(world.otherTrainer, world.guan, world.trainer)).status).toBe(409);
  expect(await graders()).toEqual(ids(world.trainer, world.otherTrainer));
  expect((await put(world.trainer, world.guan, world.trainer)).status).toBe(303);
  expect(await graders()).toEqual(ids(world.guan, world.otherTrainer));
});

test("nobody is put in who may not grade, has a part in it or has seen the marks; nobody replaces who does not answer for it", async () => {
  for (const who of [world.learner, world.customer, world.hr, world.trainer]) {
    const answer = await put(world.otherTrainer, who, world.chen);
    expect([answer.status, Object.keys(answer.data.errors), answer.data.typed.reason]).toEqual([422, ["grader"], "She is ill this week."]);
  }
  expect((await put(world.otherTrainer, world.guan, world.chen, { reason: " " })).data.errors).toEqual({ reason: expect.any(String) });
  expect((await put(world.guan, world.chen, world.chen)).status).toBe(409);
  expect((await put(world.otherTrainer, world.guan, world.guan)).status).toBe(404);
  expect((await open(world.learner)).status).toBe(404);
  await bothSign(world, ...apart);
  expect((await open(world.chen)).data.replaceable).toEqual([]);
  expect(await graders()).toEqual(ids(world.trainer, world.otherTrainer));
});

test("who signs first stays, and once the result is out its graders stay as they are", async () => {
  await bothSign(world);
  expect((await open(world.chen)).status).toBe(409);
  expect((await put(world.otherTrainer, world.guan, world.chen)).status).toBe(409);
  expect(await graders()).toEqual(ids(world.trainer, world.otherTrainer));
});

test("for a time to come nobody is named who has another performance then", async () => {
  const plan = { variant: "one-knob", towards: "practice", day: "2026-11-30", observer: [], secondGrader: world.otherTrainer.personId };
  await planned(world, { ...plan, person: world.observer.personId, secondGrader: world.guan.personId });
  world.performance = await planned(world, plan);
  expect((await put(world.otherTrainer, world.guan, world.chen)).data.errors.grader).toContain("another performance at that time");
  expect((await put(world.otherTrainer, world.chen, world.chen)).status).toBe(303);
});

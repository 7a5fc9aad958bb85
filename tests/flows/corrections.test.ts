import { beforeEach, expect, test } from "vitest";
import type { Visitor } from "~/people/visitor";
import { loader as desk } from "~/routes/grading/route";
import { loader as together } from "~/routes/grading_.sign/route";
import { loader as hrRecord } from "~/routes/hr.people_.$id.record/route";
import { loader as performancePage } from "~/routes/performances.$id/route";
import { action as correct } from "~/routes/performances.$id_.correction/route";
import { loader as decisionPage } from "~/routes/performances.$id_.decision/route";
import { loader as scorecardPage } from "~/routes/performances.$id_.scorecards.$card/route";
import { loader as ownRecord } from "~/routes/record/route";
import { scorecards } from "~db/tables/role-plays";
import { scoredAndSigned, shownToSign, submit } from "../support/role-play";
import { bothSign, type GradersWorld, gradersWorld } from "../support/two-graders";
import { post, visit } from "../support/visit";

const reason = "I had mixed up two people.";
let world: GradersWorld;
beforeEach(async () => {
  world = await gradersWorld();
  await bothSign(world);
  minuteLater();
  await post(world, world.trainer, correct, "/", { reason }, { id: world.performance.id });
  minuteLater();
});

const minuteLater = () => {
  world.now = new Date(world.now.getTime() + 60_000);
};
const cards = () => world.store.read.select().from(scorecards);
const cardOf = async (visitor: Visitor, which: "first" | "later" = "first") =>
  (await cards()).find(({ graderId, supersedes }) => graderId === visitor.personId && (supersedes === null) === (which === "first"))!.id;
const read = (visitor: Visitor, card: string) => visit(world, visitor, scorecardPage, "/", { id: world.performance.id, card });
const again = { "level.tone": "1", "note.tone": "Bored.", writer: "page3", base: "1" };
const onDesk = async (visitor = world.trainer) => (await visit(world, visitor, desk, "/grading")).data;

test("a correction stands on the desk with its reason until it is signed, and can be signed with the others", async () => {
  expect((await onDesk()).corrections).toMatchObject([{ id: world.performance.id, staff: "Lin Yue", reason, ready: false }]);
  expect((await onDesk(world.otherTrainer)).corrections).toEqual([]);
  expect((await visit(world, world.trainer, desk, "/grading?wait=correction")).data).toMatchObject({ corrections: [{}], released: [] });
  await submit(world, world.performance, again);
  expect((await onDesk()).corrections).toMatchObject([{ ready: true }]);
  expect((await visit(world, world.trainer, together, "/grading/sign")).data.cards).toMatchObject([{ id: world.performance.id, reason }]);
  const first = await cardOf(world.trainer);
  expect((await shownToSign(world, world.performance)).data.corrects).toEqual({ reason, to: `/performances/${world.performance.id}/scorecards/${first}` });
  await scoredAndSigned(world, world.performance, { ...again, turn: "2" });
  expect((await onDesk()).corrections).toEqual([]);
});

test("who decides reads why a scorecard was corrected, and finds the one before it", async () => {
  await scoredAndSigned(world, world.performance, again);
  const { data } = await visit(world, world.chen, decisionPage, "/", { id: world.performance.id });
  expect(data.cards).toMatchObject([{ corrects: { reason } }, { corrects: null }]);
  expect((await read(world.chen, data.cards[0].corrects.to.split("/").at(-1))).data).toMatchObject({ result: { mean: "4.00" }, replaced: { reason } });
});

test("a superseded scorecard stays readable as it was: for graders, trainers of the person, HR and the learner, without the brief", async () => {
  await scoredAndSigned(world, world.performance, again);
  const first = await cardOf(world.trainer);
  for (const visitor of [world.trainer, world.otherTrainer, world.chen, world.hr, world.learner]) {
    const { status, data } = await read(visitor, first);
    expect([status, data.result?.mean, data.replaced?.reason]).toEqual([200, "4.00", reason]);
    expect(JSON.stringify(data)).not.toContain("before-friday");
  }
  for (const visitor of [world.guan, world.customer, world.manager]) expect((await read(visitor, first)).status).toBe(404);
  expect((await read(world.learner, "nonsense")).status).toBe(404);
  expect((await read(world.trainer, first)).data.signedBy).toBe("苏晓岚 Su Xiaolan");
  expect(JSON.stringify((await read(world.learner, first)).data)).not.toContain("Su Xiaolan");
});

test("what graders have still to settle the learner does not read: the corrected scorecard only when it counts", async () => {
  await scoredAndSigned(world, world.performance, again);
  expect((await read(world.learner, await cardOf(world.trainer, "later"))).status).toBe(404);
  expect((await read(world.learner, await cardOf(world.otherTrainer))).data).toMatchObject({ counts: true, replaced: null });
});

test("the result and the training record lead to it", async () => {
  await scoredAndSigned(world, world.performance, again);
  const to = `/performances/${world.performance.id}/scorecards/${await cardOf(world.trainer)}`;
  for (const visitor of [world.learner, world.trainer])
    expect((await visit(world, visitor, performancePage, "/", { id: world.performance.id })).data.corrected).toMatchObject([{ reason, before: to }]);
  const facts = [
    ...(await visit(world, world.learner, ownRecord, "/record")).data.facts,
    ...(await visit(world, world.hr, hrRecord, "/", { id: world.learner.personId })).data.facts,
  ];
  expect(facts.filter((fact: { to: string | null }) => fact.to === to)).toHaveLength(2);
});

test("a grader who has not signed reads nobody's scorecard", async () => {
  world = await gradersWorld();
  await scoredAndSigned(world, world.performance);
  const first = await cardOf(world.trainer);
  expect((await read(world.otherTrainer, first)).status).toBe(404);
  expect((await read(world.hr, first)).status).toBe(404);
  expect((await read(world.learner, first)).status).toBe(404);
  expect((await read(world.trainer, first)).status).toBe(200);
});

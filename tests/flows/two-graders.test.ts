import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { rolePlayFacts, upcomingPerformances } from "~/role-plays/facts.server";
import { submitAndSign } from "~/role-plays/signing.server";
import { loader as desk } from "~/routes/grading/route";
import { action as plan, loader as planPage } from "~/routes/grading_.new/route";
import { loader as messagesPage } from "~/routes/messages/route";
import { action as cancel, loader as performancePage } from "~/routes/performances.$id/route";
import { loader as decisionPage } from "~/routes/performances.$id_.decision/route";
import { action as draft } from "~/routes/performances.$id_.draft/route";
import { loader as scorePage } from "~/routes/performances.$id_.score/route";
import { loader as signPage } from "~/routes/performances.$id_.sign/route";
import { loader as recordPage } from "~/routes/record/route";
import { auditEntries } from "~db/tables/audit";
import { people, roles } from "~db/tables/people";
import { performanceGraders, performances, scorecardDrafts, scorecards, settlements } from "~db/tables/role-plays";
import { marksOf, password, planned, planOf, scoredAndSigned, shownToSign, signIt, submit } from "../support/role-play";
import { libraryWith } from "../support/role-play-content";
import { kindsTold } from "../support/told";
import { apart, bothSign, type GradersWorld, gradersWorld } from "../support/two-graders";
import { post, visit } from "../support/visit";

let world: GradersWorld;
beforeEach(async () => {
  world = await gradersWorld();
});

const params = () => ({ id: world.performance.id });
const open = (visitor = world.learner) => visit(world, visitor, performancePage, `/performances/${world.performance.id}`, params());
const row = async () => (await world.store.read.select().from(performances).where(eq(performances.id, world.performance.id)))[0]!;
const settled = () => world.store.read.select().from(settlements);
const planWith = (change: Record<string, string | string[]>) =>
  post(world, world.trainer, plan, "/grading/new", planOf(world, { variant: "one-knob", ...change }));

test("a second grader is offered from all trainers, those of the group first, but for oneself and whoever may not grade", async () => {
  const { graders } = (await visit(world, world.trainer, planPage, `/grading/new?person=${world.learner.personId}&scenario=rp04`)).data;
  expect(graders.map(({ name }: { name: string }) => name)).toEqual(["Chen Siyuan", "Guan Qing", "Maria Keller"]);
  expect((await visit(world, world.otherTrainer, desk, "/grading")).data.toScore).toMatchObject([{ id: world.performance.id, staff: "Lin Yue" }]);
});

test("where the rules ask for two graders, one is not enough; for practice it is", async () => {
  world.library = await libraryWith((_path, text) => text);
  const certification = world.library.certifications.get("frontline-service")!;
  for (const one of certification.requirements) if (one.kind === "role-play") one.graders = 2;
  const { store } = world;
  await store.tx(async (w) => void (await w.delete((await import("~db/tables/certification")).rulesInForce)));
  const answer = await planWith({});
  expect(answer.status).toBe(422);
  expect(answer.data.errors.secondGrader).toContain("two graders");
  expect((await planWith({ towards: "practice" })).status).toBe(303);
  expect((await planWith({ variant: "nobody-came", secondGrader: world.chen.personId })).status).toBe(303);
  expect((await visit(world, world.trainer, planPage, `/grading/new?person=${world.customer.personId}&scenario=rp04`)).data.towards).toMatchObject([
    { graders: 2 },
  ]);
});

test.each<[string, (world: GradersWorld) => Record<string, string | string[]>]>([
  ["who plans", (w) => ({ secondGrader: w.trainer.personId })],
  ["who is scored", (w) => ({ secondGrader: w.learner.personId })],
  ["who plays the customer", (w) => ({ secondGrader: w.chen.personId, customer: w.chen.personId })],
  ["somebody who is no trainer", (w) => ({ secondGrader: w.hr.personId })],
  ["nobody that exists", () => ({ secondGrader: "nobody" })],
  ["two people", (w) => ({ secondGrader: [w.chen.personId, w.guan.personId] })],
])("the second grader cannot be %s: refused at the field, nothing written", async (_who, change) => {
  const before = (await world.store.read.select().from(performances)).length;
  const answer = await planWith(change(world));
  expect(answer.status).toBe(422);
  expect(answer.data.errors.secondGrader).toEqual(expect.any(String));
  expect(await world.store.read.select().from(performances)).toHaveLength(before);
});

test("nobody grades their own manager, neither at planning nor at signing", async () => {
  const under = (managerId: string | null) =>
    world.store.tx(async (w) => void (await w.update(people).set({ managerId }).where(eq(people.id, world.chen.personId))));
  await under(world.learner.personId);
  expect((await planWith({ secondGrader: world.chen.personId })).data.errors.secondGrader).toContain("reports to");
  const { graders } = (await visit(world, world.trainer, planPage, `/grading/new?person=${world.learner.personId}&scenario=rp04`)).data;
  expect(graders.map(({ name }: { name: string }) => name)).not.toContain("Chen Siyuan");
  await under(null);
  const later = await planned(world, { variant: "one-knob", secondGrader: world.chen.personId });
  await under(world.learner.personId);
  expect((await submit(world, later, {}, world.chen)).status).toBe(403);
  const signing = { performanceId: later.id, graderId: world.chen.personId, marks: {} as never, nameAsSigned: "x", meaning: "x" };
  expect(await submitAndSign(world.store, signing, world.library, world.now)).toEqual({ outcome: "refused", why: "not-grader" });
});

test("both sign and are close: settled and released at once, at the mean that is never rounded up", async () => {
  // Language weighs 15: 4.00 and 4.15 make 4.075.
  await scoredAndSigned(world, world.performance, { comment: "From Su." });
  expect((await row()).releasedAt).toBeNull();
  expect(await rolePlayFacts(world.store.read, world.learner.personId)).toEqual([]);
  expect(await upcomingPerformances(world.store.read, world.learner.personId)).toHaveLength(1);
  await scoredAndSigned(world, world.performance, { "level.language": "5", "note.language": "Exact.", comment: "From Maria." }, world.otherTrainer);

  const [settlement] = await settled();
  expect(settlement).toMatchObject({ how: "rule", weightedSum: 407, points: 163, total: 40, passed: true, decidedBy: null });
  expect(await row()).toMatchObject({ releasedAt: world.now, conflictSince: null });
  expect(await rolePlayFacts(world.store.read, world.learner.personId)).toMatchObject([
    { factId: settlement!.id, scenarioId: "rp04", towards: "frontline-service", weightedSum: 407, passed: true, at: world.now },
  ]);
  const { result } = (await open()).data.view;
  expect(result).toMatchObject({ passed: true, mean: "4.07", failings: [] });
  expect(result.comments.toSorted()).toEqual(["From Maria.", "From Su."]);
  expect(result.criteria.find(({ id }: { id: string }) => id === "language")).toMatchObject({
    levels: [{ level: 4 }, { level: 5 }],
    notes: ["Exact."],
  });
  expect((await visit(world, world.trainer, desk, "/grading")).data).toMatchObject({ waiting: [], released: [{ result: { mean: "4.07" } }] });
  const acts = (await world.store.read.select({ act: auditEntries.act }).from(auditEntries)).map(({ act }) => act);
  expect(acts).toEqual(expect.arrayContaining(["role-plays.signed", "role-plays.settled"]));
});

test("the training record keeps both scorecards and says what they were settled at", async () => {
  await bothSign(world, {}, { "level.language": "3" });
  const { facts } = (await visit(world, world.learner, recordPage, "/record")).data;
  const played = facts.filter(({ title }: { title: string }) => title.includes("The long story"));
  expect(played).toHaveLength(2);
  for (const fact of played) expect(fact.details).toEqual(expect.arrayContaining(["one of several scorecards", "settled at 3.92 of 5, passed"]));
});

test("both sign and are apart: nothing is released, and the desk says what differed", async () => {
  const last = await bothSign(world, ...apart);
  expect(last.location).toBe(`/performances/${world.performance.id}`);
  expect(await row()).toMatchObject({ releasedAt: null, conflictSince: world.now });
  expect(await settled()).toEqual([]);
  expect((await open()).data.view.result).toBeNull();
  for (const visitor of [world.trainer, world.otherTrainer, world.chen])
    expect((await visit(world, visitor, desk, "/grading")).data.conflicts).toMatchObject([
      { id: world.performance.id, differences: ["Tone: level 4 and level 2"] },
    ]);
  expect((await visit(world, world.guan, desk, "/grading")).data.conflicts).toEqual([]);
  for (const visitor of [world.chen, world.hr]) expect((await kindsTold(world.store, visitor)).open).toContain("conflict");
  for (const visitor of [world.trainer, world.otherTrainer, world.guan]) expect((await kindsTold(world.store, visitor)).open).not.toContain("conflict");
});

/** Marks planted in the first grader's scorecard. Whoever receives one of them has seen it. */
const planted = ["PLANTEDNOTE", "PLANTEDCOMMENT", "tone-5-turns-mood", "4.10", "4.09"];
const marks = { "level.tone": "5", "chips.tone": "tone-5-turns-mood", "note.tone": "PLANTEDNOTE", comment: "PLANTEDCOMMENT" };

/** Every byte that the pages of grading give somebody: loader data is what .data requests carry and what the document embeds. */
async function everythingFor(visitor: typeof world.trainer) {
  const at = `/performances/${world.performance.id}`;
  const answers = [
    await visit(world, visitor, performancePage, at, params()),
    await visit(world, visitor, performancePage, `${at}.data`, params(), "zh"),
    await visit(world, visitor, signPage, `${at}/sign`, params()),
    await visit(world, visitor, decisionPage, `${at}/decision`, params()),
    await visit(world, visitor, desk, "/grading"),
    await visit(world, visitor, messagesPage, "/messages"),
    await post(world, visitor, cancel, at, {}, params()),
    await post(world, visitor, draft, `${at}/draft`, { clock: "start" }, params()),
    await post(world, visitor, draft, `${at}/draft`, marksOf(world.performance, { writer: "page9" }), params()),
  ];
  return answers.map(({ status, data, location }) => `${status} ${location} ${JSON.stringify(data)}`).join("\n");
}

test("until both have signed no byte tells a grader of the other's marks, nor that there are any", async () => {
  const { id } = world.performance;
  const scoring = async () => (await visit(world, world.otherTrainer, scorePage, `/performances/${id}/score`, params())).data;
  const before = await everythingFor(world.otherTrainer);
  await world.store.tx(async (w) => {
    await w.delete(scorecardDrafts).where(and(eq(scorecardDrafts.performanceId, id), eq(scorecardDrafts.graderId, world.otherTrainer.personId)));
    await w.update(performances).set({ startedAt: null }).where(eq(performances.id, id));
  });
  await scoredAndSigned(world, world.performance, marks);
  const page = JSON.stringify({ ...(await scoring()), sheet: null });
  const after = await everythingFor(world.otherTrainer);
  expect(after).toBe(before);
  for (const mark of planted.filter((one) => one !== "tone-5-turns-mood")) expect(page + after).not.toContain(mark);
  for (const nobody of [world.learner, world.customer, world.chen, world.hr])
    for (const mark of planted) expect(await everythingFor(nobody)).not.toContain(mark);
  expect((await open(world.trainer)).data.view).toMatchObject({ waits: "others", result: { mean: "4.10" } });
  expect((await visit(world, world.trainer, desk, "/grading")).data).toMatchObject({ toScore: [], released: [], waiting: [{ id }] });
});

test("once both have signed each sees the other's, side by side", async () => {
  await bothSign(world, marks, { "level.tone": "2", "note.tone": "Flat." });
  const page = await visit(world, world.otherTrainer, decisionPage, `/performances/${world.performance.id}/decision`, params());
  expect(page.data).toMatchObject({ open: true, mayDecide: false, apart: ["tone"], cards: [{ grader: "Su Xiaolan" }, { grader: "Maria Keller" }] });
  expect(JSON.stringify(page.data)).toContain("PLANTEDNOTE");
});

test("two graders who sign at the same moment never overwrite one another", async () => {
  await submit(world, world.performance);
  await submit(world, world.performance, { "level.tone": "3" }, world.otherTrainer);
  const [first, second] = [await shownToSign(world, world.performance), await shownToSign(world, world.performance, world.otherTrainer)];
  const answers = await Promise.all([
    signIt(world, world.performance, { hash: first.data.hash, password }),
    signIt(world, world.performance, { hash: second.data.hash, password }, world.otherTrainer),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  expect(await world.store.read.select().from(scorecards)).toHaveLength(2);
  expect(await settled()).toMatchObject([{ how: "rule", weightedSum: 395 }]);
});

test("both saving drafts at once keep their own marks, and the first signature closes nothing for the second", async () => {
  const save = (visitor: typeof world.trainer, n: number) =>
    post(world, visitor, draft, `/performances/${world.performance.id}/draft`, marksOf(world.performance, { comment: `n${n}`, turn: String(n) }), params());
  const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((n) => save(n % 2 ? world.trainer : world.otherTrainer, n)));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  await scoredAndSigned(world, world.performance, { turn: "9" });
  expect((await save(world.otherTrainer, 20)).status).toBe(200);
  const clock = await post(world, world.otherTrainer, draft, `/performances/${world.performance.id}/draft`, { clock: "stop" }, params());
  expect(clock.status).toBe(200);
});

test("a plan with two graders is taken back before its time only", async () => {
  expect((await post(world, world.trainer, cancel, "/", {}, params())).status).toBe(409);
  const later = await planned(world, { variant: "one-knob", time: "18:00", secondGrader: world.chen.personId });
  expect((await post(world, world.chen, cancel, "/", {}, { id: later.id })).status).toBe(303);
});

test("a second grader who lost the role can no longer score", async () => {
  await world.store.tx(async (w) => void (await w.update(roles).set({ endedAt: world.now }).where(eq(roles.personId, world.otherTrainer.personId))));
  expect((await submit(world, world.performance, {}, { ...world.otherTrainer, roles: [] })).status).toBe(403);
  expect(await world.store.read.select().from(performanceGraders)).toHaveLength(2);
});

import { beforeEach, expect, test } from "vitest";
import { rolePlayFacts, upcomingPerformances } from "~/role-plays/facts.server";
import { encountersOf } from "~/role-plays/planning.server";
import { loader as desk } from "~/routes/grading/route";
import { action as plan } from "~/routes/grading_.new/route";
import { loader as learn } from "~/routes/learn/route";
import { loader as performancePage } from "~/routes/performances.$id/route";
import { action as ending, loader as endingPage } from "~/routes/performances.$id_.ending/route";
import { action as replay } from "~/routes/performances.$id_.replay/route";
import { action as assess } from "~/routes/performances.$id_.self-assessment/route";
import { auditEntries } from "~db/tables/audit";
import { performanceGraders, performances, scorecards } from "~db/tables/role-plays";
import { planned, planOf, type RolePlayWorld, rolePlayWorld, scoredAndSigned, submit } from "../support/role-play";
import { selfSaid } from "../support/self-assessment";
import { bothSign, gradersWorld } from "../support/two-graders";
import { post, visit } from "../support/visit";

let world: RolePlayWorld;
let performance: typeof performances.$inferSelect;
beforeEach(async () => {
  world = await rolePlayWorld();
  performance = await planned(world);
});

const record = (form: Record<string, string>, visitor = world.trainer, id = performance.id) => post(world, visitor, ending, "/", form, { id });
const again = (visitor = world.trainer, id = performance.id) => post(world, visitor, replay, "/", {}, { id });
const rows = () => world.store.read.select().from(performances);
const row = async () => (await rows()).find(({ id }) => id === performance.id)!;
const page = async (visitor = world.learner) => (await visit(world, visitor, performancePage, "/", { id: performance.id })).data;
const acts = async () => (await world.store.read.select().from(auditEntries)).map(({ act, actorId, at }) => ({ act, actorId, at }));
const met = async (personId: string) =>
  (await encountersOf(world.store.read, [personId])).map(({ variantId, part, pending }) => ({ variantId, part, pending }));

test("who did not come is noted: no try, no result, on record, and said to the learner in plain words on their path too", async () => {
  expect((await record({ ending: "no-show" })).location).toBe(`/performances/${performance.id}`);
  expect(await row()).toMatchObject({ ending: "no-show", endingReason: null, cancelledAt: world.now, releasedAt: null });
  expect(await acts()).toContainEqual({ act: "role-plays.no-show", actorId: world.trainer.personId, at: world.now });
  expect(await rolePlayFacts(world.store.read, world.learner.personId)).toEqual([]);
  expect(await upcomingPerformances(world.store.read, world.learner.personId)).toEqual([]);
  expect((await visit(world, world.trainer, desk, "/grading")).data.toScore).toEqual([]);
  expect((await page()).calledOff).toEqual({ ending: "no-show", reason: null });
  expect((await visit(world, world.learner, learn, "/learn")).data.calledOff).toEqual([
    { id: performance.id, ending: "no-show", title: "RP04 The long story" },
  ]);
});

test("what nobody came to leaves the variant unplayed, but its customer player has had the brief", async () => {
  await record({ ending: "no-show" });
  expect(await met(world.learner.personId)).toEqual([]);
  expect(await met(world.observer.personId)).toEqual([]);
  expect(await met(world.customer.personId)).toEqual([{ variantId: "before-friday", part: "customer", pending: false }]);
});

test("a play that was broken off needs a reason, counts for nothing, and its variant is met by all", async () => {
  await submit(world, performance, { intent: "start" });
  const without = await record({ ending: "stopped", reason: " " });
  expect([without.status, Object.keys(without.data.errors)]).toEqual([422, ["reason"]]);
  expect((await record({ ending: "stopped", reason: "The fire alarm rang." })).status).toBe(303);
  expect(await row()).toMatchObject({ ending: "stopped", endingReason: "The fire alarm rang.", endedAt: world.now });
  expect((await page()).calledOff).toEqual({ ending: "stopped", reason: "The fire alarm rang." });
  expect((await page()).view.assessment).toBe("called-off");
  const said = await post(world, world.learner, assess, "/", selfSaid(), { id: performance.id });
  expect(said).toMatchObject({ status: 409, data: { errors: { "": expect.stringContaining("Nothing came of this performance") } } });
  for (const [{ personId }, part] of [
    [world.learner, "staff"],
    [world.customer, "customer"],
    [world.observer, "observer"],
  ] as const)
    expect(await met(personId)).toEqual([{ variantId: "before-friday", part, pending: false }]);
  expect(await rolePlayFacts(world.store.read, world.learner.personId)).toEqual([]);
  expect((await submit(world, performance, { turn: "9" })).status).toBe(409);
});

test.each<[string, Record<string, string>]>([
  ["no choice", {}],
  ["a made-up ending", { ending: "vanished" }],
  ["control characters", { ending: "stopped", reason: "a\u0007b" }],
  ["a reason of a megabyte", { ending: "stopped", reason: "x".repeat(1_000_000) }],
])("%s is refused with a sentence and nothing is written", async (_what, form) => {
  const answer = await record(form);
  expect(answer.status).toBe(422);
  expect(Object.values(answer.data.errors)[0]).toEqual(expect.any(String));
  expect(await row()).toMatchObject({ ending: null, cancelledAt: null });
});

test("before its time a plan is taken back, after the start nobody has stayed away, and what is signed stays", async () => {
  const later = await planned(world, { variant: "one-knob", time: "18:00" });
  expect((await record({ ending: "no-show" }, world.trainer, later.id)).status).toBe(409);
  expect((await visit(world, world.trainer, endingPage, "/", { id: later.id })).status).toBe(409);
  await submit(world, performance, { intent: "start" });
  expect((await visit(world, world.trainer, endingPage, "/", { id: performance.id })).data.offered).toEqual(["stopped"]);
  expect((await record({ ending: "no-show" })).status).toBe(409);
  await scoredAndSigned(world, performance, { turn: "2" });
  expect((await record({ ending: "stopped", reason: "x" })).status).toBe(409);
  expect(await row()).toMatchObject({ ending: null, cancelledAt: null, releasedAt: world.now });
});

test("only a grader may record it, once", async () => {
  expect((await record({ ending: "no-show" }, world.otherTrainer)).status).toBe(404);
  expect((await record({ ending: "no-show" }, world.learner)).status).toBe(403);
  expect((await record({ ending: "no-show" }, world.customer)).status).toBe(403);
  const answers = await Promise.all(Array.from({ length: 8 }, () => record({ ending: "no-show" })));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array(7).fill(409)]);
  expect((await acts()).filter(({ act }) => act === "role-plays.no-show")).toHaveLength(1);
});

test("with two graders neither learns from the answer whether the other has signed; a decided one stays", async () => {
  const graders = await gradersWorld();
  const recordFor = (visitor: typeof graders.trainer) =>
    post(graders, visitor, ending, "/", { ending: "stopped", reason: "Ill." }, { id: graders.performance.id });
  await scoredAndSigned(graders, graders.performance);
  expect((await recordFor(graders.trainer)).status).toBe(409);
  expect((await recordFor(graders.otherTrainer)).status).toBe(303);
  expect((await visit(graders, graders.trainer, desk, "/grading")).data).toMatchObject({ waiting: [], toScore: [] });

  const decided = await gradersWorld();
  await bothSign(decided, {}, { "level.tone": "2", "note.tone": "Flat." });
  expect((await post(decided, decided.trainer, ending, "/", { ending: "stopped", reason: "x" }, { id: decided.performance.id })).status).toBe(409);
});

test("one tap plans the same person and role-play again, on another variant, with the same customer", async () => {
  await submit(world, performance, { intent: "start" });
  await record({ ending: "stopped", reason: "Alarm." });
  const { location } = await again();
  const next = (await rows()).find(({ id }) => location === `/performances/${id}`)!;
  expect(next).toMatchObject({ staffId: world.learner.personId, scenarioId: "rp04", towards: "frontline-service", scheduledAt: world.now, startedAt: null });
  expect(next.variantId).not.toBe("before-friday");
  expect((await visit(world, world.trainer, performancePage, "/", { id: next.id })).data.customer).toBe("Zhou Hang");
});

test("when no variant is left the tap leads to the form, which says so, and plans nothing", async () => {
  for (const variant of ["one-knob", "nobody-came"]) await planned(world, { variant });
  const { location } = await again();
  expect(location).toBe(`/grading/new?person=${world.learner.personId}&scenario=rp04`);
  expect(await rows()).toHaveLength(3);
});

test("nobody plans again who does not grade it, or no longer trains the person", async () => {
  expect((await again(world.otherTrainer)).status).toBe(404);
  expect((await again(world.learner)).status).toBe(403);
  await world.store.tx(async (w) => {
    await w.insert(performanceGraders).values({ performanceId: performance.id, personId: world.otherTrainer.personId, assignedBy: "x", assignedAt: world.now });
  });
  expect((await again(world.otherTrainer)).status).toBe(403);
  expect((await again(world.trainer, "none")).status).toBe(404);
  expect(await rows()).toHaveLength(1);
});

const walkIn = (change: Record<string, string | string[]> = {}) =>
  post(world, world.trainer, plan, "/grading/new", planOf(world, { person: world.observer.personId, observer: [], customer: "", intent: "start", ...change }));

test("a walk-in begins at once on the variant proposed, with the trainer as the customer when nobody is chosen", async () => {
  const { location } = await walkIn({ variant: "one-knob", day: "2026-01-01", time: "08:00" });
  const begun = (await rows()).find(({ id }) => location === `/performances/${id}/score`)!;
  expect(begun).toMatchObject({ staffId: world.observer.personId, variantId: "one-knob", scheduledAt: world.now, startedAt: world.now });
  await scoredAndSigned(world, begun);
  expect(await world.store.read.select().from(scorecards)).toMatchObject([{ performanceId: begun.id, passed: true }]);
});

test("a walk-in keeps every rule of a plan: a met variant, a stranger and a manager are refused, and a plan without a customer too", async () => {
  expect((await walkIn({ variant: "before-friday" })).data.errors.variant).toContain("has played, watched");
  expect((await walkIn({ person: world.otherTrainer.personId })).status).toBe(422);
  expect((await walkIn({ person: world.manager.personId })).status).toBe(422);
  expect((await walkIn({ variant: "one-knob", intent: "plan" })).data.errors.customer).toEqual(expect.any(String));
  expect((await walkIn({ variant: "one-knob", customer: "nobody" })).status).toBe(422);
  expect(await rows()).toHaveLength(1);
});

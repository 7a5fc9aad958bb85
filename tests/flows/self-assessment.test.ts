import { beforeEach, expect, test } from "vitest";
import type { Visitor } from "~/people/visitor";
import { loader as desk } from "~/routes/grading/route";
import { loader as performancePage } from "~/routes/performances.$id/route";
import { loader as decisionPage } from "~/routes/performances.$id_.decision/route";
import { loader as scorePage } from "~/routes/performances.$id_.score/route";
import { action as assess, loader as assessPage } from "~/routes/performances.$id_.self-assessment/route";
import { auditEntries } from "~db/tables/audit";
import { selfAssessments } from "~db/tables/role-play-results";
import { planned, scoredAndSigned } from "../support/role-play";
import { selfSaid } from "../support/self-assessment";
import { apart, bothSign, type GradersWorld, gradersWorld } from "../support/two-graders";
import { post, visit } from "../support/visit";

let world: GradersWorld;
beforeEach(async () => {
  world = await gradersWorld();
  world.now = after(20);
});

const after = (minutes: number) => new Date(world.performance.scheduledAt.getTime() + minutes * 60_000);
const params = () => ({ id: world.performance.id });
const at = () => `/performances/${world.performance.id}`;
const open = (visitor: Visitor = world.learner) => visit(world, visitor, performancePage, at(), params());
const say = (change: Record<string, string | string[]> = {}, visitor: Visitor = world.learner) =>
  post(world, visitor, assess, `${at()}/self-assessment`, selfSaid(change), params());
const kept = () => world.store.read.select().from(selfAssessments);

test("after the play the one who was scored is asked how they saw it, and it is kept and on record", async () => {
  expect((await open()).data.view).toMatchObject({ assessment: "open", self: null });
  expect((await say()).location).toBe(at());
  expect(await kept()).toMatchObject([{ personId: world.learner.personId, levels: { tone: 2, listening: 3 }, keep: "MARKKEEP: I let him finish." }]);
  expect((await world.store.read.select().from(auditEntries)).map(({ act }) => act)).toContain("role-plays.self-assessed");
  expect((await open()).data.view).toMatchObject({ assessment: "given", self: null });
});

test("during the play nobody is asked; where no clock was run, the play ends when its minutes are over", async () => {
  world.now = after(6);
  expect((await open()).data.view).toMatchObject({ assessment: "not-yet" });
  const early = await say();
  expect(early).toMatchObject({ status: 409, data: { typed: { keep: expect.stringContaining("MARKKEEP") } } });
  world.now = after(7);
  expect((await say()).status).toBe(303);
});

test("no grader sees any of it before the result is out, not even one who has signed; then it stands beside the marks", async () => {
  await say();
  const pages = (visitor: Visitor) =>
    Promise.all([
      open(visitor),
      visit(world, visitor, scorePage, `${at()}/score`, params()),
      visit(world, visitor, decisionPage, `${at()}/decision`, params()),
      visit(world, visitor, desk, "/grading"),
      visit(world, visitor, assessPage, `${at()}/self-assessment`, params()),
    ]).then((answers) => JSON.stringify(answers.map(({ data }) => data)));
  expect(await pages(world.trainer)).not.toContain("MARK");
  await scoredAndSigned(world, world.performance);
  expect(await pages(world.trainer)).not.toContain("MARK");
  expect(await pages(world.otherTrainer)).not.toContain("MARK");
  await scoredAndSigned(world, world.performance, {}, world.otherTrainer);
  for (const visitor of [world.trainer, world.learner])
    expect((await open(visitor)).data.view.self).toMatchObject({ levels: { tone: { level: 2 } }, keep: "MARKKEEP: I let him finish." });
});

test("while the graders are apart, the learner's own view is with nobody else, and the learner has no mark", async () => {
  await say();
  await bothSign(world, ...apart);
  expect(JSON.stringify((await visit(world, world.hr, decisionPage, `${at()}/decision`, params())).data)).not.toContain("MARK");
  const learner = await Promise.all([open(), visit(world, world.learner, assessPage, `${at()}/self-assessment`, params())]);
  expect(JSON.stringify(learner.map(({ data }) => data))).not.toMatch(/Flat at the start|3\.80|"anchor"/);
});

test("it is no condition: the result is out without it, and then it can no longer be given", async () => {
  const alone = await planned(world, { variant: "one-knob", towards: "practice" });
  await scoredAndSigned(world, alone);
  const answer = await post(world, world.learner, assess, `/performances/${alone.id}/self-assessment`, selfSaid(), { id: alone.id });
  expect(answer).toMatchObject({ status: 409, data: { errors: { "": expect.stringContaining("result is out") }, typed: { change: expect.any(String) } } });
  expect(await kept()).toEqual([]);
});

test.each(["trainer", "otherTrainer", "customer", "observer", "manager", "hr", "chen"] as const)("the %s finds no such page", async (who) => {
  expect((await visit(world, world[who], assessPage, `${at()}/self-assessment`, params())).status).toBe(404);
  expect((await say({}, world[who])).status).toBe(404);
});

test.each<[string, Record<string, string | string[]>, string]>([
  ["a level the rubric lacks", { "level.tone": "6" }, "level.tone"],
  ["no level for a criterion", { "level.tone": "" }, "level.tone"],
  ["two levels for one criterion", { "level.tone": ["2", "3"] }, "level.tone"],
  ["a criterion that is not in the rubric", { "level.charm": "3" }, ""],
  ["nothing to keep", { keep: "  " }, "keep"],
  ["a change of three thousand characters", { change: "x".repeat(3000) }, "change"],
  ["control characters", { keep: "a\u0000b" }, "keep"],
])("%s is refused at its place with what was typed, and nothing is kept", async (_what, change, field) => {
  const answer = await say(change);
  expect(answer).toMatchObject({ status: 422, data: { errors: { [field]: expect.any(String) }, typed: { "level.listening": "3" } } });
  expect(await kept()).toEqual([]);
});

test("ten taps at once keep one; a second one later changes nothing", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => say({ keep: `the ${n}th` })));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect((await say({ keep: "later" })).status).toBe(409);
  expect(await kept()).toHaveLength(1);
});

import { and, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Visitor } from "~/people/visitor";
import { gradedTwice } from "~/role-plays/agreement.server";
import { rolePlayFacts } from "~/role-plays/facts.server";
import { signatureHolds } from "~/role-plays/signing.server";
import { loader as desk } from "~/routes/grading/route";
import { loader as listPage } from "~/routes/grading_.appeals/route";
import { loader as performancePage } from "~/routes/performances.$id/route";
import { action as correct } from "~/routes/performances.$id_.correction/route";
import { loader as scorePage } from "~/routes/performances.$id_.score/route";
import { loader as recordPage } from "~/routes/record/route";
import { auditEntries } from "~db/tables/audit";
import { people, roles } from "~db/tables/people";
import { appealDecisions, appealSteps, appeals } from "~db/tables/role-play-results";
import { performances, scorecards, settlements } from "~db/tables/role-plays";
import { actOn, decide, fileIt, give, objection, openAppeal, openOwn, take, theAppeal } from "../support/appeals";
import { password, scoredAndSigned, submit } from "../support/role-play";
import { kindsTold } from "../support/told";
import { bothSign, type GradersWorld, gradersWorld } from "../support/two-graders";
import { post, visit } from "../support/visit";

let world: GradersWorld;
/** Both gave a two for listening: below the floor, so that it is no pass. */
const weak = { "level.listening": "2", "note.listening": "Asked again what was said." };
beforeEach(async () => {
  world = await gradersWorld();
  await bothSign(world, weak, weak);
});

const later = (hours: number) => {
  world.now = new Date(world.now.getTime() + hours * 3_600_000);
};
const params = () => ({ id: world.performance.id });
const result = async (visitor: Visitor = world.learner) =>
  (await visit(world, visitor, performancePage, `/performances/${world.performance.id}`, params())).data;
const list = async (visitor: Visitor) => (await visit(world, visitor, listPage, "/grading/appeals")).data;
const facts = () => rolePlayFacts(world.store.read, world.learner.personId);
const acts = async () => (await world.store.read.select({ act: auditEntries.act }).from(auditEntries)).map((one) => one.act);
const better = { "level.listening": "4", "note.listening": "The notes of both say that she restated it." };
const under = (who: Visitor, managerId: string | null) =>
  world.store.tx(async (w) => void (await w.update(people).set({ managerId }).where(eq(people.id, who.personId))));

test("the learner appeals a released result and reads by when what happens, with the weekday", async () => {
  expect((await result()).mine.appeal).toEqual({ may: "yes", lastDay: "Sun 27 Dec 2026", filed: 0 });
  expect((await fileIt(world)).location).toBe(`/performances/${world.performance.id}/appeal`);
  expect((await openOwn(world)).data).toMatchObject({
    may: "running",
    appeals: [{ reason: objection, receiveBy: "Sat 28 Nov 2026, 14:20", ownerBy: "Sun 29 Nov 2026, 14:20", decideOn: "Sun 27 Dec 2026", decided: null }],
  });
  expect((await result()).mine.appeal).toMatchObject({ may: "running", filed: 1 });
  expect(await acts()).toContain("role-plays.appealed");
});

test("who decides finds it by what is due: HR all, a trainer those of the group; never a grader, the learner, or another's trainer", async () => {
  await fileIt(world);
  expect((await list(world.hr)).open).toMatchObject([{ staff: "Lin Yue", scenario: "RP04 The long story", due: { isLate: false } }]);
  expect((await list(world.chen)).open).toHaveLength(1);
  expect((await visit(world, world.chen, desk, "/grading")).data.appeals).toHaveLength(1);
  for (const visitor of [world.trainer, world.otherTrainer, world.guan, { ...world.learner, roles: ["hr" as const] }])
    expect((await list(visitor)).open).toEqual([]);
  later(25);
  expect((await list(world.hr)).open).toMatchObject([{ due: { text: expect.stringContaining("Sat 28 Nov"), isLate: true } }]);
});

test.each(["trainer", "otherTrainer", "customer", "observer", "manager", "guan"] as const)("the %s sees nothing of an appeal", async (who) => {
  await fileIt(world);
  expect((await openAppeal(world, world[who])).status).toBe(404);
  expect((await openOwn(world, world[who])).status).toBe(404);
  expect((await actOn(world, world[who], { intent: "take", seen: "" })).status).toBe(404);
  expect(JSON.stringify(await result(world[who]))).not.toContain("MARKREASON");
});

test("two learners see nothing of each other's appeals", async () => {
  await fileIt(world);
  for (const visitor of [world.customer, { ...world.learner, roles: ["trainer" as const, "hr" as const] }]) {
    expect((await openAppeal(world, visitor)).status).toBe(404);
    expect((await decide(world, visitor, "stands")).status).toBe(404);
  }
  expect((await fileIt(world, {}, world.customer)).status).toBe(404);
});

test("received, given by HR to a trainer outside the group, decided: each step on record, and the learner reads it", async () => {
  await fileIt(world);
  later(1);
  expect((await actOn(world, world.hr, { intent: "receive" })).status).toBe(303);
  later(1);
  expect((await kindsTold(world.store, world.hr)).open).toContain("appeal-filed");
  expect((await give(world, world.hr, world.guan)).status).toBe(303);
  expect(await kindsTold(world.store, world.guan)).toEqual({ open: ["appeal-given"], done: [] });
  expect((await list(world.guan)).open).toMatchObject([{ owner: "Guan Qing", due: { text: expect.stringContaining("Decide by Sun 27 Dec") } }]);
  later(1);
  expect((await decide(world, world.guan, "stands")).status).toBe(303);
  expect((await openOwn(world)).data.appeals).toMatchObject([
    {
      received: { by: "He Jing", when: "Fri 27 Nov 2026, 15:20" },
      owned: { by: "Guan Qing", when: "Fri 27 Nov 2026, 16:20" },
      decided: { by: "Guan Qing", when: "Fri 27 Nov 2026, 17:20", outcome: "stands", reason: "By what both wrote down." },
    },
  ]);
  expect(await acts()).toEqual(expect.arrayContaining(["role-plays.appeal-received", "role-plays.appeal-owned", "role-plays.appeal-decided"]));
  expect(await kindsTold(world.store, world.guan)).toEqual({ open: [], done: ["appeal-given"] });
  expect((await kindsTold(world.store, world.hr)).open).not.toContain("appeal-filed");
  expect((await kindsTold(world.store, world.learner)).open).toEqual(expect.arrayContaining(["appeal-decided", "released"]));
  expect((await list(world.hr)).decided).toHaveLength(1);
  expect(await facts()).toMatchObject([{ passed: false, weightedSum: 360 }]);
  expect((await openOwn(world)).data.may).toBe("decided");
});

test("changed: a signed scorecard of the decider's own counts, at once and for good; what the graders signed stays readable", async () => {
  await fileIt(world);
  await take(world, world.chen);
  later(1);
  expect((await decide(world, world.chen, "changed", better)).status).toBe(303);
  expect(await facts()).toMatchObject([{ passed: true, weightedSum: 400 }]);
  const rows = await world.store.read.select().from(scorecards);
  expect(rows).toHaveLength(3);
  for (const { id } of rows) expect(await signatureHolds(world.store.read, id)).toBe(true);
  const { view } = await result();
  expect(view.result).toMatchObject({
    passed: true,
    mean: "4.00",
    decided: { how: "appeal", by: { otherName: "Chen Siyuan" } },
    signedBy: ["陈思远 Chen Siyuan"],
  });
  expect(view.result.criteria.find(({ id }: { id: string }) => id === "listening")).toMatchObject({
    levels: [{ level: 4 }],
    notes: [better["note.listening"]],
  });
  expect(await gradedTwice(world.store.read).then(({ graders }) => graders)).toHaveLength(1);
  expect((await openOwn(world)).data.may).toBe("final");
  expect(JSON.stringify((await visit(world, world.learner, recordPage, "/record")).data)).toMatch(/counts since an appeal was decided.*settled at 4\.00/);
});

test("after that no grader corrects their scorecard any more, not even one who had begun to", async () => {
  const correcting = (visitor: Visitor) => post(world, visitor, correct, `/performances/${world.performance.id}/correction`, { reason: "A slip." }, params());
  expect((await correcting(world.trainer)).status).toBe(303);
  await fileIt(world);
  await take(world, world.chen);
  await decide(world, world.chen, "changed", better);
  expect((await correcting(world.otherTrainer)).status).toBe(409);
  expect((await submit(world, world.performance, { writer: "page2", base: "1" })).status).toBe(409);
  expect((await visit(world, world.trainer, scorePage, `/performances/${world.performance.id}/score`, params())).status).toBe(409);
  expect((await result(world.trainer)).view.marking).toMatchObject({ mayCorrect: false });
  expect(await world.store.read.select().from(settlements)).toHaveLength(2);
});

test("played again: it counts neither as a pass nor as a try, and says so on the page and in the record", async () => {
  await fileIt(world);
  await take(world, world.hr).catch(() => null);
  await give(world, world.hr, world.chen);
  expect((await decide(world, world.chen, "again")).status).toBe(303);
  expect(await facts()).toEqual([]);
  expect(await result()).toMatchObject({ setAside: true, mine: { next: null, progress: [], appeal: { may: "final" } } });
  expect(JSON.stringify((await visit(world, world.learner, recordPage, "/record")).data)).toContain("set aside after an appeal");
});

test("an appeal makes nothing worse: neither lower levels nor setting aside a pass are taken", async () => {
  await fileIt(world);
  await take(world, world.chen);
  expect(await decide(world, world.chen, "changed", { "level.tone": "3", "note.tone": "Less." })).toMatchObject({
    status: 422,
    data: { errors: { "": expect.stringContaining("worse") }, typed: { "note.tone": "Less." } },
  });
  expect((await decide(world, world.chen, "changed")).data.errors[""]).toContain("stays as it is");
  expect((await decide(world, world.chen, "changed", better)).status).toBe(303);
  expect((await decide(world, world.chen, "again")).status).toBe(409);
  expect(await facts()).toMatchObject([{ passed: true }]);
});

test("one grader's result is changed the same way", async () => {
  const { planned } = await import("../support/role-play");
  later(24);
  world.performance = await planned(world, { variant: "one-knob", scenario: "rp04", day: "2026-11-28" });
  await scoredAndSigned(world, world.performance, weak);
  await fileIt(world);
  await take(world, world.chen);
  expect((await decide(world, world.chen, "changed", better)).status).toBe(303);
  expect((await facts()).filter(({ performanceId }) => performanceId === world.performance.id)).toMatchObject([{ passed: true, weightedSum: 400 }]);
});

test.each<[string, (w: GradersWorld) => Visitor]>([
  ["a grader", (w) => w.trainer],
  ["the other grader", (w) => w.otherTrainer],
  ["the one who was scored", (w) => w.learner],
  ["their manager", (w) => ({ ...w.manager })],
  ["somebody who is no trainer", (w) => w.observer],
])("HR cannot give it to %s", async (_who, to) => {
  await world.store.tx(async (w) => void (await w.insert(roles).values({ personId: world.manager.personId, role: "trainer", grantedAt: world.now })));
  await fileIt(world);
  const answer = await give(world, world.hr, to(world));
  expect(answer).toMatchObject({ status: 422, data: { errors: { owner: expect.any(String) } } });
  expect(await world.store.read.select().from(appealSteps)).toEqual([]);
  const offered = (await openAppeal(world, world.hr)).data.candidates.map(({ name }: { name: string }) => name);
  expect(offered).toEqual(["Chen Siyuan", "Guan Qing"]);
});

test("nobody of the learner's line decides, above or below, also when that comes about later; nor who decided between the graders", async () => {
  await fileIt(world);
  await take(world, world.chen);
  await under(world.learner, world.chen.personId);
  expect((await decide(world, world.chen, "stands")).status).toBe(403);
  await under(world.learner, world.manager.personId);
  await under(world.chen, world.learner.personId);
  expect((await openAppeal(world, world.chen)).status).toBe(404);
  await under(world.chen, null);
  await world.store.tx(
    async (w) =>
      void (await w
        .update(roles)
        .set({ endedAt: world.now })
        .where(and(eq(roles.personId, world.chen.personId), eq(roles.role, "trainer")))),
  );
  expect((await decide(world, world.chen, "stands")).status).toBe(403);
  expect(await world.store.read.select().from(appealDecisions)).toEqual([]);
});

test.each<[string, Record<string, string | string[]>, string]>([
  ["without an outcome", { outcome: "" }, "outcome"],
  ["with an outcome there is none of", { outcome: "quashed" }, "outcome"],
  ["without a reason", { reason: " " }, "reason"],
  ["with a wrong password", { password: "guess" }, "password"],
  ["without a password", { password: "" }, "password"],
  ["with a level the rubric lacks", { outcome: "changed", "level.tone": "9" }, "level.tone"],
  ["with two levels for one criterion", { outcome: "changed", "level.tone": ["4", "5"] }, "level.tone"],
  ["with a changed level and no word why", { outcome: "changed", "level.tone": "5" }, "note.tone"],
  ["with a red line no grader saw", { outcome: "changed", redLine: "blaming" }, "redLine"],
])("a decision %s is refused at its place, with what was typed, and nothing is written", async (_what, change, field) => {
  await fileIt(world);
  await take(world, world.chen);
  const answer = await decide(world, world.chen, "stands", change);
  expect(answer).toMatchObject({ status: 422, data: { errors: { [field]: expect.any(String) }, typed: { intent: "decide" } } });
  expect(await world.store.read.select().from(appealDecisions)).toEqual([]);
  expect(await world.store.read.select().from(scorecards)).toHaveLength(2);
  expect(JSON.stringify(answer.data)).not.toContain(password);
});

test("ten decisions at once: one counts; a decision on a result that was corrected meanwhile is refused with its reason kept", async () => {
  await fileIt(world);
  await take(world, world.chen);
  const before = (await openAppeal(world, world.chen)).data.seen;
  await post(world, world.trainer, correct, `/performances/${world.performance.id}/correction`, { reason: "A slip." }, params());
  later(1);
  await scoredAndSigned(world, world.performance, { ...weak, "level.tone": "3", writer: "page2", base: "1" });
  const stale = await decide(world, world.chen, "stands", { seen: before });
  expect(stale).toMatchObject({ status: 409, data: { errors: { "": expect.stringContaining("was changed") }, typed: { reason: expect.any(String) } } });
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => decide(world, world.chen, n % 2 ? "stands" : "changed", n % 2 ? {} : better)));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(await world.store.read.select().from(appealDecisions)).toHaveLength(1);
  expect((await theAppeal(world)).decidedAt).not.toBeNull();
});

test("two who take it at once: one has it, the other reads that", async () => {
  await fileIt(world);
  const answers = await Promise.all([take(world, world.chen), take(world, world.hr)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(await world.store.read.select().from(appealSteps).where(eq(appealSteps.kind, "owned"))).toHaveLength(1);
  expect((await decide(world, world.hr, "stands")).status + (await decide(world, world.chen, "stands")).status).toBe(403 + 303);
});

test("filed once, in time, with a reason, against what is out", async () => {
  expect(await fileIt(world, { reason: "  " })).toMatchObject({ status: 422, data: { errors: { reason: expect.any(String) } } });
  expect((await fileIt(world, { reason: "x".repeat(3000) })).status).toBe(422);
  expect((await fileIt(world, { seen: "elsewhere" })).data.errors[""]).toContain("changed since");
  const answers = await Promise.all(Array.from({ length: 5 }, () => fileIt(world)));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(await fileIt(world)).toMatchObject({ status: 409, data: { typed: { reason: objection } } });
  expect(await world.store.read.select().from(appeals)).toHaveLength(1);
});

test("after thirty days, and before the result is out, there is no appeal", async () => {
  const { planned } = await import("../support/role-play");
  const first = world.performance;
  later(24);
  world.performance = await planned(world, { variant: "one-knob", day: "2026-11-28", secondGrader: world.otherTrainer.personId });
  await scoredAndSigned(world, world.performance);
  expect((await openOwn(world)).data).toMatchObject({ may: "not-out", seen: "" });
  expect((await fileIt(world, { seen: "anything" })).status).toBe(409);
  world.performance = first;
  later(31 * 24);
  expect((await openOwn(world)).data.may).toBe("too-late");
  expect((await fileIt(world)).data.errors[""]).toContain("is over");
  expect(await world.store.read.select().from(performances).where(eq(performances.id, first.id))).toMatchObject([{ setAsideAt: null }]);
});

import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Visitor } from "~/people/visitor";
import { rolePlayFacts } from "~/role-plays/facts.server";
import { signatureHolds } from "~/role-plays/signing.server";
import { loader as desk } from "~/routes/grading/route";
import { loader as conflictsPage } from "~/routes/grading_.conflicts/route";
import { loader as performancePage } from "~/routes/performances.$id/route";
import { action as correct, loader as correctionPage } from "~/routes/performances.$id_.correction/route";
import { action as decide, loader as decisionPage } from "~/routes/performances.$id_.decision/route";
import { loader as scorePage } from "~/routes/performances.$id_.score/route";
import { auditEntries } from "~db/tables/audit";
import { people } from "~db/tables/people";
import { performanceGraders, performances, scorecards, settlements } from "~db/tables/role-plays";
import { marksOf, planned, scoredAndSigned, submit } from "../support/role-play";
import { apart, bothSign, type GradersWorld, gradersWorld } from "../support/two-graders";
import { post, visit } from "../support/visit";

let world: GradersWorld;
beforeEach(async () => {
  world = await gradersWorld();
  await bothSign(world, ...apart);
});

const params = () => ({ id: world.performance.id });
const at = () => `/performances/${world.performance.id}/decision`;
const page = (visitor: Visitor) => visit(world, visitor, decisionPage, at(), params());
const act = (visitor: Visitor, form: Record<string, string | string[]>) => post(world, visitor, decide, at(), form, params());
const ask = (grader: string, visitor = world.trainer) => act(visitor, { intent: "third", grader });
const reason = "The recording shows the flat start that Maria noted.";
async function decision(visitor: Visitor, change: Record<string, string> = {}) {
  const { seen, cards } = (await page(world.hr)).data;
  return act(visitor, { intent: "decide", seen, scorecard: cards[1].id, reason, ...change });
}
const settled = () => world.store.read.select().from(settlements);
const graders = () => world.store.read.select().from(performanceGraders).where(eq(performanceGraders.performanceId, world.performance.id));
const state = async () => (await world.store.read.select().from(performances).where(eq(performances.id, world.performance.id)))[0]!;
const result = async () => (await visit(world, world.learner, performancePage, `/performances/${world.performance.id}`, params())).data.view.result;
const acts = async () => (await world.store.read.select({ act: auditEntries.act }).from(auditEntries)).map((one) => one.act);

test("HR finds every conflict with what differed; a trainer those of the group; nobody else", async () => {
  const listed = async (visitor: Visitor) => (await visit(world, visitor, conflictsPage, "/grading/conflicts")).data.conflicts;
  expect(await listed(world.hr)).toMatchObject([{ staff: "Lin Yue", scenario: "RP04 The long story", differences: ["Tone: level 4 and level 2"] }]);
  expect(await listed(world.chen)).toHaveLength(1);
  expect(await listed(world.otherTrainer)).toHaveLength(1);
  expect(await listed(world.guan)).toEqual([]);
  expect(await listed({ ...world.learner, roles: ["hr"] })).toEqual([]);
});

test("side by side: for HR, the group's trainers and those who scored; never for the learner or a stranger", async () => {
  const status = async (visitor: Visitor) => (await page(visitor)).status;
  expect([await status(world.hr), await status(world.chen), await status(world.trainer), await status(world.otherTrainer)]).toEqual([200, 200, 200, 200]);
  const others = [world.learner, { ...world.learner, roles: ["hr" as const] }, world.guan, world.customer, world.manager];
  for (const visitor of others) expect(await status(visitor)).toBe(404);
  await world.store.tx(async (w) => void (await w.update(people).set({ managerId: world.learner.personId }).where(eq(people.id, world.hr.personId))));
  expect(await status(world.hr)).toBe(404);
});

test("a third grader scores blind, and the two who agree settle it", async () => {
  expect((await ask(world.guan.personId)).status).toBe(303);
  expect(await acts()).toContain("role-plays.third-grader");
  expect((await visit(world, world.guan, desk, "/grading")).data).toMatchObject({ conflicts: [], toScore: [{ id: world.performance.id }] });
  expect((await page(world.guan)).status).toBe(404);
  const scoring = await visit(world, world.guan, scorePage, `/performances/${world.performance.id}/score`, params());
  const open = await visit(world, world.guan, performancePage, `/performances/${world.performance.id}`, params());
  expect(JSON.stringify([scoring.data, open.data])).not.toContain("Flat at the start.");
  expect(open.data.view).toMatchObject({ result: null, waits: null });

  await scoredAndSigned(world, world.performance, { "level.tone": "3", "level.closing": "2", "note.closing": "No farewell." }, world.guan);
  // Guan is within one level of Maria on tone, but two from both on closing: with neither, so that it still waits.
  expect(await state()).toMatchObject({ releasedAt: null });
  expect((await page(world.hr)).data.cards).toHaveLength(3);
  expect((await decision(world.hr)).status).toBe(303);
});

test("the scorecard that the third does not confirm is set aside, and the learner reads the mean of the other two", async () => {
  await ask(world.guan.personId);
  await scoredAndSigned(world, world.performance, { "level.tone": "2", "note.tone": "Bored.", "level.language": "3" }, world.guan);
  const [settlement] = await settled();
  // Maria's 3.80 and Guan's 3.65 make 3.725.
  expect(settlement).toMatchObject({ how: "third", weightedSum: 372, passed: true });
});

test("a third who agrees with both: the mean of all three, released to the learner with nobody's name beside a mark", async () => {
  await ask(world.guan.personId);
  await scoredAndSigned(world, world.performance, { "level.tone": "3" }, world.guan);
  expect(await settled()).toMatchObject([{ how: "third", weightedSum: 390, points: 39, total: 10, passed: true }]);
  expect(await state()).toMatchObject({ conflictSince: null, releasedAt: world.now });
  const shown = await result();
  expect(shown.criteria.find(({ id }: { id: string }) => id === "tone").levels.map(({ level }: { level: number }) => level)).toEqual([2, 3, 4]);
  expect(JSON.stringify(shown.criteria)).not.toMatch(/Keller|Guan|Su Xiaolan/);
  expect(await rolePlayFacts(world.store.read, world.learner.personId)).toMatchObject([{ weightedSum: 390, passed: true }]);
});

test.each<[string, (w: GradersWorld) => string]>([
  ["who has scored it", (w) => w.otherTrainer.personId],
  ["who asks, because they have seen the marks", (w) => w.trainer.personId],
  ["who is scored", (w) => w.learner.personId],
  ["somebody who is no trainer", (w) => w.hr.personId],
  ["nobody that exists", () => "nobody"],
  ["nobody at all", () => ""],
])("the third grader cannot be %s", async (_who, grader) => {
  const answer = await ask(grader(world));
  expect(answer.status).toBe(422);
  expect(answer.data.errors.grader).toEqual(expect.any(String));
  expect(await graders()).toHaveLength(2);
});

test("once the result is out nobody is added as a grader, and nothing changes", async () => {
  await decision(world.hr);
  const answer = await ask(world.guan.personId);
  expect(answer.status).toBe(409);
  expect(await graders()).toHaveLength(2);
});

test("ten who ask for a third at once get one", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, (_, n) => ask((n % 2 ? world.guan : world.chen).personId)));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(await graders()).toHaveLength(3);
});

test("HR decides with a reason: the chosen scorecard counts, the learner reads who decided and why, and it is on record", async () => {
  expect((await decision(world.hr)).location).toBe(at());
  expect(await settled()).toMatchObject([{ how: "decision", weightedSum: 380, decidedBy: world.hr.personId, reason }]);
  expect(await result()).toMatchObject({ mean: "3.80", signedBy: ["Maria Keller"], decided: { by: { otherName: "He Jing" }, reason } });
  expect(await acts()).toContain("role-plays.settled");
  expect((await page(world.hr)).data).toMatchObject({ open: false, settled: { mean: "3.80", by: "He Jing", reason } });
});

test("whoever scored does not decide, nor does a trainer who was asked to score; a trainer of the group who did not may", async () => {
  expect((await decision(world.trainer)).status).toBe(403);
  expect((await decision({ ...world.otherTrainer, roles: ["trainer", "hr"] })).status).toBe(403);
  await ask(world.guan.personId);
  expect((await decision({ ...world.guan, roles: ["trainer", "hr"] })).status).toBe(404);
  expect(await settled()).toEqual([]);
  expect((await decision(world.chen)).status).toBe(303);
  expect((await submit(world, world.performance, {}, world.guan)).status).toBe(409); // decided in the meantime
  expect((await visit(world, world.guan, desk, "/grading")).data.toScore).toEqual([]);
  expect((await ask(world.guan.personId)).status).toBe(409);
});

test.each<[string, Record<string, string>, string]>([
  ["without a reason", { reason: " " }, "reason"],
  ["with a reason of three thousand characters", { reason: "x".repeat(3000) }, "reason"],
  ["without a scorecard", { scorecard: "" }, "scorecard"],
  ["for a scorecard of elsewhere", { scorecard: "elsewhere" }, ""],
])("a decision %s is refused, with what was typed, and nothing is written", async (_what, change, field) => {
  const answer = await decision(world.hr, change);
  expect(answer.status).toBe(422);
  expect(answer.data.errors[field]).toEqual(expect.any(String));
  expect(await settled()).toEqual([]);
});

test("two who decide at once: one counts, the other's page shows how it stands and keeps the reason they wrote", async () => {
  const { seen, cards } = (await page(world.hr)).data;
  const deciding = (visitor: Visitor, scorecard: string) => act(visitor, { intent: "decide", seen, scorecard, reason });
  const answers = await Promise.all([deciding(world.hr, cards[0].id), deciding(world.chen, cards[1].id)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  const late = answers.find(({ status }) => status === 409)!;
  expect(late.data).toMatchObject({ errors: { "": expect.stringContaining("settled in the meantime") }, typed: { reason } });
  expect(await settled()).toHaveLength(1);
});

const correction = (visitor: Visitor, why = "I had mixed up two people.") =>
  post(world, visitor, correct, `/performances/${world.performance.id}/correction`, { reason: why }, params());

test("a correction names what it replaces and why, and settles anew; a decision on the old scorecards is refused as stale", async () => {
  const { seen, cards } = (await page(world.hr)).data;
  expect((await correction(world.otherTrainer)).location).toBe(`/performances/${world.performance.id}/score`);
  const scoring = await visit(world, world.otherTrainer, scorePage, `/performances/${world.performance.id}/score`, params());
  expect(scoring.data.marks).toMatchObject({ levels: { tone: 2 }, observations: { tone: "Flat at the start." } });
  const still = { "level.tone": "1", "note.tone": "Bored.", writer: "page2", base: "1" };
  await scoredAndSigned(world, world.performance, still, world.otherTrainer);
  const stale = await act(world.hr, { intent: "decide", seen, scorecard: cards[1].id, reason });
  expect(stale).toMatchObject({ status: 409, data: { errors: { "": expect.stringContaining("corrected") }, typed: { reason } } });

  await correction(world.otherTrainer, "And the tone was better than I thought.");
  await scoredAndSigned(world, world.performance, { "level.tone": "3", writer: "page3", base: "2" }, world.otherTrainer);
  expect(await settled()).toMatchObject([{ how: "rule", weightedSum: 395 }]);
  const rows = await world.store.read.select().from(scorecards);
  expect(rows).toHaveLength(4);
  for (const { id } of rows) expect(await signatureHolds(world.store.read, id)).toBe(true);
  expect(await acts()).toContain("role-plays.correction-opened");
});

test("a correction after the release supersedes the settlement; while it does not settle, the old result counts", async () => {
  await decision(world.hr);
  await correction(world.trainer);
  await scoredAndSigned(world, world.performance, { "level.tone": "5", "note.tone": "Warm.", writer: "page2", base: "1" });
  expect(await state()).toMatchObject({ conflictSince: world.now, releasedAt: world.now });
  expect(await result()).toMatchObject({ mean: "3.80" });
  await decision(world.chen, { reason: "Maria's marks stand." });
  const rows = await settled();
  expect(rows.map(({ supersedes }) => supersedes)).toEqual(expect.arrayContaining([null, rows.find(({ supersedes }) => supersedes === null)!.id]));
  expect(await rolePlayFacts(world.store.read, world.learner.personId)).toHaveLength(1);
});

test("with one grader a correction replaces the result; without a reason, twice or for another's scorecard it is refused", async () => {
  const alone = await planned(world, { variant: "one-knob" });
  await scoredAndSigned(world, alone);
  const at = { id: alone.id };
  const opening = (visitor: Visitor, why = "Mixed up.") => post(world, visitor, correct, `/performances/${alone.id}/correction`, { reason: why }, at);
  expect((await opening(world.trainer, "")).status).toBe(422);
  expect((await opening(world.otherTrainer)).status).toBe(404);
  const answers = await Promise.all([opening(world.trainer), opening(world.trainer)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect((await visit(world, world.trainer, correctionPage, "/", at)).status).toBe(409);
  expect(await rolePlayFacts(world.store.read, world.learner.personId)).toMatchObject([{ weightedSum: 400 }]);
  await scoredAndSigned(world, alone, { "level.tone": "3", writer: "page2", base: "1" });
  expect(await rolePlayFacts(world.store.read, world.learner.personId)).toMatchObject([{ weightedSum: 390 }]);
  expect((await submit(world, alone, { writer: "page3", base: "2" })).status).toBe(409);
  expect(marksOf(alone).intent).toBe("submit");
});

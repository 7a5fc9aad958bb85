import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import type { Visitor } from "~/people/visitor";
import { signatureHolds, signTogether } from "~/role-plays/signing.server";
import { loader as desk } from "~/routes/grading/route";
import { action as sign, loader as signPage } from "~/routes/grading_.sign/route";
import { loader as performancePage } from "~/routes/performances.$id/route";
import { loader as recordPage } from "~/routes/record/route";
import { auditEntries } from "~db/tables/audit";
import { contentVersions } from "~db/tables/content";
import { performanceGraders, performances, scorecardDrafts, scorecards, signatures } from "~db/tables/role-plays";
import { at, password, planned, type RolePlayWorld, rolePlayWorld, submit } from "../support/role-play";
import { post, visit } from "../support/visit";

let world: RolePlayWorld;
let three: (typeof performances.$inferSelect)[];
beforeEach(async () => {
  world = await rolePlayWorld();
  three = [
    await planned(world, { observer: [], time: "14:00" }),
    await planned(world, { person: world.customer.personId, customer: world.trainer.personId, variant: "one-knob", observer: [], time: "14:10" }),
    await planned(world, { person: world.observer.personId, customer: world.trainer.personId, variant: "one-knob", observer: [] }),
  ];
  for (const performance of three) await submit(world, performance);
});

type Listed = { id: string; value: string };
const list = async (visitor = world.trainer, language?: "zh"): Promise<Listed[]> =>
  (await visit(world, visitor, signPage, "/grading/sign", {}, language)).data.cards;
const values = async () => (await list()).map(({ value }) => value);
const signAll = (card: string | string[], form: Record<string, string> = { password }, visitor: Visitor = world.trainer) =>
  post(world, visitor, sign, "/grading/sign", { card, ...form });
const cards = () => world.store.read.select().from(scorecards);
const written = async () => [await cards(), await world.store.read.select().from(signatures)].map((rows) => rows.length);

test("three scorecards are signed with one password: one signature each, with name, instant, meaning and hashes, and each result is out", async () => {
  expect(await list()).toMatchObject([
    { staff: "Lin Yue", scenario: "RP04 The long story", mean: "4.00", passed: true, towards: "Frontline service", alone: true },
    { staff: "Zhou Hang", meaning: expect.stringContaining("Zhou Hang") },
    { staff: "Wu Tian" },
  ]);
  expect((await signAll(await values())).location).toBe("/grading");
  expect(await written()).toEqual([3, 3]);
  for (const signature of await world.store.read.select().from(signatures)) {
    const card = (await cards()).find(({ id }) => id === signature.subjectId)!;
    const performance = three.find(({ id }) => id === card.performanceId)!;
    expect(signature).toMatchObject({
      signedBy: world.trainer.personId,
      nameAsSigned: "苏晓岚 Su Xiaolan",
      meaning: expect.stringContaining("my own judgement"),
      signedAt: world.now,
      hashes: { scorecard: card.hash, rubric: performance.rubricHash, scenario: performance.scenarioHash, signature: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(await signatureHolds(world.store.read, card.id)).toBe(true);
  }
  expect((await visit(world, world.trainer, desk, "/grading")).data).toMatchObject({ toSign: [], released: [{}, {}, {}] });
  const acts = (await world.store.read.select({ act: auditEntries.act }).from(auditEntries)).filter(({ act }) => act === "role-plays.signed");
  expect(acts).toHaveLength(3);
});

test("only what is ticked is signed, and nothing ticked is said", async () => {
  const [first] = await values();
  expect((await signAll(first!)).status).toBe(303);
  expect(await written()).toEqual([1, 1]);
  expect(await list()).toHaveLength(2);
  const nothing = await signAll([]);
  expect([nothing.status, nothing.data.errors.card]).toEqual([422, "Tick at least one scorecard."]);
});

test("when one of them changed since it was shown, none is signed, and the sentence says whose", async () => {
  const shown = await values();
  await submit(world, three[1]!, { "level.tone": "3", turn: "2" });
  const answer = await signAll(shown);
  expect(answer.status).toBe(409);
  expect(answer.data.errors.card).toMatch(/^Zhou Hang: .*Nothing was signed\.$/);
  expect(answer.data.typed.password).toBeUndefined();
  expect(await written()).toEqual([0, 0]);
});

test("a second submit of the same list and a replayed signature are refused and write nothing", async () => {
  const shown = await values();
  await signAll(shown);
  const again = await signAll(shown);
  expect(again.status).toBe(409);
  expect(again.data.errors.card).toContain("signed already");
  expect((await signAll(shown[0]!)).status).toBe(409);
  expect(await written()).toEqual([3, 3]);
});

test("someone else's scorecard in the list is refused without a word about it, and one's own beside it is not signed", async () => {
  await world.store.tx(
    async (w) =>
      void (await w.update(performanceGraders).set({ personId: world.otherTrainer.personId }).where(eq(performanceGraders.performanceId, three[1]!.id))),
  );
  await world.store.tx(
    async (w) => void (await w.update(scorecardDrafts).set({ graderId: world.otherTrainer.personId }).where(eq(scorecardDrafts.performanceId, three[1]!.id))),
  );
  expect((await list()).map(({ id }) => id)).toEqual([three[0]!.id, three[2]!.id]);
  const [theirs] = await list(world.otherTrainer);
  const answer = await signAll([...(await values()), theirs!.value]);
  expect([answer.status, answer.data.errors.card]).toEqual([403, "One of these is not yours to sign. Nothing was signed."]);
  expect(await written()).toEqual([0, 0]);
});

test.each([
  ["nothing", ""],
  ["a dot", "."],
  ["a made-up one", "nobody.hash"],
  ["an escape", "%00"],
  ["five thousand letters", "x".repeat(5000)],
  ["a path", "../../etc"],
])("%s as a value that was never offered is refused with a sentence", async (_what, value) => {
  const answer = await signAll([...(await values()), value]);
  expect(answer.status).toBe(403);
  expect(answer.data.errors.card).toEqual(expect.any(String));
  expect(await written()).toEqual([0, 0]);
});

test("a wrong password or none signs nothing", async () => {
  expect((await signAll(await values(), { password: "guess" })).status).toBe(422);
  expect((await signAll(await values(), {})).data.errors.password).toEqual(expect.any(String));
  expect(await written()).toEqual([0, 0]);
});

test("what is refused in the middle of signing takes back what was signed before it", async () => {
  const ready = (await world.store.read.select().from(scorecardDrafts)).filter(({ ready }) => ready);
  const signings = three.map(({ id }) => ({
    performanceId: id,
    graderId: world.trainer.personId,
    marks: ready.find(({ performanceId }) => performanceId === id)!.marks,
    nameAsSigned: "x",
    meaning: "x",
  }));
  signings[2]!.performanceId = "none";
  expect(await signTogether(world.store, signings, world.library, world.now)).toEqual({ outcome: "refused", performanceId: "none", why: "unknown" });
  expect(await written()).toEqual([0, 0]);
  expect((await world.store.read.select().from(performances)).every(({ releasedAt }) => releasedAt === null)).toBe(true);
});

test("ten times the same list at the same moment makes one scorecard each", async () => {
  const shown = await values();
  const confirmed = { ...world.trainer, steppedUpAt: world.now };
  const answers = await Promise.all(Array.from({ length: 10 }, () => signAll(shown, {}, confirmed)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array(9).fill(409)]);
  expect(await written()).toEqual([3, 3]);
});

const touch = (table: unknown, set: Record<string, unknown>, where: unknown) =>
  world.store.tx(
    async (w) =>
      void (await w
        .update(table as never)
        .set(set as never)
        .where(where as never)),
  );

test.each<[string, (card: typeof scorecards.$inferSelect, performance: typeof performances.$inferSelect) => Promise<void>]>([
  ["a mark", (card) => touch(scorecards, { marks: { ...card.marks, levels: { ...card.marks.levels, tone: 5 } } }, eq(scorecards.id, card.id))],
  ["the result", (card) => touch(scorecards, { weightedSum: 500 }, eq(scorecards.id, card.id))],
  ["the day of submitting", (card) => touch(scorecards, { submittedAt: at("2026-11-01") }, eq(scorecards.id, card.id))],
  ["the variant", (_, performance) => touch(performances, { variantId: "one-knob" }, eq(performances.id, performance.id))],
  ["the name", (card) => touch(signatures, { nameAsSigned: "Somebody" }, eq(signatures.subjectId, card.id))],
  ["the meaning", (card) => touch(signatures, { meaning: "Nothing" }, eq(signatures.subjectId, card.id))],
  ["the instant", (card) => touch(signatures, { signedAt: at("2026-11-01") }, eq(signatures.subjectId, card.id))],
  ["what the rubric says", (_, performance) => rewritten(performance.rubricHash)],
  ["what the scenario says", (_, performance) => rewritten(performance.scenarioHash)],
])("%s changed in the database shows as broken on the result and on the record", async (_what, change) => {
  await signAll(await values());
  const shown = async () => [
    (await visit(world, world.learner, performancePage, "/", { id: three[0]!.id })).data.view.result.holds,
    JSON.stringify((await visit(world, world.learner, recordPage, "/record")).data).includes("the signature does not cover these marks"),
  ];
  expect(await shown()).toEqual([true, false]);
  const card = (await cards()).find(({ performanceId }) => performanceId === three[0]!.id)!;
  await change(card, three[0]!);
  expect(await shown()).toEqual([false, true]);
});

async function rewritten(hash: string) {
  const [row] = await world.store.read.select().from(contentVersions).where(eq(contentVersions.hash, hash));
  await touch(contentVersions, { body: { ...(row!.body as object), added: "later" } }, eq(contentVersions.hash, hash));
}

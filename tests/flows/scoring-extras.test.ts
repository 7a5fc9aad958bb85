import { beforeEach, expect, test } from "vitest";
import { scorecardHash } from "~/role-plays/scorecard";
import { signatureHolds } from "~/role-plays/signing.server";
import { loader as desk } from "~/routes/grading/route";
import { loader as performancePage } from "~/routes/performances.$id/route";
import { action as draft } from "~/routes/performances.$id_.draft/route";
import { type performances, scorecardDrafts, scorecards } from "~db/tables/role-plays";
import { marksOf, planned, type RolePlayWorld, rolePlayWorld, scoredAndSigned, shownToSign, submit } from "../support/role-play";
import { gradersWorld } from "../support/two-graders";
import { post, visit } from "../support/visit";

let world: RolePlayWorld;
let performance: typeof performances.$inferSelect;
beforeEach(async () => {
  world = await rolePlayWorld();
  performance = await planned(world);
});

const cards = () => world.store.read.select().from(scorecards);

test("the judgement as a whole is kept and signed with the scorecard, is never in the score, and the learner gets no byte of it", async () => {
  await submit(world, performance, { global: "1" });
  expect((await shownToSign(world, performance)).data).toMatchObject({ global: 1, result: { mean: "4.00", passed: true } });
  await scoredAndSigned(world, performance, { global: "1", turn: "2" });
  const [card] = await cards();
  expect(card).toMatchObject({ weightedSum: 400, passed: true, marks: { global: 1 } });
  expect(await signatureHolds(world.store.read, card!.id)).toBe(true);
  const seen = JSON.stringify((await visit(world, world.learner, performancePage, "/", { id: performance.id })).data);
  expect(seen).not.toContain("global");
});

test("a scorecard without it hashes as scorecards always did", async () => {
  await scoredAndSigned(world, performance);
  const [card] = await cards();
  expect(card!.marks).not.toHaveProperty("global");
  const sealed = {
    ...{ performanceId: "p", graderId: "g", staffId: "s", variantId: "v", tier: "new-hire" as const, towards: null, scenarioHash: "a", rubricHash: "b" },
    ...{ rulesHash: null, passRule: { mean: 300, floor: 1, floors: {} }, weightedSum: 400, passed: true, supersedes: null },
    marks: { levels: { tone: 4 }, chips: {}, observations: {}, redLines: [], ticks: [], comment: "" },
  };
  expect(scorecardHash(sealed)).toBe("3a5a55e307e037aaddf640eebd7d1f875323d370133fd186cc93d43daa1565cd");
  expect(scorecardHash({ ...sealed, marks: { ...sealed.marks, global: 3 } })).not.toBe(scorecardHash(sealed));
});

test.each([
  ["a sixth step", "6"],
  ["a word", "good"],
  ["nought", "0"],
  ["two steps", ["1", "2"]],
])("%s as a whole is refused with a sentence and nothing is written", async (_what, global) => {
  const answer = await submit(world, performance, { global });
  expect([answer.status, answer.data.errors.global]).toEqual([422, "The judgement as a whole has only the steps 1 to 5."]);
  expect((await post(world, world.trainer, draft, "/", marksOf(performance, { global }), { id: performance.id })).status).toBe(422);
  expect(await world.store.read.select().from(scorecardDrafts)).toEqual([]);
});

test("a note is stamped with the time played, at its criterion, by the server's clock where no script runs", async () => {
  await submit(world, performance, { intent: "start" });
  world.now = new Date(world.now.getTime() + 83_000);
  const stamped = await submit(world, performance, { intent: "stamp.tone", "note.tone": "", turn: "2" });
  expect(stamped.location).toBe(`/performances/${performance.id}/score#criterion-tone`);
  world.now = new Date(world.now.getTime() + 60_000);
  await submit(world, performance, { intent: "stamp.tone", "note.tone": "01:23 cut in", turn: "3" });
  const newest = (await world.store.read.select().from(scorecardDrafts)).at(-1)!;
  expect(newest.marks.observations.tone).toBe("01:23 cut in\n02:23 ");
  expect((await submit(world, performance, { intent: "stamp.charm", turn: "4" })).status).toBe(303);
  expect((await submit(world, performance, { intent: "stamp.__proto__", turn: "5" })).status).toBe(303);
});

test("after handing in, the next person who waits is one tap away, and nobody else's people are", async () => {
  const second = await planned(world, { person: world.observer.personId, customer: world.trainer.personId, variant: "one-knob", observer: [], time: "14:00" });
  await submit(world, performance);
  expect((await shownToSign(world, performance)).data.next).toEqual({ id: second.id, name: "Wu Tian" });
  await submit(world, second);
  expect((await shownToSign(world, second)).data.next).toBeNull();
});

test("the desk shows what is asked for in the address, by what it waits for and by role-play, and takes anything unknown for no filter", async () => {
  const graders = await gradersWorld();
  await scoredAndSigned(graders, graders.performance);
  const practice = await planned(graders, { variant: "one-knob", towards: "practice", time: "14:00" });
  const ready = await planned(graders, { variant: "nobody-came", towards: "practice", time: "13:50" });
  await submit(graders, ready);
  const shown = async (query: string) => {
    const { toScore, toSign, waiting } = (await visit(graders, graders.trainer, desk, `/grading${query}`)).data;
    return [toScore, toSign, waiting].map((list: { id: string }[]) => list.map(({ id }) => id));
  };
  const everything = [[practice.id], [ready.id], [graders.performance.id]];
  expect(await shown("")).toEqual(everything);
  expect(await shown("?wait=score")).toEqual([[practice.id], [], []]);
  expect(await shown("?wait=sign")).toEqual([[], [ready.id], []]);
  expect(await shown("?wait=second")).toEqual([[], [], [graders.performance.id]]);
  expect(await shown("?scenario=rp01")).toEqual([[], [], []]);
  expect(await shown("?scenario=rp04&wait=")).toEqual(everything);
  expect(await shown(`?wait=%00&scenario=${"x".repeat(5000)}`)).toEqual(everything);
});

import { beforeEach, expect, test } from "vitest";
import { action as draft } from "~/routes/performances.$id_.draft/route";
import { loader as scorePage } from "~/routes/performances.$id_.score/route";
import { type performances, scorecardDrafts } from "~db/tables/role-plays";
import { marksOf, planned, type RolePlayWorld, rolePlayWorld, scoredAndSigned, submit } from "../support/role-play";
import { post, visit } from "../support/visit";

let world: RolePlayWorld;
let performance: typeof performances.$inferSelect;
beforeEach(async () => {
  world = await rolePlayWorld();
  performance = await planned(world);
});

type Form = Record<string, string | string[]>;
const save = async (form: Form, visitor = world.trainer) => {
  const answer = await post(world, visitor, draft, `/performances/${performance.id}/draft`, { ...marksOf(performance), ...form }, { id: performance.id });
  return { ...answer, data: typeof answer.data === "string" ? JSON.parse(answer.data) : answer.data };
};
const rows = () => world.store.read.select().from(scorecardDrafts);
const page = async () => (await visit(world, world.trainer, scorePage, `/performances/${performance.id}/score`, { id: performance.id })).data;

test("every change is acknowledged with its number, appended, and there again after a reload", async () => {
  expect((await save({ "level.tone": "2" })).data).toEqual({ seq: 1 });
  expect((await save({ "level.tone": "3", turn: "2" })).data).toEqual({ seq: 2 });
  expect((await rows()).map(({ seq, ready }) => [seq, ready])).toEqual([
    [1, false],
    [2, false],
  ]);
  expect(await page()).toMatchObject({ marks: { levels: { tone: 3 } }, known: { seq: 2, writer: "page1", turn: 2 } });
});

test("a save that was sent twice, or overtaken by a later one of its page, changes nothing", async () => {
  await save({ comment: "first", turn: "2" });
  expect((await save({ comment: "first", turn: "2" })).data).toEqual({ seq: 1 });
  await save({ comment: "second", turn: "3" });
  expect(await save({ comment: "late", turn: "2" })).toMatchObject({ status: 200, data: { seq: 2 } });
  expect((await page()).marks.comment).toBe("second");
});

test("a page that does not know of a later save elsewhere is told so, and may then insist", async () => {
  await save({ comment: "on the phone" });
  const tablet = { writer: "page2", turn: "2" };
  expect(await save({ ...tablet, comment: "on the tablet", base: "0" })).toMatchObject({ status: 409, data: { seq: 1 } });
  expect((await page()).marks.comment).toBe("on the phone");
  expect((await save({ ...tablet, comment: "on the tablet", base: "1" })).data).toEqual({ seq: 2 });
});

test("the plain form is warned of it as well, keeps what was typed, and counts when sent again", async () => {
  await save({ comment: "elsewhere" });
  const stale = await submit(world, performance, { writer: "form", base: "0", comment: "here" });
  expect(stale.status).toBe(409);
  expect(stale.data).toMatchObject({ errors: { "": expect.stringContaining("another page or device at 14:20") }, typed: { comment: "here" } });
  expect((await submit(world, performance, { writer: "form2", base: "1", comment: "here" })).status).toBe(303);
});

test("a late save of the script does not take back what its page submitted", async () => {
  await submit(world, performance, { turn: "5" });
  await save({ turn: "4", comment: "older" });
  await save({ turn: "5" });
  expect((await rows()).map(({ ready }) => ready)).toEqual([true]);
});

test("twenty saves at the same moment are numbered one after the other", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => save({ comment: `number ${n}`, writer: "page1", turn: String(n + 2) })));
  expect(answers.every(({ status }) => status === 200)).toBe(true);
  const seqs = (await rows()).map(({ seq }) => seq).sort((a, b) => a - b);
  expect(seqs).toEqual(seqs.map((_, place) => place + 1));
  expect((await page()).marks.comment).toBe("number 19");
});

test("only the grader saves, only what the rubric knows, and nothing once it is signed", async () => {
  expect((await save({}, world.otherTrainer)).status).toBe(404);
  expect((await save({}, { ...world.learner, roles: ["trainer"] })).status).toBe(403);
  expect(await save({ "level.tone": "9" })).toMatchObject({ status: 422, data: { fields: ["level.tone"] } });
  expect((await save({ rubricHash: "old" })).status).toBe(422);
  expect(await rows()).toEqual([]);
  await scoredAndSigned(world, performance);
  expect(await save({ turn: "9", comment: "too late" })).toMatchObject({ status: 409, data: { seq: null } });
});

test("the clock is the server's", async () => {
  expect(await save({ clock: "start" })).toMatchObject({ status: 200, data: { at: world.now.getTime() } });
  expect((await page()).clock).toMatchObject({ startedAt: world.now.getTime(), endedAt: null });
  expect(await rows()).toEqual([]);
});

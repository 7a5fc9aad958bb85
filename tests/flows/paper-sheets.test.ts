import { beforeEach, expect, test } from "vitest";
import { paperCode } from "~/role-plays/paper";
import { loader as desk } from "~/routes/grading/route";
import { loader as sheets } from "~/routes/grading_.paper/route";
import { action as typeIn, loader as typePage } from "~/routes/performances.$id_.paper/route";
import { auditEntries } from "~db/tables/audit";
import { type performances, scorecardDrafts } from "~db/tables/role-plays";
import { marksOf, planned, type RolePlayWorld, rolePlayWorld, scoredAndSigned } from "../support/role-play";
import { post, visit } from "../support/visit";

let world: RolePlayWorld;
let performance: typeof performances.$inferSelect;
beforeEach(async () => {
  world = await rolePlayWorld();
  performance = await planned(world);
});

const page = (query = "", visitor = world.trainer) => visit(world, visitor, sheets, `/grading/paper${query}`);
const type = (change: Record<string, string | string[]> = {}, visitor = world.trainer) =>
  post(world, visitor, typeIn, "/", marksOf(performance, { intent: "", ...change }), { id: performance.id });
const drafts = () => world.store.read.select().from(scorecardDrafts);
const typedFromPaper = async () => (await world.store.read.select().from(auditEntries)).filter(({ act }) => act === "role-plays.typed-from-paper");

test("a day's sheets carry a code for each person, every criterion and red line, and only the grader's own people", async () => {
  const { data } = await page();
  expect(data).toMatchObject({ day: "2026-11-27", sheets: [{ id: performance.id, code: paperCode(performance.id), staff: "Lin Yue" }] });
  expect(data.sheets[0].criteria).toHaveLength(7);
  expect(data.sheets[0].redLines.length).toBeGreaterThan(0);
  expect(JSON.stringify(data)).not.toContain("before-friday");
  expect((await page("", world.otherTrainer)).data.sheets).toEqual([]);
  expect((await page("?day=2026-11-28")).data.sheets).toEqual([]);
  expect((await page("?day=nonsense")).data.day).toBe("2026-11-27");
});

test("the code on a sheet leads to its page, however it is written, and a code of somebody else's says that nothing waits", async () => {
  const code = paperCode(performance.id);
  expect((await page(`?code=${code.toLowerCase()}`)).location).toBe(`/performances/${performance.id}/paper`);
  expect((await page(`?code=%20${code.replaceAll("0", "O").replaceAll("1", "l")}%20`)).location).toBe(`/performances/${performance.id}/paper`);
  expect((await page(`?code=${code}`, world.otherTrainer)).data.unknown).toContain("under this code");
  expect((await page(`?code=${"9".repeat(5000)}`)).data.unknown).toContain("under this code");
});

test("digits from a sheet are handed in to be signed, and it is on record that they stood on paper", async () => {
  const answer = await type({
    "level.body-language": "0",
    "level.tone": "5",
    "note.tone": "warm",
    redLine: "false-promise",
    confirm: "false-promise",
    global: "2",
  });
  expect(answer.location).toBe("/grading/paper?day=2026-11-27");
  const [draft] = await drafts();
  expect(draft).toMatchObject({
    ready: true,
    marks: { levels: { "body-language": "not-applicable", tone: 5 }, observations: { tone: "warm" }, redLines: ["false-promise"], global: 2 },
  });
  expect(await typedFromPaper()).toMatchObject([{ actorId: world.trainer.personId, subjectId: world.learner.personId }]);
  expect((await visit(world, world.trainer, desk, "/grading")).data.toSign).toMatchObject([{ id: performance.id }]);
});

test("what is missing is said and what was typed is kept; only what is handed in is on record as from paper", async () => {
  const answer = await type({ "level.tone": "2", "level.closing": "", comment: "half" });
  expect(answer.status).toBe(422);
  expect(Object.keys(answer.data.errors).sort()).toEqual(["level.closing", "note.tone"]);
  expect(answer.data.typed).toMatchObject({ "level.tone": "2", comment: "half" });
  expect(await drafts()).toMatchObject([{ ready: false, marks: { comment: "half" } }]);
  expect(await typedFromPaper()).toEqual([]);
});

test.each<[string, Record<string, string | string[]>]>([
  ["a six", { "level.tone": "6" }],
  ["a letter", { "level.tone": "x" }],
  ["a nought where everything must be seen", { "level.tone": "0" }],
  ["a criterion of another rubric", { "level.charm": "3" }],
  ["a sixth step", { global: "6" }],
  ["two steps", { global: ["1", "2"] }],
])("%s is refused with a sentence and nothing is written", async (_what, change) => {
  const answer = await type(change);
  expect(answer.status).toBe(422);
  expect(Object.values(answer.data.errors)[0]).toEqual(expect.any(String));
  expect(await drafts()).toEqual([]);
});

test("nobody types in another grader's sheet, nor one that is signed", async () => {
  expect((await type({}, world.otherTrainer)).status).toBe(404);
  expect((await type({}, world.learner)).status).toBe(403);
  await scoredAndSigned(world, performance);
  expect((await type({ turn: "9" })).status).toBe(409);
  expect((await visit(world, world.trainer, typePage, "/", { id: performance.id })).status).toBe(409);
  expect(await typedFromPaper()).toEqual([]);
});

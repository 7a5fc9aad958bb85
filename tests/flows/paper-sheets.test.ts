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
const criteria = ["listening", "body-language", "tone", "language", "empathy", "problem-solving", "closing"];
const type = (change: Record<string, string | string[]> = {}, visitor = world.trainer) => {
  const { rubricHash, writer, turn, base } = marksOf(performance);
  const marks = Object.fromEntries(criteria.map((id) => [`mark.${id}`, "4"]));
  return post(world, visitor, typeIn, "/", { rubricHash, writer, turn, base, ...marks, ...change }, { id: performance.id });
};
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

test("levels, letters and words from a sheet are handed in to be signed, and it is on record that they stood on paper", async () => {
  const chips = (await page()).data.sheets[0].criteria[2].chips as { level: number; chips: { code: string }[] }[];
  const five = chips.find(({ level }) => level === 5)!.chips.map(({ code }) => code);
  const answer = await type({
    "mark.body-language": "0",
    "mark.tone": `5${five.join("")} warm throughout`,
    "mark.language": "３",
    redLines: "3",
    confirm: "false-promise",
    ticks: "24",
    global: "2",
  });
  expect(answer.location).toBe("/grading/paper?day=2026-11-27");
  const [draft] = await drafts();
  expect(draft).toMatchObject({
    ready: true,
    marks: {
      levels: { "body-language": "not-applicable", tone: 5, language: 3 },
      observations: { tone: "warm throughout" },
      redLines: ["false-promise"],
      global: 2,
    },
  });
  expect(draft!.marks.chips.tone).toHaveLength(five.length);
  expect(draft!.marks.ticks).toHaveLength(2);
  expect(await typedFromPaper()).toMatchObject([{ actorId: world.trainer.personId, subjectId: world.learner.personId }]);
  expect((await visit(world, world.trainer, desk, "/grading")).data.toSign).toMatchObject([{ id: performance.id }]);
  const { given } = (await visit(world, world.trainer, typePage, "/", { id: performance.id })).data;
  expect(given).toMatchObject({ marks: { tone: `5${five.join("")} warm throughout`, "body-language": "0" }, redLines: "3", ticks: "2 4", global: "2" });
});

test("what is missing is said at the sheet's fields and what was typed is kept; only what is handed in is on record as from paper", async () => {
  const answer = await type({ "mark.tone": "2", "mark.closing": "", redLines: "3", comment: "half" });
  expect(answer.status).toBe(422);
  expect(Object.keys(answer.data.errors).sort()).toEqual(["mark.closing", "mark.tone", "redLine.false-promise"]);
  expect(answer.data.errors["mark.tone"]).toContain("needs a letter or words");
  expect(answer.data.typed).toMatchObject({ "mark.tone": "2", redLines: "3", comment: "half" });
  expect(await drafts()).toMatchObject([{ ready: false, marks: { comment: "half" } }]);
  expect(await typedFromPaper()).toEqual([]);
});

test.each<[string, Record<string, string | string[]>, string]>([
  ["a six", { "mark.tone": "6" }, "mark.tone"],
  ["words without a level", { "mark.tone": "warm" }, "mark.tone"],
  ["a letter the sheet does not have", { "mark.tone": "4z" }, "mark.tone"],
  ["a letter of another level", { "mark.tone": "4a" }, "mark.tone"],
  ["two fields of one criterion", { "mark.tone": ["4", "5"] }, "mark.tone"],
  ["a nought where everything must be seen", { "mark.tone": "0" }, "mark.tone"],
  ["a criterion of another rubric", { "mark.charm": "3" }, ""],
  ["a red line beyond the last", { redLines: "99" }, "redLines"],
  ["words for a red line", { redLines: "the gift" }, "redLines"],
  ["a tick beyond the last", { ticks: "0" }, "ticks"],
  ["a sixth step", { global: "6" }, "global"],
  ["two steps", { global: ["1", "2"] }, "global"],
])("%s is refused with a sentence at its field, what was typed stays, and nothing is written", async (_what, change, field) => {
  const answer = await type({ comment: "kept", ...change });
  expect(answer.status).toBe(422);
  expect(answer.data.errors).toEqual({ [field]: expect.any(String) });
  expect(answer.data.typed).toMatchObject({ comment: "kept", ...change });
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

import { beforeEach, expect, test } from "vitest";
import type { Library } from "~/content/library";
import type { Visitor } from "~/people/visitor";
import { loader as desk } from "~/routes/grading/route";
import { loader as newPlan } from "~/routes/grading_.new/route";
import { loader as learn } from "~/routes/learn/route";
import { loader as performancePage } from "~/routes/performances.$id/route";
import { action as draft } from "~/routes/performances.$id_.draft/route";
import { action as score, loader as scorePage } from "~/routes/performances.$id_.score/route";
import { action as sign, loader as signPage } from "~/routes/performances.$id_.sign/route";
import type { performances } from "~db/tables/role-plays";
import { marksOf, planned, type RolePlayWorld, rolePlayWorld, scoredAndSigned, submit } from "../support/role-play";
import { libraryWith } from "../support/role-play-content";
import { post, visit } from "../support/visit";

/** Marks planted where secrets lie. Whoever receives one of these words received the secret. */
const planted = {
  brief: "MARKBRIEF",
  need: "MARKNEED",
  mood: "MARKMOOD",
  turn: "MARKTURN",
  line: "MARKLINE",
  label: "MARKLABEL",
  good: "MARKGOOD",
  chip: "MARKCHIP",
  anchor: "MARKANCHOR",
  tick: "MARKTICK",
};
const given = { note: "MARKNOTE", comment: "MARKCOMMENT" };
const ofTheBrief = [planted.brief, planted.need, planted.mood, planted.turn, planted.line, planted.label, "before-friday"];
const ofTheGrader = [...ofTheBrief, planted.good, planted.chip, ...Object.values(given)];

let library: Library;
let world: RolePlayWorld;
let performance: typeof performances.$inferSelect;
beforeEach(async () => {
  library ??= await libraryWith((path, text) =>
    path.startsWith("role-plays")
      ? plantScenario(text)
      : text.replaceAll("Sounds read out", `${planted.chip} read out`).replaceAll("Speed and strength", `${planted.anchor} speed`),
  );
  world = await rolePlayWorld(library);
  performance = await planned(world);
});

const plantScenario = (text: string) =>
  text
    .replaceAll("You moved house", `${planted.brief} moved house`)
    .replaceAll("the washing machine is to come", `${planted.need} is to come`)
    .replaceAll("Cheerful, tired", `${planted.mood}, tired`)
    .replaceAll("If they hear you out", `${planted.turn} hear you out`)
    .replaceAll("And then the lift", `${planted.line} the lift`)
    .replaceAll("en: Moving house", `en: ${planted.label}`)
    .replaceAll("The story runs to its end", `${planted.good} runs`)
    .replaceAll("Asks for the order number", `${planted.chip} order number`)
    .replaceAll("Did not cut in", `${planted.tick} cut in`);

/** Every byte that any page of role-plays gives this person, whatever they ask for. */
async function everythingFor(visitor: Visitor): Promise<string> {
  const params = { id: performance.id };
  const at = `/performances/${performance.id}`;
  const answers = [
    await visit(world, visitor, performancePage, at, params),
    await visit(world, visitor, performancePage, at, params, "zh"),
    await visit(world, visitor, scorePage, `${at}/score`, params),
    await visit(world, visitor, signPage, `${at}/sign`, params),
    await visit(world, visitor, desk, "/grading"),
    await visit(world, visitor, newPlan, "/grading/new"),
    await visit(world, visitor, learn, "/learn"),
    await post(world, visitor, score, `${at}/score`, marksOf(performance, { "level.tone": "" }), params),
    await post(world, visitor, draft, `${at}/draft`, marksOf(performance), params),
    await post(world, visitor, sign, `${at}/sign`, { password: "guess" }, params),
  ];
  return answers.map(({ data, headers }) => JSON.stringify(data) + JSON.stringify([...headers])).join("\n");
}
const found = (text: string, marks: string[]) => marks.filter((mark) => text.includes(mark));

/** The grader has marked: a draft with chips and notes, then the same handed in. */
const mark = () => submit(world, performance, { "level.tone": "2", "chips.tone": "tone-2-flat", "note.tone": given.note, comment: given.comment });

test("the planted marks are where they were planted", async () => {
  await mark();
  const grader = await everythingFor(world.trainer);
  expect(found(grader, [...Object.values(planted), ...Object.values(given)])).toHaveLength(12);
});

test("before the release the one who is scored receives no mark, no chip, no anchor and no brief", async () => {
  expect(found(await everythingFor(world.learner), [...ofTheGrader, planted.anchor, planted.tick])).toEqual([]);
  await mark();
  expect(found(await everythingFor(world.learner), [...ofTheGrader, planted.anchor, planted.tick])).toEqual([]);
});

test("after the release they receive their result, and still nothing of the brief", async () => {
  await scoredAndSigned(world, performance, { "level.tone": "2", "chips.tone": "tone-2-flat", "note.tone": given.note, comment: given.comment });
  const learner = await everythingFor(world.learner);
  expect(found(learner, [given.note, given.comment, planted.chip])).toHaveLength(3);
  expect(found(learner, [...ofTheBrief, planted.good])).toEqual([]);
});

test("the customer player receives the brief and no mark, before and after", async () => {
  await mark();
  const before = await everythingFor(world.customer);
  expect(found(before, [planted.brief, planted.need, planted.line])).toHaveLength(3);
  expect(found(before, [...Object.values(given), planted.chip, planted.good, planted.anchor])).toEqual([]);
  await scoredAndSigned(world, performance, { "note.tone": given.note, comment: given.comment, turn: "2" });
  expect(found(await everythingFor(world.customer), [...Object.values(given), planted.chip])).toEqual([]);
});

test("an observer receives what to watch for, never the brief and never a mark", async () => {
  await scoredAndSigned(world, performance, { "note.tone": given.note, comment: given.comment });
  const observer = await everythingFor(world.observer);
  expect(found(observer, [planted.tick])).toEqual([planted.tick]);
  expect(found(observer, [...ofTheGrader, planted.anchor])).toEqual([]);
});

test.each(["otherTrainer", "manager"] as const)("the %s, who has no part in it, receives nothing at all", async (who) => {
  await mark();
  expect(
    found(await everythingFor({ ...world[who], roles: ["trainer", "hr", "author", "admin"] }), [
      ...ofTheGrader,
      planted.anchor,
      planted.tick,
      "Lin Yue · RP04",
    ]),
  ).toEqual([]);
  expect((await visit(world, world[who], performancePage, `/performances/${performance.id}`, { id: performance.id })).status).toBe(404);
});

test("a grader who is the one scored, by whatever mistake in the data, is shown no brief", async () => {
  const learner: Visitor = { ...world.learner, roles: ["trainer"] };
  const { performanceGraders } = await import("~db/tables/role-plays");
  await world.store.tx(
    async (w) =>
      void (await w.insert(performanceGraders).values({ performanceId: performance.id, personId: learner.personId, assignedBy: "x", assignedAt: world.now })),
  );
  expect(found(await everythingFor(learner), ofTheBrief)).toEqual([]);
});

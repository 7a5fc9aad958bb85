import { beforeEach, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { upcomingPerformances } from "~/role-plays/facts.server";
import { loader as desk } from "~/routes/grading/route";
import { action, loader } from "~/routes/grading_.new/route";
import { action as cancel } from "~/routes/performances.$id/route";
import { action as again } from "~/routes/performances.$id_.replay/route";
import { auditEntries } from "~db/tables/audit";
import { contentVersions } from "~db/tables/content";
import { performanceGraders, performanceParts, performances } from "~db/tables/role-plays";
import { at, planned, planOf, type RolePlayWorld, rolePlayWorld, scoredAndSigned } from "../support/role-play";
import { post, visit } from "../support/visit";

let world: RolePlayWorld;
beforeEach(async () => {
  world = await rolePlayWorld();
});

const page = (query = "") => visit(world, world.trainer, loader, `/grading/new${query}`);
const plan = (change: Record<string, string | string[]> = {}, visitor = world.trainer) => post(world, visitor, action, "/grading/new", planOf(world, change));
const rows = () => world.store.read.select().from(performances);

test("a trainer plans a performance: everybody has their part, and scenario and rubric are kept as they are that day", async () => {
  const performance = await planned(world);
  expect(performance).toMatchObject({
    scenarioId: "rp04",
    variantId: "before-friday",
    tier: "new-hire",
    towards: "frontline-service",
    room: "2",
    staffId: world.learner.personId,
  });
  expect(performance.scheduledAt).toEqual(at("2026-11-27", "14:20"));
  expect(await world.store.read.select().from(performanceGraders)).toMatchObject([{ personId: world.trainer.personId }]);
  expect((await world.store.read.select().from(performanceParts)).map(({ part, personId }) => [part, personId]).sort()).toEqual([
    ["customer", world.customer.personId],
    ["observer", world.observer.personId],
  ]);
  const kept = (await world.store.read.select({ hash: contentVersions.hash }).from(contentVersions)).map(({ hash }) => hash);
  expect(kept).toEqual(expect.arrayContaining([performance.scenarioHash, performance.rubricHash]));
  expect((await world.store.read.select({ act: auditEntries.act }).from(auditEntries)).map(({ act }) => act)).toContain("role-plays.planned");
});

test("it stands on the trainer's desk and on the path of everybody with a part", async () => {
  const { id } = await planned(world);
  const shown = (await visit(world, world.trainer, desk, "/grading")).data;
  expect(shown.toScore).toMatchObject([
    { id, staff: "Lin Yue", customer: "Zhou Hang", scenario: "RP04 The long story", when: "Fri 27 Nov, 14:20", state: "today" },
  ]);
  expect((await visit(world, world.otherTrainer, desk, "/grading")).data.toScore).toEqual([]);
  const part = async (personId: string) => (await upcomingPerformances(world.store.read, personId)).map((one) => one.part);
  expect(await part(world.learner.personId)).toEqual(["staff"]);
  expect(await part(world.customer.personId)).toEqual(["customer"]);
  expect(await part(world.observer.personId)).toEqual(["observer"]);
});

test("only people of one's own groups are offered, never oneself or one's own manager", async () => {
  const { people } = (await page()).data;
  expect(people.map(({ name }: { name: string }) => name).sort()).toEqual(["Lin Yue", "Wu Tian", "Zhou Hang"]);
  expect((await visit(world, world.otherTrainer, loader, "/grading/new")).data.people).toEqual([]);
});

test("only variants the person may still be scored on are offered, the least met first", async () => {
  expect((await page(`?person=${world.learner.personId}&scenario=rp04`)).data.variants.map(({ id }: { id: string }) => id)).toEqual([
    "before-friday",
    "one-knob",
    "nobody-came",
  ]);
  const first = await planned(world);
  await scoredAndSigned(world, first);
  expect((await page(`?person=${world.learner.personId}&scenario=rp04`)).data.variants.map(({ id }: { id: string }) => id)).toEqual([
    "one-knob",
    "nobody-came",
  ]);
  expect((await page(`?person=${world.customer.personId}&scenario=rp04`)).data.variants.map(({ id }: { id: string }) => id)).toEqual([
    "one-knob",
    "nobody-came",
  ]);
  const again = await plan();
  expect(again.status).toBe(422);
  expect(again.data.errors.variant).toContain("Lin Yue has played, watched or been scored");
});

test("the role-plays that the person's certificate still needs stand first, each saying for what", async () => {
  const listed = async () => {
    const { scenarios } = (await page(`?person=${world.learner.personId}`)).data;
    return scenarios.map(({ id, needed }: { id: string; needed: string }) => [id, needed]);
  };
  expect((await listed()).every(([, needed]: [string, string]) => needed === "")).toBe(true);
  await world.store.tx((w) => assign(w, world.library, { personId: world.learner.personId, courseId: "boot-camp", assignedBy: null }, world.now));
  const needed = ["rp01", "rp04", "rp09", "rp10"].map((id) => [id, "Frontline service"]);
  expect((await listed()).slice(0, 5)).toEqual([...needed, [expect.any(String), ""]]);
  await planned(world);
  expect((await listed()).slice(0, 4)).toEqual([...needed.filter(([id]) => id !== "rp04"), [expect.any(String), ""]]);
});

test("whoever is still to be scored on a variant may not play the customer in it, nor watch it", async () => {
  await planned(world);
  const asCustomer = await plan({ person: world.observer.personId, customer: world.learner.personId, observer: [], variant: "before-friday" });
  expect(asCustomer.status).toBe(422);
  expect(asCustomer.data.errors.variant).toContain("Wu Tian has"); // who was to observe it
  const fresh = await plan({ person: world.customer.personId, customer: world.learner.personId, observer: world.observer.personId, variant: "one-knob" });
  expect(fresh.status).toBe(303);
  const watching = await plan({ person: world.observer.personId, customer: world.trainer.personId, observer: world.customer.personId, variant: "one-knob" });
  expect(watching.data.errors).toMatchObject({ variant: expect.any(String), observer: expect.stringContaining("still to be scored") });
});

test.each<[string, Record<string, string | string[]>, string]>([
  ["no customer", { customer: "" }, "customer"],
  ["somebody from elsewhere as the customer", { customer: "nobody" }, "customer"],
  ["somebody from elsewhere as observer", { observer: ["nobody"] }, "observer"],
  ["one person in two parts", { observer: "customer" }, "observer"],
  ["a person outside of the groups", { person: "nobody" }, "person"],
  ["an unknown role-play", { scenario: "rp99" }, "scenario"],
  ["an unknown variant", { variant: "rp99" }, "variant"],
  ["an unknown certification", { towards: "sommelier" }, "towards"],
  ["yesterday", { day: "2026-11-26" }, "day"],
  ["an hour ago", { time: "13:19" }, "time"],
  ["a day that is none", { day: "2026-02-30" }, "day"],
  ["two years ahead", { day: "2028-11-27" }, "day"],
  ["a time that is none", { time: "25:00" }, "time"],
  ["two rooms", { room: ["1", "2"] }, "room"],
  ["a very long room", { room: "x".repeat(300) }, "room"],
])("a plan with %s is refused at its field, with what was typed, and nothing is written", async (_what, change, field) => {
  const answer = await plan(change.observer === "customer" ? { observer: world.customer.personId } : change);
  expect(answer.status).toBe(422);
  expect(Object.keys(answer.data.errors)).toContain(field);
  expect(answer.data.typed.time ?? change.time).toBeDefined();
  expect(await rows()).toEqual([]);
});

test("with no variant left there is none to choose, and a plan or a replay is refused with the sentence", async () => {
  const variants = ["before-friday", "one-knob", "nobody-came"];
  for (const variant of variants) await planned(world, { variant, towards: "practice" });
  const before = await rows();
  expect((await page(`?person=${world.learner.personId}&scenario=rp04`)).data.variants).toEqual([]);
  for (const variant of variants) expect((await plan({ variant, towards: "practice" })).data.errors.variant).toContain("Choose another one");
  const replayed = await post(world, world.trainer, again, "/", {}, { id: before[0]!.id });
  expect(replayed.location).toBe(`/grading/new?person=${world.learner.personId}&scenario=rp04`);
  expect(await rows()).toHaveLength(before.length);
});

test("a second trainer cannot plan people of another's group", async () => {
  expect((await plan({}, world.otherTrainer)).status).toBe(422);
  expect(await rows()).toEqual([]);
});

test("the trainer may play the customer", async () => {
  expect((await plan({ customer: world.trainer.personId })).status).toBe(303);
});

test("twenty of the same plan at once make one performance", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => plan()));
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(19);
  expect(await rows()).toHaveLength(1);
});

test("a plan can be taken back before the play, and its variant counts as not met", async () => {
  const { id } = await planned(world);
  expect((await post(world, world.trainer, cancel, `/performances/${id}`, {}, { id })).location).toBe("/grading");
  expect((await visit(world, world.trainer, desk, "/grading")).data.toScore).toEqual([]);
  expect(await upcomingPerformances(world.store.read, world.learner.personId)).toEqual([]);
  expect((await plan()).status).toBe(303);
  expect((await post(world, world.trainer, cancel, `/performances/${id}`, {}, { id })).status).toBe(409);
});

import { beforeEach, expect, test } from "vitest";
import type { Visitor } from "~/people/visitor";
import { callOff } from "~/role-plays/calling-off.server";
import { loader as desk } from "~/routes/grading/route";
import { action as plan } from "~/routes/grading_.new/route";
import { action as change, loader as roundPage } from "~/routes/grading_.rounds.$id/route";
import { loader as printed } from "~/routes/grading_.rounds.$id_.print/route";
import { loader as preview, action as save } from "~/routes/grading_.rounds.new/route";
import { loader as learn } from "~/routes/learn/route";
import { action as clock } from "~/routes/performances.$id_.score/route";
import { auditEntries } from "~db/tables/audit";
import { groupMemberships } from "~db/tables/people";
import { performanceGraders, performanceParts, performances, rounds } from "~db/tables/role-plays";
import { makePerson } from "../support/people";
import { at, marksOf, planOf, type RolePlayWorld, rolePlayWorld } from "../support/role-play";
import { post, visit } from "../support/visit";

let world: RolePlayWorld;
beforeEach(async () => {
  world = await rolePlayWorld();
});

type Fields = Record<string, string | string[]>;
const everybody = () => [world.learner, world.customer, world.observer].map(({ personId }) => personId);
const asked = (fields: Fields = {}): Fields => ({
  kind: "round",
  look: "1",
  scenario: "rp04",
  person: everybody(),
  room: "2",
  grader: world.trainer.personId,
  second: "",
  day: "2026-11-27",
  time: "15:00",
  minutes: "15",
  changeOver: "5",
  pause: "",
  pauseMinutes: "",
  until: "",
  observers: "1",
  towards: "practice",
  ...fields,
});
const address = (fields: Fields) =>
  `/grading/rounds/new?${new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])))}`;
const look = (fields: Fields = {}, visitor: Visitor = world.trainer) => visit(world, visitor, preview, address(asked(fields)));
const send = (form: Fields, fields: Fields = {}, visitor: Visitor = world.trainer) => post(world, visitor, save, address(asked(fields)), form);
async function seen(fields: Fields = {}) {
  const { data } = await look(fields);
  return { mark: data.preview.mark as string, sending: data.sending as string };
}
/** Plans a round by the real pages and gives its id. */
async function plannedRound(fields: Fields = {}): Promise<string> {
  const answer = await send(await seen(fields), fields);
  if (answer.status !== 303) throw new Error(JSON.stringify(answer.data));
  return answer.location!.split("/").at(-1)!;
}
const show = (id: string, visitor: Visitor = world.trainer) => visit(world, visitor, roundPage, `/grading/rounds/${id}`, { id });
const alter = (id: string, form: Fields, visitor: Visitor = world.trainer) => post(world, visitor, change, `/grading/rounds/${id}`, form, { id });
const rows = () => world.store.read.select().from(performances);
const table = async (id: string) =>
  (await show(id)).data.turns.map((turn: { time: string; staff: string; customer: string }) => `${turn.time} ${turn.staff} (${turn.customer})`);

test("before anything is planned the trainer sees the table, when it ends, who does not fit and what clashes", async () => {
  const { data } = await look();
  expect(data.preview).toMatchObject({ ends: "15:55", unplaced: [], clashes: [], short: [], savable: true });
  expect(data.preview.turns.map((turn: { time: string; staff: string }) => `${turn.time} ${turn.staff}`)).toHaveLength(3);
  expect((await look({ until: "15:40" })).data.preview.unplaced).toEqual([expect.stringMatching(/ · time is up before their turn$/)]);
  expect(await rows()).toEqual([]);
});

test("a planned round is performances: on the desk of its grader, on the path of everybody in it, kept and on record", async () => {
  const id = await plannedRound();
  expect((await show(id)).data).toMatchObject({ kind: "round", mine: true, from: "15:00", to: "15:55", count: 3 });
  expect((await visit(world, world.trainer, desk, "/grading")).data.toScore).toHaveLength(3);
  expect((await visit(world, world.trainer, desk, "/grading")).data.rounds).toMatchObject([{ id, kind: "round" }]);
  for (const who of [world.learner, world.customer, world.observer]) {
    const { parts } = (await visit(world, who, learn, "/learn")).data;
    expect(parts.map(({ part }: { part: string }) => part).sort()).toEqual(["customer", "observer", "staff"]);
  }
  const planned = await rows();
  expect(new Set(planned.map(({ variantId }) => variantId)).size).toBe(3);
  expect(planned.every(({ roundId, plannedBy }) => roundId === id && plannedBy === world.trainer.personId)).toBe(true);
  expect(await world.store.read.select().from(performanceGraders)).toHaveLength(3);
  const acts = (await world.store.read.select({ act: auditEntries.act }).from(auditEntries)).map(({ act }) => act);
  expect(acts.filter((act) => act.startsWith("role-plays.")).sort()).toEqual([...Array(3).fill("role-plays.planned"), "role-plays.round-planned"]);
});

test("a circuit: everybody is scored at every station", async () => {
  const stations = { kind: "circuit", scenario: ["rp01", "rp04", "", ""], room: ["1", "2", "", ""], second: ["", "", "", ""] };
  const graders = [world.trainer.personId, world.otherTrainer.personId, "", ""];
  const id = await plannedRound({ ...stations, grader: graders });
  const planned = await rows();
  expect(planned.map(({ staffId, scenarioId }) => `${staffId} ${scenarioId}`).sort()).toEqual(
    everybody()
      .flatMap((person) => [`${person} rp01`, `${person} rp04`])
      .sort(),
  );
  expect((await show(id, world.otherTrainer)).data.mine).toBe(false);
  expect((await visit(world, world.otherTrainer, desk, "/grading")).data.toScore).toHaveLength(3);
});

test("sent twice, even twenty times at once, it is one round", async () => {
  const form = await seen();
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(form)));
  expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1);
  expect(await world.store.read.select().from(rounds)).toHaveLength(1);
  expect(await rows()).toHaveLength(3);
  expect((await send(form)).location).toBe(answers[0]!.location);
});

test("what changed since the trainer looked is shown before anything is planned", async () => {
  const form = await seen();
  expect((await post(world, world.trainer, plan, "/grading/new", planOf(world, { time: "15:10" }))).status).toBe(303);
  const answer = await send(form);
  expect([answer.status, answer.data.sentence]).toEqual([422, expect.stringContaining("in the meantime")]);
  expect(await rows()).toHaveLength(1);
  expect(await world.store.read.select().from(rounds)).toEqual([]);
});

test("whoever is planned elsewhere at that time comes later; a grader who is stops the round", async () => {
  const busy = await makePerson(world.store, { name: "Busy Trainer", roles: ["trainer"] });
  const fourth = await makePerson(world.store, { name: "Li Wei" });
  await world.store.tx((w) => w.insert(groupMemberships).values({ groupId: "east", personId: fourth.personId, part: "member", fromOn: "2026-01-01" }));
  const single = (fields: Fields) => post(world, world.trainer, plan, "/grading/new", planOf(world, { observer: [], ...fields }));
  expect((await single({ time: "15:10" })).status).toBe(303);
  const withoutThem = { person: fourth.personId, customer: world.trainer.personId, time: "15:45", variant: "one-knob" };
  expect((await single({ ...withoutThem, secondGrader: busy.personId })).status).toBe(303);
  const turns = (await look({ grader: world.otherTrainer.personId })).data.preview.turns;
  const early = turns.filter(({ time }: { time: string }) => time < "15:22");
  expect(JSON.stringify(early)).not.toMatch(/Lin Yue|Zhou Hang/);
  const { preview: stopped } = (await look({ grader: busy.personId })).data;
  expect(stopped.savable).toBe(false);
  expect(stopped.clashes.join()).toContain("Busy Trainer as a grader is already taken");
  const form = { mark: stopped.mark, sending: "one" };
  expect((await send(form, { grader: busy.personId })).data.sentence).toContain("cannot be planned");
  expect(await rows()).toHaveLength(2);
});

test("where a certification asks for two graders, one is not enough", async () => {
  const asking = world.library.certifications.get("frontline-service")!;
  const requirements = asking.requirements.map((one) => (one.kind === "role-play" ? { ...one, graders: 2 } : one));
  world.library = { ...world.library, certifications: new Map([[asking.id, { ...asking, requirements }]]) };
  const two = { towards: asking.id };
  expect((await look(two)).data.preview).toMatchObject({ savable: false, short: [expect.stringContaining("two graders")] });
  expect((await look({ ...two, second: world.otherTrainer.personId })).data.preview).toMatchObject({ savable: true, short: [] });
  await plannedRound({ ...two, second: world.otherTrainer.personId });
  expect(await world.store.read.select().from(performanceGraders)).toHaveLength(6);
});

test.each<[string, Fields, string]>([
  ["nobody to be scored", { person: [] }, "person"],
  ["somebody of another group", { person: ["nobody"] }, "person"],
  ["the trainer's own manager", { person: "manager" }, "person"],
  ["a helper from elsewhere", { helper: "nobody" }, "helper"],
  ["no role-play", { scenario: "" }, "scenario"],
  ["an unknown role-play", { scenario: "rp99" }, "scenario"],
  ["no grader", { grader: "" }, "grader"],
  ["somebody as grader who is no trainer", { grader: "learner" }, "grader"],
  ["one grader twice at a place", { second: "trainer" }, "grader"],
  ["a circuit of one station", { kind: "circuit" }, "scenario"],
  ["a circuit with one role-play twice", { kind: "circuit", scenario: ["rp04", "rp04"], grader: ["trainer", "trainer"] }, "scenario"],
  ["an unknown certification", { towards: "sommelier" }, "towards"],
  ["a kind that is none", { kind: "party" }, "kind"],
  ["yesterday", { day: "2026-11-26" }, "day"],
  ["two years ahead", { day: "2028-11-27" }, "day"],
  ["a time that is none", { time: "25:00" }, "time"],
  ["a first turn an hour ago", { day: "2026-11-27", time: "13:00" }, "time"],
  ["turns of no minutes", { minutes: "0" }, "minutes"],
  ["turns of a thousand minutes", { minutes: "1000" }, "minutes"],
  ["a change-over below nothing", { changeOver: "-1" }, "changeOver"],
  ["a pause without its length", { pause: "16:00" }, "pauseMinutes"],
  ["an end before the beginning", { until: "14:00" }, "until"],
  ["nine observers", { observers: "9" }, "observers"],
  ["a very long room", { room: "x".repeat(300) }, "room"],
  ["a hundred rooms", { room: Array(100).fill("1") }, "room"],
])("a round with %s is refused at its field, and nothing is planned", async (_what, fields, field) => {
  const known = (value: string | string[]): string | string[] =>
    Array.isArray(value)
      ? value.map((one) => known(one) as string)
      : value in world && value !== "store"
        ? (world[value as "learner"].personId ?? value)
        : value;
  const change = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, known(value)]));
  const { status, data } = await look(change);
  expect(status).toBe(200);
  expect(Object.keys(data.errors)).toContain(field);
  expect(data.preview).toBeNull();
  expect((await send({ mark: "x", sending: "y" }, change)).status).toBe(422);
  expect(await rows()).toEqual([]);
});

test("a second trainer cannot plan people of another's group, nor see or change their round, nor its briefs", async () => {
  expect(Object.keys((await look({}, world.otherTrainer)).data.errors)).toContain("person");
  expect((await send(await seen(), {}, world.otherTrainer)).status).toBe(422);
  const id = await plannedRound();
  expect((await show(id, world.otherTrainer)).status).toBe(404);
  expect((await visit(world, world.otherTrainer, printed, `/grading/rounds/${id}/print`, { id })).status).toBe(404);
  const [one] = await rows();
  expect((await alter(id, { intent: "cancel", turn: one!.id }, world.otherTrainer)).status).toBe(404);
  expect((await rows()).every(({ cancelledAt }) => cancelledAt === null)).toBe(true);
});

test("two turns change places, and one goes to another time, on record", async () => {
  const id = await plannedRound();
  const before = await table(id);
  const [first, second, third] = (await show(id)).data.turns as { id: string; earlier: string | null; later: string | null }[];
  expect([first!.earlier, first!.later, third!.earlier]).toEqual([null, second!.id, second!.id]);
  expect((await alter(id, { intent: "swap", turn: first!.id, with: first!.later! })).location).toBe(`/grading/rounds/${id}`);
  const after = await table(id);
  expect(after[0].slice(6)).toBe(before[1].slice(6));
  expect(after[1].slice(6)).toBe(before[0].slice(6));
  expect((await alter(id, { intent: "time", turn: third!.id, time: "16:30" })).status).toBe(303);
  expect((await table(id))[2]).toMatch(/^16:30/);
  const acts = (await world.store.read.select({ act: auditEntries.act }).from(auditEntries)).map(({ act }) => act);
  expect(acts.filter((act) => act === "role-plays.moved")).toHaveLength(3);
});

test("a turn does not go where somebody would be in two places at once, nor after it has begun", async () => {
  const id = await plannedRound();
  const turns = (await show(id)).data.turns as { id: string }[];
  const before = await table(id);
  const crowded = await alter(id, { intent: "time", turn: turns[2]!.id, time: "15:05" });
  expect([crowded.status, crowded.data.sentence]).toEqual([409, expect.stringContaining("cannot go there")]);
  const path = `/performances/${turns[0]!.id}/score`;
  const [first] = (await rows()).filter((row) => row.id === turns[0]!.id);
  await post(world, world.trainer, clock, path, marksOf(first!, { intent: "start" }), { id: turns[0]!.id });
  const begun = await alter(id, { intent: "swap", turn: turns[1]!.id, with: turns[0]!.id });
  expect([begun.status, begun.data.sentence]).toEqual([409, expect.stringContaining("has begun")]);
  expect(await table(id)).toEqual(before);
});

test.each<[string, Fields, number]>([
  ["an unknown wish", { intent: "explode", turn: "x" }, 422],
  ["a turn that is none", { intent: "cancel", turn: "nobody" }, 404],
  ["a place that is none", { intent: "swap", turn: "first", with: "nobody" }, 409],
  ["its own place", { intent: "swap", turn: "first", with: "first" }, 409],
  ["a time that is none", { intent: "time", turn: "first", time: "24:61" }, 422],
  ["a time that has passed", { intent: "time", turn: "first", time: "13:00" }, 409],
])("a change to %s is refused and nothing moves", async (_what, form, status) => {
  const id = await plannedRound();
  const first = (await show(id)).data.turns[0].id as string;
  const before = await table(id);
  const filled = Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value === "first" ? first : value]));
  expect((await alter(id, filled)).status).toBe(status);
  expect(await table(id)).toEqual(before);
});

test("one turn is cancelled and the others stay; its people may be planned on its variant again", async () => {
  const id = await plannedRound();
  const [first] = (await show(id)).data.turns;
  expect((await alter(id, { intent: "cancel", turn: first.id })).status).toBe(303);
  const { data } = await show(id);
  expect(data.count).toBe(2);
  expect(data.turns.map(({ state }: { state: string }) => state)).toEqual(["cancelled", "planned", "planned"]);
  expect((await alter(id, { intent: "cancel", turn: first.id })).status).toBe(409);
});

test("a turn that came to nothing says how, and can be neither moved nor cancelled any more", async () => {
  const id = await plannedRound();
  const [gone, off] = (await show(id)).data.turns as { id: string }[];
  const graderId = world.trainer.personId;
  await callOff(world.store, { performanceId: gone!.id, graderId, ending: "no-show", reason: null }, new Date("2026-11-27T07:10:00Z"));
  await alter(id, { intent: "cancel", turn: off!.id });
  const { turns } = (await show(id)).data;
  expect(turns.slice(0, 2)).toMatchObject([
    { state: "no-show", movable: false, cancellable: false },
    { state: "cancelled", movable: false, cancellable: false },
  ]);
});

test("the print has the table for all, and briefs only of the turns that the reader grades", async () => {
  const id = await plannedRound({ grader: world.otherTrainer.personId });
  const pages = async (visitor: Visitor) => (await visit(world, visitor, printed, `/grading/rounds/${id}/print`, { id })).data;
  expect((await pages(world.otherTrainer)).briefs).toHaveLength(3);
  const planner = await pages(world.trainer);
  expect([planner.turns.length, planner.briefs]).toEqual([3, []]);
  const variants = (await rows()).map(({ variantId }) => variantId);
  const shown = JSON.stringify([planner, (await show(id)).data]);
  for (const variant of variants) expect(shown).not.toContain(variant);
  expect((await alter(id, { intent: "cancel", turn: planner.turns[0].id }, world.otherTrainer)).status).toBe(403);
  expect((await world.store.read.select().from(performanceParts)).length).toBe(6);
  expect(at("2026-11-27", "15:00")).toEqual((await rows()).map(({ scheduledAt }) => scheduledAt).sort((a, b) => a.getTime() - b.getTime())[0]);
});

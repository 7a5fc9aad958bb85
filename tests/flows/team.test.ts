import { beforeAll, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import type { Visitor } from "~/people/visitor";
import { loader as teamLoader } from "~/routes/team/route";
import { loader as memberLoader } from "~/routes/team_.$id/route";
import { freshStore } from "../support/database";
import { factsFor, planFor } from "../support/facts";
import { makePerson } from "../support/people";
import { certifiedUntil, listAgain } from "../support/register";
import { smallLibrary } from "../support/small-library";
import { visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
let world: World;
const hired: Record<string, string> = { Reading: "2026-11-02", Quizzing: "2026-10-22", Playing: "2026-09-21" };
const who: Record<string, Visitor> = {};

beforeAll(async () => {
  world = { store: await freshStore(), library: smallLibrary(), now: at("2026-11-21") };
  const make = async (name: string, manager?: string, more: Parameters<typeof makePerson>[1] = {}) =>
    void (who[name] = await makePerson(world.store, { name, managerId: manager ? who[manager]!.personId : null, isSupervisor: true, ...more }));
  await make("Director");
  await make("Area", "Director");
  await make("Other area", "Director");
  await make("Lead", "Area");
  for (const name of ["Valid", "Renewing", "Grace", "Lapsed", "Reading", "Quizzing", "Playing", "Idle"])
    await make(name, name === "Idle" ? "Lead" : "Area", { isSupervisor: false, hiredOn: hired[name] ?? "2026-09-01" });
  await make("Stranger", "Other area", { isSupervisor: false });
  await make("Left", "Area", { isSupervisor: false, active: false });
  await make("Still here", "Left", { isSupervisor: false });
  const listed = (name: string, expiresOn: string) => listAgain(world.store, who[name]!, { certificationId: "frontline", ...certifiedUntil(expiresOn) });
  await listed("Valid", "2027-06-01");
  await listed("Renewing", "2026-12-01");
  await listed("Grace", "2026-11-10");
  await listed("Lapsed", "2026-09-01");
  for (const name of ["Reading", "Quizzing", "Playing"])
    await world.store.tx((w) => assign(w, world.library, { personId: who[name]!.personId, courseId: "boot-camp", assignedBy: null }, at("2026-11-10")));
  for (const name of ["Quizzing", "Playing"]) for (const lesson of ["hear", "pause"]) await factsFor(world, who[name]!.personId).read(lesson, at("2026-11-12"));
  await factsFor(world, who.Playing!.personId).quiz(at("2026-11-13"));
  await planFor(world.store, who.Playing!.personId, at("2026-11-24", "14:20"));
});

type Member = { name: string; clock: { text: string; isLate: boolean } | null; alone: boolean; reason: string; next: string | null; depth: number };
const team = async (visitor: Visitor, language?: "en" | "zh"): Promise<Member[]> =>
  (await visit(world, visitor, teamLoader, "/team", {}, language)).data.members;
const member = (visitor: Visitor, name: string) => visit(world, visitor, memberLoader, `/team/${who[name]!.personId}`, { id: who[name]!.personId });

test("two lists say who may serve alone and who needs an escort, each with the reason and the next step", async () => {
  const members = await team(who.Area!);
  const said = (alone: boolean) => members.filter((one) => one.alone === alone).map(({ name, reason, next }) => [name, reason, next]);
  expect(said(true)).toEqual([
    ["Grace", "Expired, in grace until Thu 10 Dec 2026", "Renew now: agree on a date with the trainer"],
    ["Renewing", "Valid until Tue 1 Dec 2026, renewal is open", "Renew now: agree on a date with the trainer"],
    ["Valid", "Valid until Tue 1 Jun 2027", null],
  ]);
  expect(said(false)).toEqual(
    [
      ["Lapsed", "Lapsed: not renewed by Thu 1 Oct 2026", "Agree with the trainer how to earn it again"],
      ["Lead", "Not in training for serving customers", "Ask HR to assign the Boot Camp"],
      ["Idle", "Not in training for serving customers", "Ask HR to assign the Boot Camp"],
      ["Still here", "Not in training for serving customers", "Ask HR to assign the Boot Camp"],
      ["Playing", "In training: 2 of 3 requirements met", "Role-play on Tue 24 Nov at 14:20"],
      ["Quizzing", "In training: 1 of 3 requirements met", "Take the quiz of Listening"],
      ["Reading", "In training: 0 of 3 requirements met", "Read “Lesson hear” in Listening"],
    ].sort((a, b) => members.findIndex(({ name }) => name === a[0]) - members.findIndex(({ name }) => name === b[0])),
  );
});

test("who was never certified has a clock from the day of hiring, in days the rules name; nobody else has one", async () => {
  const clocks = async (language?: "en" | "zh") =>
    Object.fromEntries((await team(who.Area!, language)).flatMap(({ name, clock }) => (clock ? [[name, [clock.text, clock.isLate]]] : [])));
  expect(await clocks()).toEqual({
    Reading: ["Day 19 with an escort. Review on Fri 1 Jan 2027", false],
    Quizzing: ["Day 30 with an escort: make sure they get on. Review on Mon 21 Dec 2026", true],
    Playing: ["Day 61 with an escort: the review was due on Fri 20 Nov 2026", true],
  });
  expect((await clocks("zh")).Playing).toEqual(["由人带着上岗第61天，复核日是2026年11月20日 周五，已经到期", true]);
});

test("the team is everybody in the line, each behind the one they report to, and nobody else", async () => {
  const names = (await team(who.Area!)).map(({ name, depth }) => `${depth} ${name}`);
  expect(names).toEqual(
    ["0 Grace", "0 Lapsed", "0 Lead", "1 Idle", "0 Playing", "0 Quizzing", "0 Reading", "0 Renewing", "0 Valid"].flatMap((one) =>
      one === "0 Playing" ? ["1 Still here", one] : [one],
    ),
  );
  expect((await team(who.Director!)).map(({ name }) => name)).toContain("Stranger");
  expect((await team(who.Lead!)).map(({ name }) => name)).toEqual(["Idle"]);
});

test("a supervisor opens anybody in the line, and of others not even that they exist", async () => {
  expect((await member(who.Area!, "Reading")).status).toBe(200);
  expect((await member(who.Area!, "Idle")).status).toBe(200);
  expect((await member(who.Director!, "Idle")).status).toBe(200);
  for (const name of ["Stranger", "Director", "Area", "Other area"]) expect((await member(who.Area!, name)).status).toBe(404);
  expect((await visit(world, who.Area!, memberLoader, "/team/nobody", { id: "nobody" })).status).toBe(404);
});

test("other roles open no doors to other teams here", async () => {
  const both = { ...who.Area!, roles: ["hr" as const, "trainer" as const] };
  expect((await member(both, "Stranger")).status).toBe(404);
});

test("who leads nobody has no team", async () => {
  expect((await visit(world, who.Valid!, teamLoader, "/team")).status).toBe(403);
  expect((await member({ ...who.Area!, isSupervisor: false }, "Reading")).status).toBe(404);
});

test("one person's page tells progress and evidence, and never an answer", async () => {
  const { data } = await member(who.Area!, "Playing");
  expect(data.paths[0]).toMatchObject({ standing: "in-progress", due: "Due Thu 10 Dec 2026", next: "Role-play on Tue 24 Nov at 14:20" });
  expect(data.paths[0].steps.map(({ title, state, detail }: { title: string; state: string; detail: string }) => [title, state, detail])).toEqual([
    ["Listening: lessons", "met", "met Thu 12 Nov 2026"],
    ["Listening: quiz", "met", "91% · met Fri 13 Nov 2026"],
    ["Role-play: Listening and needs", "planned", "Role-play on Tue 24 Nov at 14:20"],
  ]);
  expect(data.facts.facts).toHaveLength(4);
  const bytes = JSON.stringify(data);
  for (const secret of ["draw", "answer", "responses", "variant", "brief"]) expect(bytes).not.toContain(secret);
});

test("a slip is offered for direct reports only", async () => {
  expect((await member(who.Area!, "Reading")).data.maySlip).toBe(true);
  expect((await member(who.Area!, "Idle")).data.maySlip).toBe(false);
});

test("a line that is a circle comes to an end", async () => {
  const { lineBelow } = await import("~/people/line.server");
  const { people } = await import("~db/tables/people");
  const { eq } = await import("drizzle-orm");
  const store = await freshStore();
  const a = await makePerson(store, { name: "A" });
  const b = await makePerson(store, { name: "B", managerId: a.personId });
  await store.tx(async (w) => void (await w.update(people).set({ managerId: b.personId }).where(eq(people.id, a.personId))));
  expect((await lineBelow(store.read, a.personId, 10)).members.map(({ name }) => name)).toEqual(["B"]);
});

test("a very long line is cut, and says so", async () => {
  const { lineBelow } = await import("~/people/line.server");
  const line = await lineBelow(world.store.read, who.Director!.personId, 4);
  expect(line.members).toHaveLength(4);
  expect(line.more).toBe(true);
});

test("what is due and who is stuck stands below, the earliest day first, and nothing of another team", async () => {
  const listed = async (visitor: Visitor, now = world.now) => {
    const { due, stuck } = (await visit({ ...world, now }, visitor, teamLoader, "/team")).data;
    return [due, stuck].map((some: { name: string; says: string; isLate: boolean }[]) =>
      some.map(({ name, says, isLate }) => `${name}, ${says}${isLate ? " !" : ""}`),
    );
  };
  expect(await listed(who.Area!)).toEqual([
    [
      "Quizzing, Frontline service: due on Sat 21 Nov 2026",
      "Renewing, Frontline service: to be renewed by Tue 1 Dec 2026",
      "Reading, Frontline service: due on Wed 2 Dec 2026",
      "Grace, Frontline service: expired, to be renewed by Thu 10 Dec 2026 !",
    ],
    [],
  ]);
  const [due, stuck] = await listed(who.Area!, at("2026-11-29"));
  expect(due![0]).toBe("Quizzing, Frontline service: was due on Sat 21 Nov 2026 !");
  expect(stuck).toEqual([
    "Reading, Frontline service: nothing has moved since Tue 10 Nov 2026",
    "Quizzing, Frontline service: nothing has moved since Thu 12 Nov 2026",
    "Playing, Frontline service: nothing has moved since Fri 13 Nov 2026",
  ]);
  expect(await listed(who["Other area"]!, at("2026-12-12"))).toEqual([[], []]);
});

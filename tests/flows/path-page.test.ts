import { beforeEach, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import type { Visitor } from "~/people/visitor";
import { loader } from "~/routes/learn/route";
import { freshStore } from "../support/database";
import { factsFor, planFor } from "../support/facts";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
let world: World;
let learner: Visitor;

beforeEach(async () => {
  world = { store: await freshStore(), library: smallLibrary(), now: at("2026-11-21", "08:30") };
  const manager = await makePerson(world.store, { name: "周启航", otherName: "Zhou Qihang" });
  learner = await makePerson(world.store, { name: "林悦", otherName: "Lin Yue", hiredOn: "2026-11-12", managerId: manager.personId });
});

const assigned = () =>
  world.store.tx((w) => assign(w, world.library, { personId: learner.personId, courseId: "boot-camp", assignedBy: null }, at("2026-11-12")));
const learn = async (language: "en" | "zh" = "en") => (await visit(world, learner, loader, "/learn", {}, language)).data;
const path = async () => (await learn()).paths[0];

test("who has no course is greeted and told whom to ask", async () => {
  expect(await learn()).toEqual({ name: "Lin Yue", time: "morning", paths: [], parts: [], manager: "Zhou Qihang", calledOff: [] });
  world.now = at("2026-11-21", "19:00");
  expect(await learn("zh")).toEqual({ name: "林悦", time: "evening", paths: [], parts: [], manager: "周启航", calledOff: [] });
});

test("a stranger sees no path", async () => {
  expect((await visit(world, null, loader, "/learn")).status).toBe(401);
});

test("a new hire sees the day of the course, the first lesson, and what the certificate will need", async () => {
  await assigned();
  expect(await path()).toMatchObject({
    tier: "new-hire",
    day: { day: 9, of: 30 },
    wasDue: null,
    modules: { done: 0, of: 1 },
    next: { kind: "lesson", begun: false, number: 1, of: 2, to: "/modules/listening/lessons/hear" },
    certificate: null,
    why: { from: "ahead-of-due-date", dueOn: "Sat 12 Dec 2026", expires: "Sun 12 Dec 2027" },
  });
});

test("each step done makes the next one the next", async () => {
  await assigned();
  const facts = factsFor(world, learner.personId);
  await facts.read("pause", at("2026-11-13"));
  expect((await path()).next).toMatchObject({ kind: "lesson", begun: true, number: 1, to: "/modules/listening/lessons/hear" });
  await facts.read("hear", at("2026-11-14"));
  expect((await path()).next).toMatchObject({ kind: "quiz", tries: 0, to: "/modules/listening/quiz" });
  await facts.quiz(at("2026-11-15"), { passed: false, points: 800 });
  expect((await path()).next).toMatchObject({ kind: "quiz", tries: 1 });
  await facts.quiz(at("2026-11-16"));
  expect(await path()).toMatchObject({ modules: { done: 1, of: 1 }, next: { kind: "to-be-planned", title: "Listening and needs", again: false } });
  await planFor(world.store, learner.personId, at("2026-11-27", "14:20"));
  expect((await path()).next).toMatchObject({
    kind: "planned",
    title: "The story rp04",
    day: "Fri 27 Nov",
    time: "14:20",
    room: "2",
    inDays: 6,
    isOver: false,
  });
});

test("a role-play planned sooner than an earlier fail allows says from when on, instead of its own time", async () => {
  await assigned();
  const facts = factsFor(world, learner.personId);
  for (const lesson of ["pause", "hear"]) await facts.read(lesson, at("2026-11-13"));
  await facts.quiz(at("2026-11-16"));
  await planFor(world.store, learner.personId, at("2026-11-21", "18:00"));
  expect((await path()).pause).toBeNull();
  await facts.rolePlay(at("2026-11-21", "13:00"), { passed: false, weightedSum: 260 });
  world.now = at("2026-11-21", "14:00");
  expect(await path()).toMatchObject({
    next: { kind: "planned" },
    pause: "You have not passed an earlier try, and can play again from Sun 22 Nov 2026, 13:00. Your trainer plans this one anew with you.",
  });
});

test("a module is one rung with its lessons and its quiz, and says of both what is still to do", async () => {
  await assigned();
  const facts = factsFor(world, learner.personId);
  const rung = async () => (await path()).rungs[0];
  expect(await rung()).toMatchObject({ title: "Listening", isNext: true, state: "open", lessons: { left: 2, of: 2 }, quiz: { tries: 0, passMark: 80 } });
  await facts.quiz(at("2026-11-13"), { passed: false, points: 800 });
  await facts.read("hear", at("2026-11-13"));
  expect(await rung()).toMatchObject({ state: "open", lessons: { left: 1, of: 2 }, quiz: { tries: 1 } });
  await facts.read("pause", at("2026-11-14"));
  expect(await rung()).toMatchObject({ isNext: true, state: "open", lessons: null, quiz: { tries: 1 } });
  expect((await path()).rungs.map(({ kind }: { kind: string }) => kind)).toEqual(["module", "role-play"]);
});

test("after the due day the path says so instead of counting days", async () => {
  await assigned();
  world.now = at("2026-12-20");
  expect(await path()).toMatchObject({ day: null, wasDue: "Sat 12 Dec", why: { from: "ahead-of-completion", months: 12 } });
});

test("who is certified sees the certificate, its dates and why, and each fact behind it", async () => {
  await assigned();
  const facts = factsFor(world, learner.personId);
  await facts.read("hear", at("2026-11-14"));
  await facts.read("pause", at("2026-11-15"));
  await facts.quiz(at("2026-11-16"));
  await facts.rolePlay(at("2026-11-18"));
  const certified = await path();
  expect(certified).toMatchObject({
    next: null,
    certificate: { standing: "certified", opens: "Wed 13 Oct 2027", until: "Sun 12 Dec 2027" },
    why: { from: "due-date", completed: "Wed 18 Nov 2026", dueOn: "Sat 12 Dec 2026", months: 12 },
  });
  expect(certified.grounds).toMatchObject([
    { kind: "module", title: "Listening", state: "met", count: 2, percent: 91, day: "Mon 16 Nov", to: "/modules/listening" },
    { kind: "role-play", state: "met", mean: "3.80", day: "Wed 18 Nov" },
  ]);
  world.now = at("2027-12-13");
  expect((await path()).certificate.standing).toBe("in-grace");
  world.now = at("2028-01-12");
  expect((await path()).certificate.standing).toBe("lapsed");
});

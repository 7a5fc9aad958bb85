import { asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { assign, endAssignment } from "~/assignments/assign.server";
import { settleCertifications } from "~/certification/issuing.server";
import { ensureInForce, findRulesInForce, putRulesInForce } from "~/certification/rules-in-force.server";
import { normalSerial } from "~/certification/serial";
import type { Visitor } from "~/people/visitor";
import { auditEntries } from "~db/tables/audit";
import { certificates, registerRows, rulesInForce } from "~db/tables/certification";
import { people } from "~db/tables/people";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { smallLibrary, smallRules } from "../support/small-library";
import type { World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
let world: World;
let learner: Visitor;

beforeEach(async () => {
  world = { store: await freshStore(), library: smallLibrary(), now: at("2026-11-21") };
  learner = await makePerson(world.store, { name: "林悦", otherName: "Lin Yue", staffNumber: "11940", hiredOn: "2026-11-01" });
});

const assigned = () =>
  world.store.tx((w) => assign(w, world.library, { personId: learner.personId, courseId: "boot-camp", assignedBy: null }, at("2026-11-02")));
const issued = () => world.store.read.select().from(certificates).where(eq(certificates.personId, learner.personId));
const registerRow = async () => (await world.store.read.select().from(registerRows).where(eq(registerRows.personId, learner.personId)))[0];
const acts = async () =>
  (await world.store.read.select({ act: auditEntries.act }).from(auditEntries).orderBy(asc(auditEntries.at), asc(auditEntries.id))).map(({ act }) => act);

test.each([
  ["the quiz", ["read hear", "rolePlay", "read pause", "quiz"]],
  ["the role-play", ["read pause", "quiz", "read hear", "rolePlay"]],
  ["a lesson", ["rolePlay", "read hear", "quiz", "read pause"]],
])("becomes certified without a button when the last thing done is %s", async (_last, order) => {
  await assigned();
  const facts = factsFor(world, learner.personId);
  for (const [place, act] of order.entries()) {
    expect(await issued()).toEqual([]);
    const when = at(`2026-11-${10 + place}`);
    if (act.startsWith("read")) await facts.read(act.slice(5), when);
    else await facts[act as "quiz" | "rolePlay"](when);
  }
  const [certificate, ...others] = await issued();
  expect(others).toEqual([]);
  expect(certificate).toMatchObject({
    tier: "new-hire",
    holder: { name: "林悦", otherName: "Lin Yue", staffNumber: "11940" },
    titles: { en: "Frontline service", zh: "一线服务认证" },
    company: { en: "Harbour & Pine", zh: "海松" },
    ...{ issuedOn: "2026-11-13", countedFrom: "2026-12-01", expiresOn: "2027-12-01", windowOpensOn: "2027-10-02", graceEndsOn: "2027-12-31" },
  });
  expect(certificate!.factIds.map(({ requirementId }) => requirementId)).toEqual(["lessons", "lessons", "quiz", "role-play"]);
  expect(certificate!.rulesHash).toBe(world.library.certifications.get("frontline")!.hash);
  expect(normalSerial(certificate!.serial)).toBe(certificate!.serial);
  expect(await registerRow()).toMatchObject({ progress: "certified", metCount: 3, totalCount: 3, certificateId: certificate!.id, expiresOn: "2027-12-01" });
  expect((await acts()).filter((act) => act === "certification.issued")).toHaveLength(1);
});

test("nothing is issued while one fact is missing, failed, unreleased, for practice or of another's", async () => {
  await assigned();
  const facts = factsFor(world, learner.personId);
  await facts.read("hear", at("2026-11-10"));
  await facts.read("pause", at("2026-11-10"));
  await facts.quiz(at("2026-11-11"), { points: 900, passed: false });
  await facts.rolePlay(at("2026-11-11"), { passed: false, weightedSum: 260 });
  await facts.rolePlay(at("2026-11-12"), { towards: null });
  await facts.rolePlay(at("2026-11-12"), { scenarioId: "rp99" });
  await facts.rolePlay(at("2026-11-12"), { released: false });
  await facts.quiz(at("2026-11-12"));
  const other = await makePerson(world.store);
  await factsFor(world, other.personId).rolePlay(at("2026-11-12"));
  expect(await issued()).toEqual([]);
  expect(await registerRow()).toMatchObject({ progress: "in-progress", metCount: 2, totalCount: 3, certificateId: null, expiresOn: null });
});

test("twenty settlings at the same moment issue one certificate", async () => {
  const facts = factsFor(world, learner.personId);
  await facts.read("hear", at("2026-11-10"));
  await facts.read("pause", at("2026-11-10"));
  await facts.quiz(at("2026-11-11"));
  await facts.rolePlay(at("2026-11-12"));
  expect(await issued()).toEqual([]);
  await Promise.all(
    Array.from({ length: 20 }, (_, n) =>
      n % 4 === 0 ? assigned() : world.store.tx((w) => settleCertifications(w, world.library, learner.personId, world.now)),
    ),
  );
  expect(await issued()).toHaveLength(1);
  expect((await acts()).filter((act) => act === "certification.issued" || act === "assignments.assigned").sort()).toEqual([
    "assignments.assigned",
    "certification.issued",
  ]);
});

test("the day of the last fact is the day in the company's zone", async () => {
  await assigned();
  const facts = factsFor(world, learner.personId);
  await facts.read("hear", at("2026-12-10"));
  await facts.read("pause", at("2026-12-10"));
  await facts.rolePlay(at("2026-12-11"));
  await facts.quiz(new Date("2026-12-11T16:30:00Z")); // past midnight in Shanghai
  expect((await issued())[0]).toMatchObject({ issuedOn: "2026-12-12", countedFrom: "2026-12-12", expiresOn: "2027-12-12" }); // the due date was missed
});

test("who has left, or has no open assignment, is issued nothing", async () => {
  const facts = factsFor(world, learner.personId);
  const id = await assigned();
  await facts.read("hear", at("2026-11-10"));
  await facts.read("pause", at("2026-11-10"));
  await facts.quiz(at("2026-11-11"));
  await world.store.tx(async (w) => {
    await endAssignment(w, world.library, { assignmentId: id, endedBy: null }, at("2026-11-12"));
  });
  expect(await registerRow()).toBeUndefined();
  await facts.rolePlay(at("2026-11-13"));
  expect(await issued()).toEqual([]);

  await world.store.tx(async (w) => {
    await w.update(people).set({ active: false }).where(eq(people.id, learner.personId));
  });
  await assigned();
  expect(await issued()).toEqual([]);
  expect(await registerRow()).toBeUndefined();
});

test("the rules in force decide, not the file as it is now", async () => {
  await putRulesInForce(world.store, world.library, at("2026-11-01"));
  const inForce = world.library.certifications.get("frontline")!.hash;
  world.library = smallLibrary({ requirements: smallRules.requirements.slice(1, 2), validity: { ...smallRules.validity, months: 99 } });
  await putRulesInForce(world.store, world.library, at("2026-11-05"));
  expect((await findRulesInForce(world.store.read, "frontline"))?.rules.validity.months).toBe(12);
  expect(await world.store.read.select().from(rulesInForce)).toMatchObject([{ certificationId: "frontline", version: 1, hash: inForce, why: "first start" }]);
  await assigned();
  expect(await registerRow()).toMatchObject({ progress: "not-started", totalCount: 3 });
  await factsFor(world, learner.personId).quiz(at("2026-11-11"));
  expect(await issued()).toEqual([]);
});

test("several processes starting at once put the rules in force once", async () => {
  await Promise.all(Array.from({ length: 6 }, () => putRulesInForce(world.store, world.library, at("2026-11-01"))));
  await world.store.tx((w) => ensureInForce(w, world.library, "frontline", at("2026-11-02")));
  expect(await world.store.read.select().from(rulesInForce)).toHaveLength(1);
  expect(await acts()).toEqual(["certification.rules-in-force"]);
});

test("a course is open once per person, due so many days after hiring, and each change leaves an audit row", async () => {
  const first = await assigned();
  expect(await assigned()).toBe(first);
  const ended = () => world.store.tx((w) => endAssignment(w, world.library, { assignmentId: first, endedBy: null }, at("2026-11-12")));
  expect([await ended(), await ended()]).toEqual([true, false]);
  expect(await assigned()).not.toBe(first);
  expect((await acts()).filter((act) => act.startsWith("assignments."))).toEqual(["assignments.assigned", "assignments.assigned", "assignments.ended"]);
});

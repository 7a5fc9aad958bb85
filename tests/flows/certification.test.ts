import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { assign, endAssignment } from "~/assignments/assign.server";
import { settleCertifications } from "~/certification/issuing.server";
import { pathsOf } from "~/certification/path.server";
import { viewOf } from "~/certification/path-view";
import { progressView } from "~/certification/progress-view";
import { ensureInForce, findRulesInForce, putRulesInForce } from "~/certification/rules-in-force.server";
import { normalSerial } from "~/certification/serial";
import { catalogues } from "~/locale/catalogues";
import type { Visitor } from "~/people/visitor";
import { recordOf } from "~/record/record.server";
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

describe("a certificate that others need", () => {
  const both = async (first: "boot-camp" | "spark-plan" = "spark-plan") => {
    world.library = smallLibrary({}, true);
    for (const courseId of first === "boot-camp" ? ["boot-camp", "spark-plan"] : ["spark-plan", "boot-camp"])
      await world.store.tx((w) => assign(w, world.library, { personId: learner.personId, courseId, assignedBy: null }, at("2026-11-02")));
  };
  const held = async () => (await issued()).map(({ certificationId }) => certificationId).sort();
  const supervisorRow = async () =>
    (await world.store.read.select().from(registerRows).where(eq(registerRows.personId, learner.personId))).find((row) => row.certificationId === "supervisor");
  const earnAll = async (day: string) => {
    const facts = factsFor(world, learner.personId);
    await facts.quiz(at(day));
    await facts.read("hear", at(day));
    await facts.read("pause", at(day));
    await facts.rolePlay(at(day));
  };

  test.each(["boot-camp", "spark-plan"] as const)("brings the next one in the same moment when that is all it lacked, assigned %s first", async (first) => {
    await both(first);
    const facts = factsFor(world, learner.personId);
    await facts.quiz(at("2026-11-10"));
    await facts.read("hear", at("2026-11-10"));
    await facts.read("pause", at("2026-11-11"));
    expect(await held()).toEqual([]);
    expect(await supervisorRow()).toMatchObject({ progress: "in-progress", metCount: 1, totalCount: 2 });
    await facts.rolePlay(at("2026-11-13"));
    expect(await held()).toEqual(["frontline", "supervisor"]);
    const all = await issued();
    const [frontline, supervisor] = ["frontline", "supervisor"].map((id) => all.find(({ certificationId }) => certificationId === id)!);
    expect(supervisor).toMatchObject({ issuedOn: "2026-11-13", expiresOn: "2028-05-13" });
    expect(supervisor!.factIds[0]).toEqual({ requirementId: "frontline", kind: "certificate", factId: frontline!.id });
    expect(await supervisorRow()).toMatchObject({ progress: "certified", metCount: 2, totalCount: 2 });
  });

  test("brings nothing once it has lapsed, and says so on the path; in its grace it still counts", async () => {
    world.library = smallLibrary({}, true);
    await assigned();
    await earnAll("2026-11-10"); // valid until 1 December 2027, in grace until the 31st
    const assignNext = (day: string) =>
      world.store.tx((w) => assign(w, world.library, { personId: learner.personId, courseId: "spark-plan", assignedBy: null }, at(day)));
    await assignNext("2028-01-01");
    expect(await held()).toEqual(["frontline"]);
    expect(await supervisorRow()).toMatchObject({ progress: "in-progress", metCount: 1 });
    const [path] = (await pathsOf(world.store.read, world.library, learner.personId, "2028-01-01")).filter(({ rules }) => rules.id === "supervisor");
    expect(path!.standing).toMatchObject({ name: "in-progress", next: { kind: "certificate", state: "open", lost: (await issued())[0]!.serial } });
    await world.store.tx((w) => settleCertifications(w, world.library, learner.personId, at("2027-12-31")));
    expect(await held()).toEqual(["frontline", "supervisor"]);
  });

  test("is on the learner's path with its last day and a link, and for the supervisor in words", async () => {
    await both();
    await earnAll("2026-11-10");
    const paths = await pathsOf(world.store.read, world.library, learner.personId, "2026-11-21");
    const path = paths.find(({ rules }) => rules.id === "supervisor")!;
    const [rung] = viewOf(path, { library: world.library, language: "en", now: world.now, today: "2026-11-21", withheld: new Set() }).grounds;
    const serial = path.certificate && (await issued()).find(({ certificationId }) => certificationId === "frontline")!.serial;
    expect(rung).toMatchObject({ kind: "certificate", state: "met", title: "Frontline service", day: "Wed 1 Dec 2027", to: `/certificates/${serial}` });
    const seen = progressView(path, { words: catalogues.zh, language: "zh", today: "2026-11-21", library: world.library });
    expect(seen.steps[0]).toMatchObject({ title: "证书：一线服务认证", state: "met", detail: "有效期至2027年12月1日 周三" });
  });

  test("stands in the record as the ground of the next one, with the place where it was issued", async () => {
    await both();
    await earnAll("2026-11-10");
    const [person] = await world.store.read.select().from(people).where(eq(people.id, learner.personId));
    const { certificates: onRecord } = await recordOf(world.store.read, world.library, person!, 1, world.now);
    const supervisor = onRecord.find(({ certificate }) => certificate.certificationId === "supervisor")!;
    expect(supervisor.proofs[0]).toMatchObject({ requirement: { kind: "certificate", certification: "frontline" }, facts: [{ kind: "certified", page: 1 }] });
  });
});

import { and, asc, eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { askDeltas, isAnyVersionNew } from "~/certification/deltas.server";
import { pathsOf } from "~/certification/path.server";
import { viewOf } from "~/certification/path-view";
import type { ExamInUse, Library } from "~/content/library";
import { jobs } from "~/jobs/jobs.server";
import type { Visitor } from "~/people/visitor";
import { listedStanding } from "~/register/listed";
import { action, loader } from "~/routes/hr.people_.$id.exceptions/route";
import { loader as record } from "~/routes/record/route";
import type { Day } from "~db/kit";
import { certificates, registerRows } from "~db/tables/certification";
import { certificateDuties } from "~db/tables/duties";
import { moduleVersions } from "~db/tables/module-versions";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { smallLibrary, smallRules } from "../support/small-library";
import { toldTo } from "../support/told";
import { post, visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
let world: World;
let holder: Visitor;
let hr: Visitor;

/** The small library with its module in a version, and the short quiz of that version where there is one. */
function libraryAt(version: number, { asks = version > 1 } = {}): Library {
  const library = smallLibrary({ delta: { withinDays: 30 }, renewal: { requirements: [{ ...smallRules.requirements[2], id: "again" }] } } as object, true);
  const m04 = { ...library.modules.get("m04")!, version, delta: asks ? ["m04-q01"] : [] };
  const id = `delta-m04-v${version}`;
  const exam = { ...m04.quiz, id, code: "M04", moduleId: null, title: { en: "What is new: Listening", zh: "更新内容：倾听" }, minima: [], instructions: [] };
  return { ...library, modules: new Map([["m04", m04]]), exams: asks ? new Map([[id, exam as unknown as ExamInUse]]) : new Map() };
}

beforeEach(async () => {
  world = { store: await freshStore(), library: libraryAt(1), now: at("2026-11-20") };
  hr = await makePerson(world.store, { roles: ["hr"] });
  holder = await certified(at("2026-11-13"));
  await ask(1, "2026-11-20");
});

async function certified(day: Date): Promise<Visitor> {
  const person = await makePerson(world.store, {});
  for (const courseId of ["boot-camp", "spark-plan"])
    await world.store.tx((w) => assign(w, world.library, { personId: person.personId, courseId, assignedBy: null }, day));
  const facts = factsFor(world, person.personId);
  for (const lesson of ["hear", "pause"]) await facts.read(lesson, day);
  await facts.quiz(day);
  await facts.rolePlay(day);
  return person;
}

/** The job, with the module in this version. */
async function ask(version: number, day: string, more: { asks?: boolean } = {}) {
  world.library = libraryAt(version, more);
  return askDeltas(world.store, world.library, at(day));
}
const facts = () => factsFor(world, holder.personId);
const duties = async (personId = holder.personId) =>
  (
    await world.store.read.select().from(certificateDuties).where(eq(certificateDuties.personId, personId)).orderBy(asc(certificateDuties.certificationId))
  ).filter(({ takenBackAt }) => takenBackAt === null);
const held = ({ personId }: Visitor) =>
  world.store.read
    .select()
    .from(certificates)
    .where(and(eq(certificates.personId, personId), eq(certificates.certificationId, "frontline")))
    .orderBy(asc(certificates.issuedAt));
async function standings(today: Day) {
  const rows = await world.store.read.select().from(registerRows).where(eq(registerRows.personId, holder.personId)).orderBy(asc(registerRows.certificationId));
  const paths = await pathsOf(world.store.read, world.library, holder.personId, today);
  const listed = rows.map((row) => listedStanding(row, today));
  expect(rows.map(({ certificationId }) => paths.find(({ rules }) => rules.id === certificationId)!.standing.name)).toEqual(listed);
  return listed;
}
const view = async (today: Day) => {
  const path = (await pathsOf(world.store.read, world.library, holder.personId, today)).find(({ rules }) => rules.id === "frontline")!;
  return viewOf(path, { library: world.library, language: "en", now: at(today), today, withheld: new Set() });
};

test("a module that is met for the first time asks nothing, and a minor edit neither", async () => {
  expect(await isAnyVersionNew(world.store.read, world.library, world.now)).toBe(false);
  expect(await ask(1, "2026-12-01")).toBe(0);
  expect(await ask(2, "2026-12-01", { asks: false })).toBe(0);
  expect(await duties()).toEqual([]);
  expect(await isAnyVersionNew(world.store.read, world.library, world.now)).toBe(false);
});

test("a new version asks each holder once for its short quiz within 30 days; after that nothing counts until it is passed", async () => {
  world.library = libraryAt(2);
  expect(await isAnyVersionNew(world.store.read, world.library, world.now)).toBe(true);
  const job = jobs.find(({ name }) => name === "ask-deltas")!;
  const place = { store: world.store, source: { current: () => world.library }, settings: {} as never, log: { error: () => {} } };
  expect(await job.isWaiting!(place, at("2027-01-04"))).toBe(true);
  expect(await job.run(place, at("2027-01-04"))).toBe(1);
  expect(await ask(2, "2027-01-05")).toBe(0);
  expect(await job.isWaiting!(place, at("2027-01-05"))).toBe(false);
  expect(await duties()).toMatchObject([
    { certificationId: "frontline", dueOn: "2027-02-03", about: { kind: "delta", moduleId: "m04", version: 2 }, setBy: null },
  ]);
  expect((await toldTo(world.store, holder)).filter(({ message }) => message.kind === "duty-set")).toHaveLength(1);

  const { next, owed } = await view("2027-01-05");
  expect(next).toMatchObject({ kind: "exam", title: "What is new: Listening", to: "/exams/delta-m04-v2" });
  expect(owed).toMatchObject([{ why: expect.stringContaining("“Listening” has changed. Take the short quiz on what is new by Wed 3 Feb 2027") }]);
  expect(await standings("2027-02-03")).toEqual(["certified", "certified"]);
  expect(await standings("2027-02-04")).toEqual(["suspended", "suspended"]);
  expect((await view("2027-02-04")).certificate?.stopped).toContain("the short quiz on what is new in “Listening” was not passed by Wed 3 Feb 2027");
  await facts().quiz(at("2027-02-05"), { exam: "delta-m04-v2", passed: false });
  await facts().quiz(at("2027-02-05", "10:05")); // the module's own quiz is another one
  expect(await standings("2027-02-05")).toEqual(["suspended", "suspended"]);
  await facts().quiz(at("2027-02-05", "11:00"), { exam: "delta-m04-v2" });
  expect(await standings("2027-02-05")).toEqual(["certified", "certified"]);
  expect((await toldTo(world.store, holder)).filter(({ message, done }) => "dutyId" in message && !done)).toEqual([]);
  const titles = (await visit({ ...world, now: at("2027-02-06") }, holder, record, "/record")).data.facts.map(({ title }: { title: string }) => title);
  expect(titles).toEqual(expect.arrayContaining(["Short quiz asked on what is new in Listening, version 2: Frontline service", "What is new: Listening"]));
});

test("who was certified by the new version's own quiz owes nothing", async () => {
  world.library = libraryAt(2);
  await world.store.tx((w) => w.insert(moduleVersions).values({ moduleId: "m04", version: 2, seenAt: at("2027-01-04"), doneAt: null }));
  const later = await certified(at("2027-01-05"));
  expect(await ask(2, "2027-01-06")).toBe(1);
  expect([await duties(later.personId), (await duties()).length]).toEqual([[], 1]);
});

test("who is certified later by a quiz of before is asked as well, once, within 30 days of it; who renews what the new version's quiz gave is not", async () => {
  const job = jobs.find(({ name }) => name === "ask-deltas")!;
  const isWaiting = (day: string) =>
    job.isWaiting!({ store: world.store, source: { current: () => world.library }, settings: {} as never, log: { error: () => {} } }, at(day));
  const onTheWay = await makePerson(world.store, {});
  await world.store.tx((w) => assign(w, world.library, { personId: onTheWay.personId, courseId: "boot-camp", assignedBy: null }, at("2026-12-01")));
  const theirs = factsFor(world, onTheWay.personId);
  for (const lesson of ["hear", "pause"]) await theirs.read(lesson, at("2026-12-02"));
  await theirs.quiz(at("2026-12-02"));
  expect(await ask(2, "2027-01-04")).toBe(1);
  await theirs.rolePlay(at("2027-01-10"));
  const anew = await certified(at("2027-01-10", "11:00"));
  expect(await isWaiting("2027-01-11")).toBe(true);
  expect(await ask(2, "2027-01-11")).toBe(1);
  expect(await duties(onTheWay.personId)).toMatchObject([{ certificationId: "frontline", dueOn: "2027-02-09", about: { version: 2 } }]);
  expect(await duties(anew.personId)).toEqual([]);

  await factsFor(world, anew.personId).rolePlay(at("2027-12-20")); // the shorter way
  expect((await held(anew)).map(({ renews, endedAt }) => [renews === null, endedAt === null])).toEqual([
    [true, false],
    [false, true],
  ]);
  expect(await isWaiting("2027-12-21")).toBe(true);
  expect(await ask(2, "2027-12-21")).toBe(0);
  expect(await isWaiting("2027-12-22")).toBe(false);
  expect([(await duties(anew.personId)).length, (await duties(onTheWay.personId)).length]).toEqual([0, 1]);
});

test("a certificate taken over from a list after everybody was asked stands as HR has entered it", async () => {
  await ask(2, "2027-01-04");
  const [taken, other] = [await certified(at("2027-01-02")), await certified(at("2027-01-02", "11:00"))];
  await world.store.tx((w) =>
    w
      .update(certificates)
      .set({ importedAt: at("2027-01-10") })
      .where(eq(certificates.personId, taken.personId)),
  );
  expect(await ask(2, "2027-01-11")).toBe(1);
  expect([(await duties(taken.personId)).length, (await duties(other.personId)).length]).toEqual([0, 1]);
});

test("a later version takes the place of one that was not passed; whoever was overdue stays so until the later one is passed", async () => {
  await ask(2, "2027-01-04");
  await ask(3, "2027-01-20");
  expect(await duties()).toMatchObject([{ about: { version: 3 }, dueOn: "2027-02-19" }]);
  await ask(4, "2027-03-01");
  expect(await duties()).toMatchObject([{ about: { version: 4 }, dueOn: "2027-02-19" }]);
  expect(await standings("2027-03-01")).toEqual(["suspended", "suspended"]);
  await facts().quiz(at("2027-03-02"), { exam: "delta-m04-v4" });
  expect(await standings("2027-03-02")).toEqual(["certified", "certified"]);
  expect(await ask(4, "2027-03-03")).toBe(0);
});

test("HR reads on the page of exceptions what is owed, and may take it back; the job does not ask for it again", async () => {
  await ask(2, "2027-01-04");
  const params = { id: holder.personId };
  const here = { ...world, now: at("2027-01-05") };
  const [one] = (await visit(here, hr, loader, `/hr/people/${holder.personId}/exceptions`, params)).data.duties;
  expect(one).toMatchObject({
    title: "New in “Listening”, version 2: Frontline service",
    state: expect.stringContaining("Open until Wed 3 Feb 2027"),
    by: expect.stringContaining("By a rule"),
  });
  const form = { act: "duty-back", duty: one.id, reason: "Wrote the new version herself." };
  expect((await post(here, hr, action, `/hr/people/${holder.personId}/exceptions`, form, params)).status).toBe(303);
  expect(await ask(2, "2027-01-06")).toBe(0);
  expect(await duties()).toEqual([]);
});

import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { pathsOf } from "~/certification/path.server";
import { viewOf } from "~/certification/path-view";
import type { Visitor } from "~/people/visitor";
import { listedStanding } from "~/register/listed";
import { loader as png } from "~/routes/certificates.$serial[.]png/route";
import { action, loader } from "~/routes/hr.certificates.$serial/route";
import { loader as register } from "~/routes/hr.register/route";
import { loader as ownRecord } from "~/routes/record/route";
import { loader as verifyPage } from "~/routes/verify_.$serial/route";
import { auditEntries } from "~db/tables/audit";
import { certificateDecisions, certificates, registerRows } from "~db/tables/certification";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { contextOf, origin, post, visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
let world: World;
let holder: Visitor;
let hr: Visitor;
let serial: string;

beforeEach(async () => {
  world = { store: await freshStore(), library: smallLibrary({}, true), now: at("2027-11-20") };
  hr = await makePerson(world.store, { roles: ["hr"], name: "Mara Kent" });
  holder = await makePerson(world.store, {});
  await world.store.tx((w) => assign(w, world.library, { personId: holder.personId, courseId: "boot-camp", assignedBy: null }, at("2026-11-02")));
  const facts = factsFor(world, holder.personId);
  await facts.quiz(at("2026-12-05"));
  for (const lesson of ["hear", "pause"]) await facts.read(lesson, at("2026-12-05"));
  await facts.rolePlay(at("2026-12-10")); // the due date was missed: valid until 10 December 2027
  serial = (await certificate()).serial;
});

const extend = (until: string, { by = hr, reason = "On parental leave.", seen = "2027-12-10", now = world.now } = {}, language?: "en" | "zh") =>
  post({ ...world, now }, by, action, `/hr/certificates/${serial}`, { kind: "extended", until, seen, reason }, { serial }, language);
const certificate = async () => (await world.store.read.select().from(certificates))[0]!;
const row = async () => (await world.store.read.select().from(registerRows))[0]!;

test("HR gives one person more time: dates move, grace follows, and what was there before is kept with the reason", async () => {
  expect((await extend("2028-02-29")).status).toBe(303);
  expect(await certificate()).toMatchObject({ expiresOn: "2028-02-29", graceEndsOn: "2028-03-30", windowOpensOn: "2027-10-11", extendedFrom: "2027-12-10" });
  expect(await world.store.read.select().from(certificateDecisions)).toMatchObject([
    { kind: "extended", expiredOn: "2027-12-10", extendedTo: "2028-02-29", reason: "On parental leave.", decidedBy: hr.personId },
  ]);
  expect(listedStanding(await row(), "2028-02-29")).toBe("renewal-due");
  const [entry] = await world.store.read.select().from(auditEntries).where(eq(auditEntries.act, "certification.extended"));
  expect(entry).toMatchObject({ actorId: hr.personId, subjectId: holder.personId });
  expect((await visit(world, hr, loader, `/hr/certificates/${serial}`, { serial })).data).toMatchObject({
    standing: "renewal-due",
    decisions: [{ kind: "extended", moved: "Fri 10 Dec 2027 → Tue 29 Feb 2028", by: "Mara Kent" }],
  });
  const { certificate: seen } = (await visit(world, null, verifyPage, `/verify/${serial}`, { serial })).data;
  expect(seen).toMatchObject({ status: "valid", expires: "Tue 29 Feb 2028" });
});

test("a picture taken before more time was given is not handed out afterwards: it bears the new last day", async () => {
  const picture = async () => {
    const answer = (await png({ request: new Request(origin), params: { serial }, context: contextOf(world, holder) })) as Response;
    return Buffer.from(await answer.arrayBuffer()).toString("base64");
  };
  const before = await picture();
  expect(await picture()).toBe(before);
  await extend("2028-02-29");
  expect(await picture()).not.toBe(before);
});

test("the register of a day before the extension shows the date there was then", async () => {
  await extend("2028-02-29");
  const expires = async (query: string) =>
    (await visit({ ...world, now: at("2028-01-15") }, hr, register, `/hr/register${query}`)).data.rows.map(({ expires }: { expires: string }) => expires);
  expect(await expires("?asOf=2027-11-19")).toEqual(["Fri 10 Dec 2027"]);
  expect(await expires("?asOf=2027-11-20")).toEqual(["Tue 29 Feb 2028"]);
  expect(await expires("")).toEqual(["Tue 29 Feb 2028"]);
});

test("the holder reads why the date is what it is, and the reason in their record", async () => {
  await extend("2028-02-29");
  const [path] = await pathsOf(world.store.read, world.library, holder.personId, "2027-11-20");
  const shown = viewOf(path!, { library: world.library, language: "en", now: world.now, today: "2027-11-20", withheld: new Set() });
  expect(shown.why).toMatchObject({ from: "extended", was: "Fri 10 Dec 2027", expires: "Tue 29 Feb 2028" });
  const { facts } = (await visit(world, holder, ownRecord, "/record")).data;
  expect(facts.find(({ title }: { title: string }) => title === "Certificate given more time: Frontline service").details).toContain("On parental leave.");
});

test("who had begun to renew loses nothing, and the months follow on the later end", async () => {
  await extend("2028-02-29");
  const facts = factsFor(world, holder.personId);
  await facts.quiz(at("2028-01-15"));
  await facts.rolePlay(at("2028-02-29"));
  const all = await world.store.read.select().from(certificates);
  expect(all.find(({ endedAt }) => endedAt === null)).toMatchObject({ countedFrom: "2028-02-29", expiresOn: "2029-02-28", extendedFrom: null });
});

test("an extension without a reason, into the past, to no later day, by more than a year, or to no day is refused at the field", async () => {
  expect((await extend("2028-02-29", { reason: "  " })).data.errors.reason).toBeTruthy();
  const past = await extend("2028-01-31", { now: at("2028-02-01") });
  expect([past.status, past.data.errors.until]).toEqual([422, "That day has gone by. A certificate is not extended into the past."]);
  expect((await extend("2027-12-10")).data.errors.until).toContain("already");
  expect((await extend("2029-01-01")).data.errors.until).toContain("More than a year");
  expect((await extend("2028-02-30")).status).toBe(422);
  expect((await extend("2028-01-31", { now: at("2028-02-01") }, "zh")).data.errors.until).toContain("不能延到过去");
  expect(await world.store.read.select().from(certificateDecisions)).toEqual([]);
  expect((await certificate()).expiresOn).toBe("2027-12-10");
});

test("two who extend at once do not both succeed, and a stopped certificate is given back first", async () => {
  const answers = await Promise.all([extend("2028-01-10"), extend("2028-02-10")]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  await post(world, hr, action, `/hr/certificates/${serial}`, { kind: "suspended", reason: "Asked twice." }, { serial });
  expect((await extend("2028-03-10", { seen: (await certificate()).expiresOn })).status).toBe(409);
});

test("nobody extends their own certificate or that of their own manager, and only HR extends any", async () => {
  const mine = await makePerson(world.store, { roles: ["hr"], managerId: holder.personId });
  const both: Visitor = { ...holder, roles: ["hr"] };
  for (const by of [mine, both, holder, await makePerson(world.store, { roles: ["trainer"] })]) expect((await extend("2028-02-29", { by })).status).toBe(403);
  expect(await world.store.read.select().from(certificateDecisions)).toEqual([]);
});

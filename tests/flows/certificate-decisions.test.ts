import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { pathsOf } from "~/certification/path.server";
import { remind } from "~/messages/reminding.server";
import type { Visitor } from "~/people/visitor";
import { listedStanding } from "~/register/listed";
import { loader as sheet } from "~/routes/certificates.$serial/route";
import { action, loader } from "~/routes/hr.certificates.$serial/route";
import { loader as learn } from "~/routes/learn/route";
import { loader as ownRecord } from "~/routes/record/route";
import { loader as verifyPage } from "~/routes/verify_.$serial/route";
import { auditEntries } from "~db/tables/audit";
import { certificateDecisions, certificates, registerRows } from "~db/tables/certification";
import { messages } from "~db/tables/messages";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
let world: World;
let holder: Visitor;
let manager: Visitor;
let hr: Visitor;
const serials: Record<string, string> = {};

beforeEach(async () => {
  world = { store: await freshStore(), library: smallLibrary({}, true), now: at("2026-11-21") };
  hr = await makePerson(world.store, { roles: ["hr"], name: "Mara Kent" });
  manager = await makePerson(world.store, { isSupervisor: true });
  holder = await makePerson(world.store, { managerId: manager.personId });
  for (const courseId of ["boot-camp", "spark-plan"])
    await world.store.tx((w) => assign(w, world.library, { personId: holder.personId, courseId, assignedBy: null }, at("2026-11-02")));
  const facts = factsFor(world, holder.personId);
  await facts.quiz(at("2026-11-10"));
  await facts.read("hear", at("2026-11-10"));
  await facts.read("pause", at("2026-11-11"));
  await facts.rolePlay(at("2026-11-13"));
  for (const { certificationId, serial } of await world.store.read.select().from(certificates)) serials[certificationId] = serial;
});

const page = (visitor = hr, serial = serials.frontline!) => visit(world, visitor, loader, `/hr/certificates/${serial}`, { serial });
const decide = (kind: string, { reason = "Took a gift from a customer.", by = hr, certification = "frontline" } = {}, language?: "en" | "zh") => {
  const serial = serials[certification]!;
  return post(world, by, action, `/hr/certificates/${serial}`, { kind, reason }, { serial }, language);
};
const verified = async (certification = "frontline") =>
  (await visit(world, null, verifyPage, `/verify/${serials[certification]}`, { serial: serials[certification]! })).data.certificate;
const row = async (certificationId: string) => (await world.store.read.select().from(registerRows)).find((one) => one.certificationId === certificationId)!;
const standings = async (today: string) =>
  Object.fromEntries((await pathsOf(world.store.read, world.library, holder.personId, today)).map((path) => [path.rules.id, path.standing.name]));
const told = async (personId: string, kind: string) =>
  (await world.store.read.select().from(messages).where(eq(messages.personId, personId))).filter((one) => one.kind === kind);

test("HR suspends a certificate with a reason: nobody counts it from that moment, and nothing of it is lost", async () => {
  expect(await decide("suspended")).toMatchObject({ status: 303, location: `/hr/certificates/${serials.frontline}` });
  expect((await page()).data).toMatchObject({
    ...{ standing: "suspended", stopped: "Suspended since Sat 21 Nov 2026. Reason: Took a gift from a customer.", choices: ["reinstated", "revoked"] },
    decisions: [{ kind: "suspended", reason: "Took a gift from a customer.", by: "Mara Kent", when: "Sat 21 Nov 2026, 10:00" }],
  });
  expect(listedStanding(await row("frontline"), "2026-11-21")).toBe("suspended");
  expect((await standings("2026-11-21")).frontline).toBe("suspended");
  expect((await world.store.read.select().from(certificates)).every(({ endedAt }) => endedAt === null)).toBe(true);
  const [entry] = await world.store.read.select().from(auditEntries).where(eq(auditEntries.act, "certification.suspended"));
  expect(entry).toMatchObject({ actorId: hr.personId, subjectId: holder.personId });
});

test("a stranger is told that it is suspended or revoked, and never why", async () => {
  await decide("suspended");
  expect((await verified()).status).toBe("suspended");
  await decide("revoked");
  const shown = await verified();
  expect(shown.status).toBe("revoked");
  expect(JSON.stringify(shown)).not.toContain("gift");
});

test("the holder reads the reason on the path, on the certificate and in their record; they and their manager are told at once", async () => {
  await decide("revoked");
  const said = "Revoked on Sat 21 Nov 2026. Reason: Took a gift from a customer.";
  const shown = (await visit(world, holder, learn, "/learn")).data;
  expect(JSON.stringify(shown)).toContain(said);
  expect((await visit(world, holder, sheet, `/certificates/${serials.frontline}`, { serial: serials.frontline! })).data.stopped).toBe(said);
  const record = (await visit(world, holder, ownRecord, "/record")).data;
  expect(record.facts.find(({ title }: { title: string }) => title === "Certificate revoked: Frontline service").details).toEqual([
    "by Mara Kent",
    "Took a gift from a customer.",
  ]);
  expect(await told(holder.personId, "certificate-decided")).toHaveLength(1);
  expect(await told(manager.personId, "report-decided")).toHaveLength(1);
});

test("what rests on it is suspended with it, says so, and counts again with it", async () => {
  await decide("revoked");
  expect(await standings("2026-11-21")).toEqual({ frontline: "revoked", supervisor: "suspended" });
  expect(listedStanding(await row("supervisor"), "2026-11-21")).toBe("suspended");
  expect((await verified("supervisor")).status).toBe("suspended");
  expect((await page(hr, serials.supervisor)).data).toMatchObject({
    stopped: "Suspended since Sat 21 Nov 2026, because the certificate “Frontline service” is not valid. It counts again as soon as that one does.",
    choices: ["suspended", "revoked"],
  });
  expect((await decide("reinstated", { reason: "It was somebody else." })).status).toBe(303);
  expect(await standings("2026-11-21")).toEqual({ frontline: "certified", supervisor: "certified" });
  expect(await row("supervisor")).toMatchObject({ stopped: null });
  expect((await verified("supervisor")).status).toBe("valid");
});

test("a tier 1 that lapses suspends the next tier on the very day, without anybody doing anything", async () => {
  const { graceEndsOn } = await row("frontline");
  expect(await row("supervisor")).toMatchObject({ suspendsOn: "2028-01-02" });
  expect([graceEndsOn, await standings("2028-01-01")]).toEqual(["2028-01-01", { frontline: "in-grace", supervisor: "certified" }]);
  expect(await standings("2028-01-02")).toEqual({ frontline: "lapsed", supervisor: "suspended" });
  const supervisor = await row("supervisor");
  expect(["2028-01-01", "2028-01-02"].map((today) => listedStanding(supervisor, today))).toEqual(["certified", "suspended"]);
});

test("taking away twice, or giving back what was never taken, is refused by a sentence, and what was typed comes back", async () => {
  await decide("revoked");
  for (const kind of ["revoked", "suspended"]) {
    const answer = await decide(kind, { reason: "Once more." });
    expect(answer).toMatchObject({ status: 409, data: { typed: { kind, reason: "Once more." } } });
    expect(answer.data.errors[""]).toContain("somebody else");
  }
  expect((await decide("reinstated", { certification: "supervisor" })).status).toBe(409);
  expect(await world.store.read.select().from(certificateDecisions)).toHaveLength(1);
});

test("two who decide at once do not both succeed", async () => {
  const other = await makePerson(world.store, { roles: ["hr"] });
  const answers = await Promise.all([decide("revoked"), decide("revoked", { by: other })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(await world.store.read.select().from(certificateDecisions)).toHaveLength(1);
});

test("nothing is decided without a reason or by a made-up word, in both languages, and nothing is written", async () => {
  for (const language of ["en", "zh"] as const) {
    expect((await decide("suspended", { reason: "   " }, language)).data.errors.reason).toMatch(language === "zh" ? /\p{Script=Han}/u : /\w/);
    expect((await decide("burnt", {}, language)).data.errors.kind).toMatch(language === "zh" ? /\p{Script=Han}/u : /\w/);
  }
  expect((await decide("suspended", { reason: "x".repeat(2001) })).status).toBe(422);
  expect(await world.store.read.select().from(certificateDecisions)).toEqual([]);
});

test("nobody decides about their own certificate or their own manager's, and only HR at all", async () => {
  const below = await makePerson(world.store, { roles: ["hr"], managerId: holder.personId });
  const self = { ...holder, roles: ["hr" as const] };
  const answers = await Promise.all([
    decide("revoked", { by: below }),
    decide("revoked", { by: self }),
    decide("revoked", { by: manager }),
    decide("revoked", { by: holder }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  expect((await page(below)).data.mayDecide).toBe(false);
  expect((await page(manager)).status).toBe(403);
  expect((await page(hr, "0".repeat(26))).status).toBe(404);
  expect(await world.store.read.select().from(certificateDecisions)).toEqual([]);
});

test("who holds a revoked certificate is not asked to renew it", async () => {
  const { expiresOn } = await row("frontline");
  await decide("revoked");
  await remind(world.store, world.library.zone, at(expiresOn!));
  expect((await told(holder.personId, "lapsing")).filter(({ facts }) => (facts as { certificationId: string }).certificationId === "frontline")).toEqual([]);
});

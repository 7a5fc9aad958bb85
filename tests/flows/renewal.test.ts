import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { settleCertifications } from "~/certification/issuing.server";
import { wayAhead } from "~/certification/path";
import { pathsOf } from "~/certification/path.server";
import { viewOf } from "~/certification/path-view";
import { remind } from "~/messages/reminding.server";
import type { Visitor } from "~/people/visitor";
import { listedStanding } from "~/register/listed";
import { action } from "~/routes/hr.certificates.$serial/route";
import { loader as learn } from "~/routes/learn/route";
import { loader as verifyPage } from "~/routes/verify_.$serial/route";
import type { Day } from "~db/kit";
import { auditEntries } from "~db/tables/audit";
import { certificates, registerRows } from "~db/tables/certification";
import { messages } from "~db/tables/messages";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
/** The shorter path: one role-play, where the whole one has two lessons, a quiz and a role-play. */
const renewal = {
  requirements: [{ id: "again", kind: "role-play", title: { en: "Listening and needs", zh: "倾听与需求" }, scenarios: ["rp04", "rp05"], graders: 1 }],
};
let world: World;
let holder: Visitor;

beforeEach(async () => {
  await worldOf({});
});

/** Somebody who was certified on 13 November 2026, in time for 1 December. */
async function worldOf(change: object, { assignedOn = "2026-11-02", done = "2026-11-13" } = {}) {
  world = { store: await freshStore(), library: smallLibrary({ renewal, ...change } as object, true), now: at("2026-11-21") };
  holder = await makePerson(world.store, { hiredOn: "2026-11-01" });
  await assigned("boot-camp", assignedOn);
  await earnAll(done);
}
const assigned = (courseId: string, day: string) =>
  world.store.tx((w) => assign(w, world.library, { personId: holder.personId, courseId, assignedBy: null }, at(day)));
const facts = () => factsFor(world, holder.personId);
async function earnAll(day: string) {
  for (const lesson of ["hear", "pause"]) await facts().read(lesson, at(day));
  await facts().quiz(at(day));
  await facts().rolePlay(at(day));
}
const chain = async (certificationId = "frontline") =>
  (await world.store.read.select().from(certificates).where(eq(certificates.personId, holder.personId)).orderBy(asc(certificates.issuedAt))).filter(
    (one) => one.certificationId === certificationId,
  );
const pathOn = async (today: Day, id = "frontline") =>
  (await pathsOf(world.store.read, world.library, holder.personId, today)).find(({ rules }) => rules.id === id)!;
const aheadOn = async (today: Day) => {
  const path = await pathOn(today);
  return [path.renewal?.path ?? null, wayAhead(path)?.steps.map(({ requirement, state }) => `${requirement.id} ${state}`) ?? null];
};
const settle = (day: string) => world.store.tx((w) => settleCertifications(w, world.library, holder.personId, at(day)));
const whyIn = async (today: Day) => viewOf(await pathOn(today), { library: world.library, language: "en", now: at(today), today, withheld: new Set() }).why;
const decide = async (kind: string, day: string) => {
  const hr = await makePerson(world.store, { roles: ["hr"] });
  const { serial } = (await chain()).at(-1)!;
  return post({ ...world, now: at(day) }, hr, action, `/hr/certificates/${serial}`, { kind, reason: "A gift was taken." }, { serial });
};

describe("renewing in the window", () => {
  test("the shorter path opens on the very day, and what was done before it does not count", async () => {
    await facts().rolePlay(at("2027-10-01")); // the day before
    expect(await aheadOn("2027-10-01")).toEqual([null, null]);
    expect(await aheadOn("2027-10-02")).toEqual(["renewal", ["again open"]]);
    expect(await chain()).toHaveLength(1);
    const shown = (await visit({ ...world, now: at("2027-10-02") }, holder, learn, "/learn")).data.paths[0];
    expect(shown).toMatchObject({ leads: "renewal", next: { kind: "to-be-planned" }, certificate: { standing: "renewal-due" } });
    expect([shown.rungs.length, shown.grounds.map(({ state }: { state: string }) => state)]).toEqual([1, ["met", "met"]]);
  });

  test("a new certificate is issued by itself, chained to the one before, and its months follow on the old date", async () => {
    await facts().rolePlay(at("2027-10-02", "00:00"));
    const [old, renewed, ...others] = await chain();
    expect(others).toEqual([]);
    expect(renewed).toMatchObject({ renews: old!.id, issuedOn: "2027-10-02", countedFrom: "2027-12-01", expiresOn: "2028-12-01", windowOpensOn: "2028-10-02" });
    expect(renewed!.factIds.map(({ requirementId }) => requirementId)).toEqual(["again"]);
    expect([old!.endedAt !== null, renewed!.endedAt, old!.expiresOn]).toEqual([true, null, "2027-12-01"]);
    expect(await whyIn("2027-10-03")).toMatchObject({ from: "expiry", completed: "Sat 2 Oct 2027", previousExpiry: "Wed 1 Dec 2027" });
    const [row] = await world.store.read.select().from(registerRows);
    expect(row).toMatchObject({ certificateId: renewed!.id, progress: "certified", metCount: 1, totalCount: 1, expiresOn: "2028-12-01" });
    const issued = (await world.store.read.select().from(auditEntries)).filter(({ act }) => act === "certification.issued");
    expect(issued).toHaveLength(2);
  });

  test("the one before stays on the public page, by its own dates and nothing else", async () => {
    await facts().rolePlay(at("2027-10-05"));
    const [old] = await chain();
    const seen = async (day: string) =>
      (await visit({ ...world, now: at(day) }, null, verifyPage, `/verify/${old!.serial}`, { serial: old!.serial })).data.certificate;
    expect(await seen("2027-11-01")).toMatchObject({ status: "valid" });
    expect(await seen("2028-01-15")).toMatchObject({ status: "lapsed" });
    expect(JSON.stringify(await seen("2027-11-01"))).not.toContain("2028");
  });

  test("reminders go on for the newest only", async () => {
    await remind(world.store, world.library.zone, at("2027-11-20"));
    await facts().rolePlay(at("2027-11-21"));
    await remind(world.store, world.library.zone, at("2027-12-01"));
    const told = (await world.store.read.select().from(messages)).filter(({ kind }) => kind === "lapsing");
    expect(told).toHaveLength(1);
    expect(told[0]!.doneAt).not.toBeNull();
  });

  test("twenty settlings at the same moment renew once, and settling again changes nothing", async () => {
    await Promise.all(Array.from({ length: 10 }, () => facts().rolePlay(at("2027-11-01"))));
    await Promise.all(Array.from({ length: 10 }, () => settle("2027-11-02")));
    expect(await chain()).toHaveLength(2);
    await settle("2028-03-01");
    expect(await chain()).toHaveLength(2);
  });

  test("year after year, each by facts of its own", async () => {
    for (const year of [2027, 2028, 2029]) await facts().rolePlay(at(`${year}-11-10`));
    const all = await chain();
    expect(all.map(({ expiresOn }) => expiresOn)).toEqual(["2027-12-01", "2028-12-01", "2029-12-01", "2030-12-01"]);
    expect(all.map(({ renews }) => all.findIndex(({ id }) => id === renews))).toEqual([-1, 0, 1, 2]);
    expect(new Set(all.flatMap(({ factIds }) => factIds.map(({ factId }) => factId))).size).toBe(4 + 3);
  });
});

describe("renewing late", () => {
  test("in grace it is still the shorter path, and the months count from the day it is done, once", async () => {
    expect(await aheadOn("2027-12-31")).toEqual(["renewal", ["again open"]]);
    await facts().rolePlay(at("2027-12-31", "23:59"));
    expect((await chain()).at(-1)).toMatchObject({ issuedOn: "2027-12-31", countedFrom: "2027-12-31", expiresOn: "2028-12-31" });
    expect(await whyIn("2028-01-01")).toMatchObject({ from: "late", completed: "Fri 31 Dec 2027" });
  });

  test("after grace it is the whole path: lessons stay read, everything else is shown anew", async () => {
    expect(await aheadOn("2028-01-01")).toEqual(["whole", ["lessons met", "quiz open", "role-play open"]]);
    await facts().rolePlay(at("2028-01-01", "00:00"));
    expect(await chain()).toHaveLength(1);
    expect((await pathOn("2028-06-01")).standing.name).toBe("lapsed");
    await facts().quiz(at("2030-03-05"));
    const [old, anew] = await chain();
    expect(anew).toMatchObject({ renews: old!.id, issuedOn: "2030-03-05", expiresOn: "2031-03-05" });
    await settle("2030-06-01");
    expect(await chain()).toHaveLength(2);
  });

  test("a quiz passed before the lapse stays passed where the rules keep it", async () => {
    await worldOf({ afterLapse: { keeps: ["quiz"] } });
    expect(await aheadOn("2028-01-01")).toEqual(["whole", ["lessons met", "quiz met", "role-play open"]]);
  });

  test("where the rules name no renewal, the whole path is walked again in the window", async () => {
    await worldOf({ renewal: undefined });
    expect(await aheadOn("2027-10-02")).toEqual(["whole", ["lessons met", "quiz open", "role-play open"]]);
    await facts().quiz(at("2027-10-10"));
    await facts().rolePlay(at("2027-10-11"));
    expect((await chain()).map(({ expiresOn }) => expiresOn)).toEqual(["2027-12-01", "2028-12-01"]);
  });
});

describe("dates", () => {
  test.each([
    ["a leap day", "2028-02-29", ["2029-02-28", "2030-02-28"]],
    ["the end of a month", "2027-01-31", ["2028-01-31", "2029-01-31"]],
  ])("of who finished on %s", async (_what, done, expiries) => {
    await worldOf({}, { assignedOn: "2026-11-02", done });
    expect((await chain()).at(-1)!.expiresOn).toBe(expiries[0]);
    await facts().rolePlay(at(expiries[0]!, "23:30"));
    expect((await chain()).at(-1)!.expiresOn).toBe(expiries[1]);
  });

  test("by the method completion they count from the renewal, by the method fixed they stay on their day", async () => {
    await worldOf({ validity: { months: 12, windowDays: 60, graceDays: 30, method: "completion" } });
    await facts().rolePlay(at("2027-10-20"));
    expect((await chain()).map(({ expiresOn }) => expiresOn)).toEqual(["2027-11-13", "2028-10-20"]);
    await worldOf({ validity: { months: 12, windowDays: 60, graceDays: 30, method: "fixed", minimumMonths: 6 } });
    await facts().rolePlay(at("2027-11-20"));
    await facts().quiz(at("2029-04-20"));
    await facts().rolePlay(at("2029-04-20"));
    expect((await chain()).map(({ expiresOn }) => expiresOn)).toEqual(["2027-12-01", "2028-12-01", "2029-12-01"]);
    expect(await whyIn("2029-05-01")).toMatchObject({ from: "fixed", anchor: "Fri 1 Dec 2028", minimum: 6 });
  });
});

describe("what was taken away", () => {
  test("a revoked certificate is earned anew by the whole path, with facts of after that moment, in a chain of its own", async () => {
    await facts().rolePlay(at("2026-12-01", "09:59"));
    expect((await decide("revoked", "2026-12-01")).status).toBe(303);
    expect(await aheadOn("2026-12-01")).toEqual(["whole", ["lessons met", "quiz open", "role-play open"]]);
    await facts().quiz(at("2026-12-01", "10:01"));
    await facts().rolePlay(at("2026-12-05"));
    const [old, anew] = await chain();
    expect(anew).toMatchObject({ renews: null, issuedOn: "2026-12-05", expiresOn: "2027-12-05" });
    const { serial } = old!;
    expect((await visit({ ...world, now: at("2026-12-06") }, null, verifyPage, `/verify/${serial}`, { serial })).data.certificate.status).toBe("revoked");
    const [row] = await world.store.read.select().from(registerRows);
    expect(listedStanding(row!, "2026-12-06")).toBe("certified");
  });

  test("a suspended one is not renewed behind HR's back; reinstated, what was done in the window counts as of its day", async () => {
    await decide("suspended", "2027-10-10");
    expect(await aheadOn("2027-11-01")).toEqual([null, null]);
    await facts().rolePlay(at("2027-11-10"));
    expect(await chain()).toHaveLength(1);
    await decide("reinstated", "2028-02-01");
    expect((await chain()).at(-1)).toMatchObject({ issuedOn: "2027-11-10", expiresOn: "2028-12-01" });
  });

  test("a tier 1 that lapses suspends tier 2 until it is renewed, and nobody has to bring it back", async () => {
    await assigned("spark-plan", "2026-12-01");
    const standingsOn = async (today: Day) => [
      (await pathOn(today, "supervisor")).standing.name,
      listedStanding((await world.store.read.select().from(registerRows)).find(({ tier }) => tier === "supervisor")!, today),
    ];
    expect(await standingsOn("2027-12-31")).toEqual(["certified", "certified"]);
    expect(await standingsOn("2028-01-01")).toEqual(["suspended", "suspended"]);
    await facts().quiz(at("2028-01-10"));
    expect(await standingsOn("2028-01-10")).toEqual(["suspended", "suspended"]);
    await facts().rolePlay(at("2028-01-11"));
    expect(await standingsOn("2028-01-11")).toEqual(["certified", "certified"]);
    expect(await chain("supervisor")).toHaveLength(1);
  });
});

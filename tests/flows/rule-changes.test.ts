import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { carryOnChanging, isAnyChangeApplying } from "~/certification/changing.server";
import { forgetTrials } from "~/certification/forgetting-trials.server";
import { pathsOf } from "~/certification/path.server";
import { viewOf } from "~/certification/path-view";
import { findRulesInForce } from "~/certification/rules-in-force.server";
import { carryOnLooking, isAnyTrialLooking } from "~/certification/trying.server";
import type { Finding } from "~/doctor/finding";
import { checkStandings } from "~/doctor/standings.server";
import type { Visitor } from "~/people/visitor";
import { loader as register } from "~/routes/hr.register/route";
import { loader as listPage } from "~/routes/hr.rules/route";
import { action as look, loader as page } from "~/routes/hr.rules_.$id/route";
import { action as decide, loader as trialPage } from "~/routes/hr.rules_.$id_.trials.$trial/route";
import { auditEntries } from "~db/tables/audit";
import { certificateDecisions, certificates, rulesInForce } from "~db/tables/certification";
import { messages } from "~db/tables/messages";
import { ruleEffects, ruleTrials } from "~db/tables/rule-changes";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { smallLibrary, smallRules } from "../support/small-library";
import { contextOf, post, visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
let world: World;
let hr: Visitor;
let holder: Visitor;
let learner: Visitor;

/** One holder since 10 December 2026, valid until 10 December 2027; one learner who has done all but the role-play. */
beforeEach(async () => {
  world = {
    store: await freshStore(),
    library: smallLibrary({ renewal: { requirements: [{ ...smallRules.requirements[1], id: "again" }] } } as object),
    now: at("2027-06-01"),
  };
  hr = await makePerson(world.store, { roles: ["hr"], name: "Mara Kent" });
  await makePerson(world.store, { roles: ["trainer"] });
  const chief = await makePerson(world.store, {});
  holder = await makePerson(world.store, { name: "Lin Holder", managerId: chief.personId });
  learner = await makePerson(world.store, { name: "Wu Learner" });
  for (const { personId } of [holder, learner])
    await world.store.tx((w) => assign(w, world.library, { personId, courseId: "boot-camp", assignedBy: null }, at("2026-11-02")));
  for (const person of [holder, learner]) {
    const facts = factsFor(world, person.personId);
    await facts.quiz(at("2026-12-05"));
    for (const lesson of ["hear", "pause"]) await facts.read(lesson, at("2026-12-05"));
  }
  await factsFor(world, holder.personId).rolePlay(at("2026-12-10"));
});

const fields = async (id = "frontline") => {
  const { data } = await visit(world, hr, page, `/hr/rules/${id}`, { id });
  return Object.fromEntries(
    data.fields.flatMap(({ name, kind, value }: { name: string; kind: string; value: unknown }) =>
      kind === "asked" ? (value ? [[name, "yes"]] : []) : [[name, value === null ? "" : String(value)]],
    ),
  ) as Record<string, string>;
};
const tryOut = async (change: Record<string, string>, language?: "en" | "zh", by = hr) =>
  post(world, by, look, "/hr/rules/frontline", { ...(await fields()), ...change, intent: "look" }, { id: "frontline" }, language);
const tried = async (change: Record<string, string>) => {
  const answer = await tryOut(change);
  expect(answer.status).toBe(303);
  return answer.location!.split("/").at(-1)!;
};
const seen = async (trial: string, query = "", language?: "en" | "zh") =>
  (await visit(world, hr, trialPage, `/hr/rules/frontline/trials/${trial}${query}`, { id: "frontline", trial }, language)).data;
const putInForce = (trial: string, form: Record<string, string> = {}, by = hr) =>
  post(
    world,
    by,
    decide,
    `/hr/rules/frontline/trials/${trial}`,
    { existing: "recalculate", reason: "A year is too long.", ...form },
    { id: "frontline", trial },
  );
const certificateOf = async ({ personId }: Visitor) =>
  (await world.store.read.select().from(certificates).where(eq(certificates.personId, personId))).find(({ endedAt }) => endedAt === null);
const effects = ({ ofDates, inAnyCase }: { ofDates: { effect: string; people: object[] }[]; inAnyCase: { effect: string; people: object[] }[] }) =>
  [...inAnyCase, ...ofDates].map(({ effect, people }) => [effect, people]);

describe("a look before", () => {
  test("HR reads whom shorter validity and one requirement less would touch, by name and day, and nothing has changed by looking", async () => {
    const before = await certificateOf(holder);
    const trial = await tried({ "validity.months": "9", "requirements.role-play": "no" });
    const data = await seen(trial);
    expect(data).toMatchObject({ state: "looked", looked: 2, changes: ["No longer asked: Role-play: Listening and needs", "Valid for (months): 12 → 9"] });
    expect(effects(data)).toEqual([
      ["certified", [{ id: learner.personId, staffNumber: expect.any(String), name: "Wu Learner", was: "1 thing to do", becomes: "0 things to do" }]],
      ["earlier", [{ id: holder.personId, staffNumber: expect.any(String), name: "Lin Holder", was: "Fri 10 Dec 2027", becomes: "Fri 10 Sep 2027" }]],
    ]);
    expect(data.ofDates[0].title).toBe("1 person would lapse earlier than now");
    expect((await seen(trial, "?effect=earlier", "zh")).ofDates).toMatchObject([{ title: "1人的证书会提前到期" }]);
    expect(await certificateOf(holder)).toEqual(before);
    expect(await certificateOf(learner)).toBeUndefined();
    expect((await findRulesInForce(world.store.read, "frontline"))?.version).toBe(1);
  });

  test("whose certificates of other tiers rest on one that would lapse at once is named with them, in both languages, and they are suspended when it is done", async () => {
    world.library = smallLibrary({}, true);
    await world.store.tx((w) => assign(w, world.library, { personId: holder.personId, courseId: "spark-plan", assignedBy: null }, at("2027-05-01")));
    const trial = await tried({ "validity.months": "4" });
    const row = { id: holder.personId, staffNumber: expect.any(String), name: "Lin Holder" };
    expect(effects(await seen(trial))).toEqual([
      ["lapses", [{ ...row, was: "Fri 10 Dec 2027", becomes: "Sat 10 Apr 2027" }]],
      ["suspends", [{ ...row, was: "Service supervisor: Valid", becomes: "Service supervisor: Suspended" }]],
    ]);
    expect((await seen(trial, "?effect=suspends", "zh")).ofDates).toMatchObject([
      { title: "1人另有以本证书为前提的证书，会随之立即暂停", people: [{ was: "服务主管认证：有效", becomes: "服务主管认证：已暂停" }] },
    ]);
    await putInForce(trial);
    const [, supervisor] = await pathsOf(world.store.read, world.library, holder.personId, "2027-06-01");
    expect(supervisor!.standing.name).toBe("suspended");
  });

  test("what cannot be, or nobody could reach, is told at its field with what was typed", async () => {
    const refused = async (change: Record<string, string>, language?: "en" | "zh") => {
      const { status, data } = await tryOut(change, language);
      expect(status).toBe(422);
      for (const [name, value] of Object.entries(change)) expect(data.typed[name]).toBe(value);
      return data.errors;
    };
    expect(await refused({})).toEqual({ "": "These are the rules in force. Change something first." });
    expect(await refused({ "validity.months": "0" })).toEqual({ "validity.months": "A whole number from 1 to 120." });
    expect(await refused({ "validity.months": "twelve", "rolePlayPass.mean": "5.5" }, "zh")).toEqual({
      "validity.months": "请填1到120之间的整数。",
      "rolePlayPass.mean": "平均分在1.00到5.00之间，保留两位小数，如3.50。",
    });
    expect(await refused({ "validity.method": "lunar" })).toEqual({ "validity.method": expect.any(String) });
    expect(await refused({ "requirements.role-play.graders": "2" })).toEqual({
      "requirements.role-play.graders": "There is only 1 trainer, so that nobody could be certified.",
    });
    expect(await world.store.read.select().from(ruleTrials)).toEqual([]);
  });

  test("nobody but HR looks, and a trial of one certification is not found under another", async () => {
    expect((await tryOut({ "validity.months": "9" }, "en", holder).catch(() => ({ status: 403 }))).status).toBe(403);
    const trial = await tried({ "validity.months": "9" });
    expect((await visit(world, holder, trialPage, `/hr/rules/frontline/trials/${trial}`, { id: "frontline", trial })).status).toBe(403);
    expect((await visit(world, hr, trialPage, `/hr/rules/other/trials/${trial}`, { id: "other", trial })).status).toBe(404);
    expect((await visit(world, hr, page, "/hr/rules/nowhere", { id: "nowhere" })).status).toBe(404);
    expect((await putInForce(trial, {}, holder)).status).toBe(403);
  });

  test("in a large company a job looks on where the page stopped, and nobody puts in force what was not looked at to its end", async () => {
    const trial = await tried({ "validity.months": "9" });
    await world.store.tx((w) => w.delete(ruleEffects));
    await world.store.tx((w) => w.update(ruleTrials).set({ state: "looking", cursor: "", looked: 0, counts: {} }));
    expect((await putInForce(trial)).data.errors).toEqual({ "": "Not everybody was looked at yet. Wait until that is done." });
    expect(await isAnyTrialLooking(world.store.read)).toBe(true);
    await carryOnLooking(world.store, world.library);
    expect(await isAnyTrialLooking(world.store.read)).toBe(false);
    expect(await seen(trial)).toMatchObject({ looked: 2, ofDates: [{ count: 1 }] });
    expect(await forgetTrials(world.store, at("2027-06-02"))).toBe(0);
    await forgetTrials(world.store, at("2027-12-01"));
    expect(await world.store.read.select().from(ruleEffects)).toEqual([]);
  });
});

describe("new rules in force", () => {
  test("worked out anew: dates move with the reason on the record, holder and manager are told, and the old dates are found again as of a past day", async () => {
    const trial = await tried({ "validity.months": "9", "validity.windowDays": "30" });
    expect((await putInForce(trial)).status).toBe(303);
    const certificate = (await certificateOf(holder))!;
    expect(certificate).toMatchObject({ expiresOn: "2027-09-10", windowOpensOn: "2027-08-11", graceEndsOn: "2027-10-10", issuedOn: "2026-12-10" });
    expect(await world.store.read.select().from(certificateDecisions)).toMatchObject([
      { kind: "recalculated", expiredOn: "2027-12-10", extendedTo: "2027-09-10", reason: "A year is too long.", decidedBy: hr.personId },
    ]);
    const told = (await world.store.read.select().from(messages)).filter(({ kind }) => kind.endsWith("decided"));
    expect(told.map(({ kind }) => kind).sort()).toEqual(["certificate-decided", "report-decided"]);
    const [path] = await pathsOf(world.store.read, world.library, holder.personId, "2027-06-01");
    expect(viewOf(path!, { ...contextOf(world, holder), withheld: new Set() }).why).toEqual({
      from: "recalculated",
      said: "By the rules HR changed on Tue 1 Jun 2027: 9 months from Thu 10 Dec 2026",
    });
    const registered = async (query: string) =>
      (await visit(world, hr, register, `/hr/register${query}`)).data.rows.find(({ name }: { name: string }) => name.includes("Lin Holder"));
    expect((await registered("")).expires).toBe("Fri 10 Sep 2027");
    expect((await registered("?asOf=2027-05-31")).expires).toBe("Fri 10 Dec 2027");
    expect((await seen(trial)).applied).toBe("Version 2 of the rules, in force since Tue 1 Jun 2027. It was carried out for everybody.");
    expect((await world.store.read.select({ act: auditEntries.act }).from(auditEntries)).map(({ act }) => act)).toEqual(
      expect.arrayContaining(["certification.rules-changed", "certification.recalculated", "certification.rules-carried-out"]),
    );
  });

  test("for new ones only: who holds a certificate keeps its dates, who is certified from now on goes by the new ones", async () => {
    const trial = await tried({ "validity.months": "9" });
    expect((await putInForce(trial, { existing: "keep" })).status).toBe(303);
    expect(await certificateOf(holder)).toMatchObject({ expiresOn: "2027-12-10", datesBy: null });
    await factsFor(world, learner.personId).rolePlay(at("2027-06-10"));
    expect(await certificateOf(learner)).toMatchObject({ issuedOn: "2027-06-10", expiresOn: "2028-03-10" });
    expect((await visit(world, hr, page, "/hr/rules/frontline", { id: "frontline" })).data.versions).toMatchObject([
      { version: 2, why: "A year is too long.", by: "Mara Kent", recalculated: false },
      { version: 1, by: null },
    ]);
    expect((await fields())["validity.months"]).toBe("9");
    expect((await visit(world, hr, listPage, "/hr/rules")).data.certifications).toMatchObject([{ id: "frontline", isNewer: false, isApplying: false }]);
  });

  test("who has done enough by them is certified at once, from the day of the change and not from a day before these rules were", async () => {
    const trial = await tried({ "requirements.role-play": "no" });
    await putInForce(trial);
    expect(await certificateOf(learner)).toMatchObject({ issuedOn: "2027-06-01", countedFrom: "2027-06-01", expiresOn: "2028-06-01" });
    expect((await fields())["requirements.role-play"]).toBeUndefined();
    const back = await tried({ "requirements.role-play": "yes", "requirements.role-play.graders": "1", "requirements.role-play.outsideLine": "0" });
    expect((await seen(back)).changes).toEqual(["Asked from now on: Role-play: Listening and needs"]);
  });

  test("days HR gave one person stay, a second change of the dates starts from them as they are, and the doctor finds nothing", async () => {
    await putInForce(await tried({ "validity.months": "9" }));
    await world.store.tx((w) => w.update(certificates).set({ extendedFrom: "2027-09-10", expiresOn: "2027-10-01", graceEndsOn: "2027-10-31" }));
    const trial = await tried({ "validity.months": "24" });
    expect((await seen(trial)).ofDates).toMatchObject([{ effect: "kept", count: 1 }]);
    await putInForce(trial);
    expect(await certificateOf(holder)).toMatchObject({ expiresOn: "2027-10-01" });
    const found: Finding[] = [];
    for await (const finding of checkStandings({ ...world, fix: false, files: "", count: () => 0 })) found.push(finding);
    expect(found).toEqual([]);
  });

  test("a change stands only on the rules it was compared with, on its day, and once; sent twice it is one change", async () => {
    const [first, second] = [await tried({ "validity.months": "9" }), await tried({ "validity.months": "10" })];
    expect((await putInForce(first, { reason: " " })).data.errors).toEqual({ reason: expect.any(String) });
    expect((await putInForce(first, { existing: "all" })).data.errors).toHaveProperty("existing");
    expect((await putInForce(first)).status).toBe(303);
    expect((await putInForce(first)).status).toBe(303);
    const stale = await putInForce(second, { reason: "Ten." });
    expect([stale.status, stale.data.typed.reason]).toEqual([409, "Ten."]);
    const third = await tried({ "validity.months": "10" });
    world.now = at("2027-06-02");
    expect((await putInForce(third)).status).toBe(409);
    expect((await world.store.read.select().from(rulesInForce)).filter(({ certificationId }) => certificationId === "frontline")).toHaveLength(2);
  });

  test("broken off half-way it goes on where it was, and deals with nobody twice", async () => {
    const trial = await tried({ "validity.months": "9" });
    await putInForce(trial);
    await world.store.tx((w) => w.update(ruleTrials).set({ state: "applying", cursor: "", finishedAt: null }));
    expect((await visit(world, hr, listPage, "/hr/rules")).data.certifications[0].isApplying).toBe(true);
    expect((await putInForce(await tried({ "validity.months": "8" }))).data.errors).toEqual({
      "": "The change before this one is still being carried out. Try again in a moment.",
    });
    expect(await isAnyChangeApplying(world.store.read)).toBe(true);
    await carryOnChanging(world.store, world.library, world.now);
    expect(await isAnyChangeApplying(world.store.read)).toBe(false);
    expect(await world.store.read.select().from(certificateDecisions)).toHaveLength(1);
  });

  test("a new text of the authors counts for nobody until HR has looked at it, and keeps the numbers HR set", async () => {
    await putInForce(await tried({ "validity.graceDays": "10" }), { existing: "keep" });
    const renewal = { requirements: [smallRules.requirements[0], smallRules.requirements[1]].map((one) => ({ ...one, id: `${one!.id}-again` })) };
    world.library = smallLibrary({ renewal, requirements: smallRules.requirements.slice(0, 2) } as object);
    expect((await visit(world, hr, page, "/hr/rules/frontline", { id: "frontline" })).data.isNewer).toBe(true);
    expect(await certificateOf(learner)).toBeUndefined();
    const answer = await post(world, hr, look, "/hr/rules/frontline", { intent: "newer" }, { id: "frontline" });
    const trial = answer.location!.split("/").at(-1)!;
    expect(await seen(trial)).toMatchObject({ inAnyCase: [{ effect: "certified", count: 1 }] });
    await putInForce(trial, { existing: "keep" });
    expect(await certificateOf(learner)).toMatchObject({ expiresOn: "2028-06-01", graceEndsOn: "2028-06-11" });
    expect((await visit(world, hr, page, "/hr/rules/frontline", { id: "frontline" })).data.isNewer).toBe(false);
    expect((await post(world, hr, look, "/hr/rules/frontline", { intent: "newer" }, { id: "frontline" })).status).toBe(409);
  });
});

describe("who signs", () => {
  const chain = (...links: string[]) =>
    Object.fromEntries(
      links.flatMap((by, row) => [
        [`signOffs.${row}.by`, by],
        [`signOffs.${row}.en`, by && `Confirmed by ${by}.`],
        [`signOffs.${row}.zh`, ""],
      ]),
    );

  test("HR puts a chain together, which is looked at before: who waits for nothing else than a certificate waits for a signature then", async () => {
    const trial = await tried(chain("trainer", "", "hr"));
    expect((await seen(trial)).changes).toEqual(["Sign-offs: none → trainer, HR"]);
    expect((await seen(trial)).inAnyCase).toMatchObject([
      { effect: "more-to-do", count: 1, people: [{ name: "Wu Learner", was: "1 thing to do", becomes: "3 things to do" }] },
    ]);
    await putInForce(trial, { existing: "keep" });
    expect((await findRulesInForce(world.store.read, "frontline"))?.rules.signOffs).toMatchObject([
      { id: "signs-trainer", by: "trainer", confirms: { en: "Confirmed by trainer.", zh: "Confirmed by trainer." } },
      { id: "signs-hr", by: "hr" },
    ]);
    await factsFor(world, learner.personId).rolePlay(at("2027-06-03"));
    expect(await certificateOf(learner)).toBeUndefined();
    const without = await tried(chain("", "", ""));
    expect(effects(await seen(without)).map(([effect]) => effect)).toEqual(["certified"]);
    await putInForce(without, { existing: "keep" });
    expect(await certificateOf(learner)).toMatchObject({ issuedOn: "2027-06-03" });
  });

  test("a chain that cannot be is told at its row, and what was typed comes back", async () => {
    const refused = async (change: Record<string, string>) => {
      const { status, data } = await tryOut(change);
      expect([status, data.typed["signOffs.1.by"]]).toEqual([422, change["signOffs.1.by"]]);
      return data.errors;
    };
    expect(await refused(chain("hr", "hr"))).toEqual({ "signOffs.1.by": "Each signs once. Choose somebody else, or leave this row out." });
    expect(await refused({ ...chain("trainer", "hr"), "signOffs.1.en": "" })).toEqual({ "signOffs.1.en": "Say what is confirmed, in at least one language." });
    expect(await refused(chain("trainer", "king"))).toEqual({ "signOffs.1.by": expect.any(String) });
    expect(await refused(chain("trainer", "sponsor"))).toEqual({ "": expect.stringContaining("Nobody signs in this office yet") });
  });
});

import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { pathsOf } from "~/certification/path.server";
import { viewOf } from "~/certification/path-view";
import { examine } from "~/doctor/examine.server";
import { remind } from "~/messages/reminding.server";
import { everyDepartment } from "~/people/departments.server";
import type { Visitor } from "~/people/visitor";
import { pastRows } from "~/register/as-of.server";
import { noFilters } from "~/register/filters";
import { listedStanding } from "~/register/listed";
import * as mergePage from "~/routes/admin_.people.$id_.merge/route";
import { action, loader } from "~/routes/hr.people_.$id.exceptions/route";
import { loader as learn } from "~/routes/learn/route";
import { loader as record } from "~/routes/record/route";
import { loader as csv } from "~/routes/record[.]csv/route";
import type { Day } from "~db/kit";
import { auditEntries } from "~db/tables/audit";
import { certificates, registerRows } from "~db/tables/certification";
import { absences, certificateDuties } from "~db/tables/duties";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { toldTo } from "../support/told";
import { post, visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
const change = {
  renewal: { requirements: [{ id: "again", kind: "role-play", title: { en: "The long story", zh: "长故事" }, scenarios: ["rp04", "rp05"], graders: 1 }] },
  absence: { days: 90 },
  retraining: { withinDays: 30, modules: ["m04"], scenarios: ["rp04"] },
};
let world: World;
let hr: Visitor;
let manager: Visitor;
let holder: Visitor;

/** Somebody who was certified on 13 November 2026, for both tiers, until December 2027. */
beforeEach(async () => {
  world = { store: await freshStore(), library: smallLibrary(change as object, true), now: at("2027-05-03") };
  hr = await makePerson(world.store, { roles: ["hr"], name: "Mara Kent" });
  manager = await makePerson(world.store, { name: "Zhou Qihang" });
  holder = await makePerson(world.store, { hiredOn: "2026-11-01", name: "Lin Yue", managerId: manager.personId });
  for (const courseId of ["boot-camp", "spark-plan"])
    await world.store.tx((w) => assign(w, world.library, { personId: holder.personId, courseId, assignedBy: null }, at("2026-11-02")));
  for (const lesson of ["hear", "pause"]) await facts().read(lesson, at("2026-11-13"));
  await facts().quiz(at("2026-11-13"));
  await facts().rolePlay(at("2026-11-13"));
});

const facts = () => factsFor(world, holder.personId);
const send = (form: Record<string, string>, { on = "2027-05-03", by = hr, to = holder, language = "en" as "en" | "zh" } = {}) =>
  post({ ...world, now: at(on) }, by, action, `/hr/people/${to.personId}/exceptions`, form, { id: to.personId }, language);
const away = (from: string, to: string, more: object = {}) => send({ act: "absence", from, to, reason: "At home with a child." }, more);
const complained = (day: string, more: object = {}) =>
  send({ act: "incident", cause: "complaint", day, reason: "A guest was promised a refund and got none. Looked into by Shen." }, more);
const page = async (on = "2027-05-03", language: "en" | "zh" = "en") =>
  (await visit({ ...world, now: at(on) }, hr, loader, `/hr/people/${holder.personId}/exceptions`, { id: holder.personId }, language)).data;
const pathOn = async (today: Day, certificationId = "frontline") =>
  (await pathsOf(world.store.read, world.library, holder.personId, today)).find(({ rules }) => rules.id === certificationId)!;
const viewOn = async (today: Day) => viewOf(await pathOn(today), { library: world.library, language: "en", now: at(today), today, withheld: new Set() });
const rows = () => world.store.read.select().from(registerRows).where(eq(registerRows.personId, holder.personId)).orderBy(asc(registerRows.certificationId));
/** Both tiers on a day: by the path, and by the register, which must agree. */
const standings = async (today: Day) => {
  const listed = (await rows()).map((row) => listedStanding(row, today));
  expect([(await pathOn(today)).standing.name, (await pathOn(today, "supervisor")).standing.name]).toEqual(listed);
  return listed;
};
const dates = async () =>
  (await world.store.read.select().from(certificates).orderBy(asc(certificates.certificationId))).map(({ issuedOn, windowOpensOn, expiresOn, graceEndsOn }) => [
    ...[issuedOn, windowOpensOn, expiresOn, graceEndsOn],
  ]);
const kinds = async (personId: string) => (await toldTo(world.store, { personId })).filter(({ done }) => !done).map(({ message }) => message.kind);

describe("who was away for more than 90 days", () => {
  test("is not certified from the first day back, nor in the tier above, until the renewal's role-play is passed again; no date moves", async () => {
    const before = await dates();
    expect((await away("2027-01-04", "2027-04-30")).status).toBe(303);
    expect(await standings("2027-04-30")).toEqual(["certified", "certified"]);
    expect(await standings("2027-05-01")).toEqual(["suspended", "suspended"]);
    expect(await rows()).toMatchObject([{ suspendsOn: "2027-05-01" }, { suspendsOn: "2027-05-01" }]);
    const { next, owed, rungs, certificate } = await viewOn("2027-05-03");
    expect(next).toMatchObject({ kind: "to-be-planned", title: "The long story" });
    expect(owed).toMatchObject([{ why: expect.stringContaining("You were away until Fri 30 Apr 2027"), rungs: [{ kind: "role-play", isNext: true }] }]);
    expect([rungs, certificate?.stopped]).toEqual([[], expect.stringContaining("counts again as soon as what the renewal asks")]);

    await facts().rolePlay(at("2027-05-05"));
    expect(await standings("2027-05-05")).toEqual(["certified", "certified"]);
    expect((await viewOn("2027-05-05")).owed).toEqual([]);
    expect(await dates()).toEqual(before);
    expect((await page("2027-05-06")).duties).toMatchObject([{ state: "Passed on Wed 5 May 2027.", isOpen: false }]);
  });

  test("has nothing to show again after exactly 90 days: that is only recorded", async () => {
    expect((await away("2027-01-01", "2027-03-31")).status).toBe(303);
    expect(await standings("2027-05-03")).toEqual(["certified", "certified"]);
    expect(await page()).toMatchObject({
      duties: [],
      absences: [{ title: "Fri 1 Jan 2027 to Wed 31 Mar 2027 · 90 days", by: expect.stringContaining("Mara Kent") }],
    });
  });

  test("is certified for as long as nobody knows the end, which HR writes down later, once", async () => {
    expect((await away("2027-01-04", "", { on: "2027-01-10" })).status).toBe(303);
    expect(await standings("2027-04-30")).toEqual(["certified", "certified"]);
    const [one] = (await page()).absences;
    expect(one).toMatchObject({ title: "Away since Mon 4 Jan 2027", isOpen: true });
    expect((await send({ act: "absence-end", absence: one.id, to: "2027-01-01" })).data.errors.to).toBe("The last day lies before the first.");
    expect((await send({ act: "absence-end", absence: one.id, to: "2027-05-02" })).status).toBe(303);
    expect(await standings("2027-05-03")).toEqual(["suspended", "suspended"]);
    expect((await send({ act: "absence-end", absence: one.id, to: "2027-05-02" })).status).toBe(409);
  });

  test("shows the same thing once for the return and for the renewal, when its window is open meanwhile", async () => {
    const [certificate] = await world.store.read.select().from(certificates).where(eq(certificates.certificationId, "frontline"));
    const open = certificate!.windowOpensOn;
    await away("2027-06-01", open, { on: "2027-12-01" });
    expect(await standings("2027-11-01")).toEqual(["suspended", "suspended"]);
    await facts().rolePlay(at("2027-11-02"));
    expect(await standings("2027-11-02")).toEqual(["certified", "certified"]);
    const chain = await world.store.read.select().from(certificates).where(eq(certificates.certificationId, "frontline")).orderBy(asc(certificates.issuedAt));
    expect(chain.map(({ expiresOn }) => expiresOn)).toEqual([certificate!.expiresOn, "2028-12-01"]);
  });

  test("what was shown before the return does not count for it, and what was recorded by mistake is taken back with a reason", async () => {
    await facts().rolePlay(at("2027-04-30", "23:59"));
    await away("2027-01-04", "2027-04-30");
    expect(await standings("2027-05-03")).toEqual(["suspended", "suspended"]);
    const [one] = (await page()).absences;
    expect((await send({ act: "absence-back", absence: one.id, reason: " " })).data.errors.reason).toBeTruthy();
    expect((await send({ act: "absence-back", absence: one.id, reason: "It was somebody else." })).status).toBe(303);
    expect(await standings("2027-05-03")).toEqual(["certified", "certified"]);
    expect((await send({ act: "absence-back", absence: one.id, reason: "Again." })).status).toBe(409);
    expect(await page()).toMatchObject({
      absences: [{ takenBack: expect.stringContaining("It was somebody else.") }],
      duties: [{ state: null, takenBack: expect.stringContaining("Mara Kent") }],
    });
  });

  test("an absence that cannot be is refused with a sentence at its field, and nothing is written", async () => {
    await away("2027-02-01", "2027-02-10");
    const refused = async (from: string, to: string) => Object.entries((await away(from, to)).data.errors)[0];
    expect(await refused("2027-02-10", "2027-03-01")).toEqual(["from", expect.stringContaining("Another absence")]);
    expect(await refused("2026-10-31", "2026-11-03")).toEqual(["from", "That is before the day this person was hired."]);
    expect(await refused("2027-03-02", "2027-03-01")).toEqual(["to", "The last day lies before the first."]);
    expect(await refused("2029-01-01", "")).toEqual(["from", "That is more than a year ahead."]);
    expect(await refused("2027-03-01", "2037-03-01")).toEqual(["to", expect.stringContaining("five years")]);
    expect(await refused("yesterday", "")).toEqual(["from", expect.any(String)]);
    expect(await refused("2027-03-01", "2027-02-30")).toEqual(["to", expect.any(String)]);
    expect((await away("2027-02-10", "2027-03-01", { language: "zh" })).data.errors.from).toContain("重叠");
    expect((await send({ act: "invented" })).status).toBe(422);
    expect(await world.store.read.select().from(absences)).toHaveLength(1);
    const both = await Promise.all([away("2027-03-01", "2027-03-05"), away("2027-03-01", "2027-03-05")]);
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
  });
});

describe("after a complaint that was upheld", () => {
  test("the holder trains again within 30 days; after that neither tier counts until it is done, late as it may be", async () => {
    const before = await dates();
    expect((await page()).incidents).toMatchObject([{ title: "Frontline service", lead: expect.stringContaining("within 30 days"), again: false }]);
    expect((await complained("2027-05-01")).status).toBe(303);
    expect(await standings("2027-06-02")).toEqual(["certified", "certified"]);
    expect(await standings("2027-06-03")).toEqual(["suspended", "suspended"]);
    expect((await viewOn("2027-05-04")).next).toMatchObject({ kind: "quiz", tries: 0 });
    expect((await viewOn("2027-05-04")).owed[0]!.why).toContain("by Wed 2 Jun 2027");
    await facts().quiz(at("2027-06-10"));
    expect(await standings("2027-06-10")).toEqual(["suspended", "suspended"]);
    await facts().rolePlay(at("2027-06-11"), { scenarioId: "rp05" }); // none of those that are asked
    expect(await standings("2027-06-11")).toEqual(["suspended", "suspended"]);
    await facts().rolePlay(at("2027-06-12"));
    expect(await standings("2027-06-12")).toEqual(["certified", "certified"]);
    expect(await dates()).toEqual(before);
  });

  test("holder and manager are told, reminded before the day and when it has gone by, each once; all of it ends when it is done", async () => {
    await complained("2027-05-01");
    expect([await kinds(holder.personId), await kinds(manager.personId)]).toEqual([expect.arrayContaining(["duty-set"]), ["report-duty"]]);
    for (const day of ["2027-05-25", "2027-05-27", "2027-05-28"]) await remind(world.store, world.library.zone, at(day));
    expect(await kinds(holder.personId)).toContain("duty-due");
    expect(await kinds(holder.personId)).not.toContain("duty-set");
    for (const day of ["2027-06-03", "2027-06-04"]) await remind(world.store, world.library.zone, at(day));
    const told = await toldTo(world.store, holder);
    expect(told.flatMap(({ message }) => (message.kind === "duty-due" ? [message.stage] : [])).sort()).toEqual(["over", "soon"]);
    expect(await kinds(manager.personId)).toContain("report-duty-over");
    await facts().quiz(at("2027-06-10"));
    await facts().rolePlay(at("2027-06-10"));
    for (const { personId } of [holder, manager]) expect((await kinds(personId)).filter((kind) => kind.includes("duty"))).toEqual([]);
  });

  test("at the second one within twelve months HR reads that they decide, with the way to the certificate", async () => {
    await complained("2027-05-01");
    await complained("2027-05-02");
    const [{ again, serial }] = (await page()).incidents;
    expect([again, serial]).toEqual([true, expect.stringMatching(/^[0-9A-Z]{26}$/)]);
    expect((await page("2028-05-03")).incidents).toEqual([]); // lapsed by then
  });

  test("one that cannot be, is recorded already, or concerns nobody's certificate is refused; so is one's own and one's manager's", async () => {
    expect((await complained("2027-05-04")).data.errors.day).toBe("That day is still to come.");
    expect((await complained("2026-10-30")).data.errors.day).toBe("That is before the day this person was hired.");
    expect((await send({ act: "incident", day: "2027-05-01", reason: "No cause." })).data.errors.cause).toBeTruthy();
    expect((await complained("2027-05-01")).status).toBe(303);
    expect(await complained("2027-05-01")).toMatchObject({ status: 409, data: { typed: { day: "2027-05-01" } } });
    const nobody = await makePerson(world.store, {});
    expect((await complained("2027-05-01", { to: nobody })).data.errors[""]).toContain("no certificate");
    const report = await makePerson(world.store, { roles: ["hr"], managerId: holder.personId });
    for (const by of [report, { ...holder, roles: ["hr"] } as Visitor, holder]) {
      expect((await complained("2027-05-02", { by })).status).toBe(403);
      expect((await away("2027-05-02", "", { by })).status).toBe(403);
    }
    expect(await world.store.read.select().from(certificateDuties)).toHaveLength(1);
  });

  test("HR takes it back with a reason, once, and the certificate counts by its own dates again", async () => {
    await complained("2027-05-01");
    const [{ id }] = (await page()).duties;
    expect((await send({ act: "duty-back", duty: id, reason: "It was withdrawn." }, { on: "2027-07-01" })).status).toBe(303);
    expect(await standings("2027-07-01")).toEqual(["certified", "certified"]);
    expect((await send({ act: "duty-back", duty: id, reason: "Again." }, { on: "2027-07-01" })).status).toBe(409);
    expect((await send({ act: "duty-back", duty: "gone", reason: "Again." })).status).toBe(409);
    const acts = (await world.store.read.select().from(auditEntries).where(eq(auditEntries.subjectId, holder.personId))).map(({ act }) => act);
    expect(acts).toEqual(expect.arrayContaining(["certification.duty-set", "certification.duty-taken-back"]));
  });
});

test("after a lapse the whole path, walked since then, stands for what was owed", async () => {
  await complained("2027-12-20", { on: "2027-12-21" });
  await away("2027-12-22", "2028-05-01", { on: "2028-05-02" }); // lapsed on the return: nothing to renew
  expect((await page("2028-05-02")).duties).toHaveLength(1);
  for (const day of ["2028-05-03"]) {
    await facts().quiz(at(day));
    await facts().rolePlay(at(day), { scenarioId: "rp05" });
  }
  expect((await standings("2028-05-04"))[0]).toBe("certified");
});

test("the record says what was asked and when it was passed, and of an absence only its days; the file and both languages too", async () => {
  await away("2027-01-04", "2027-04-30");
  await complained("2027-05-01");
  await facts().quiz(at("2027-05-10"));
  await facts().rolePlay(at("2027-05-10"));
  const here = { ...world, now: at("2027-05-11") };
  const lines = async (language: "en" | "zh") =>
    (await visit(here, holder, record, "/record", {}, language)).data.facts.map(({ title, details }: { title: string; details: string[] }) => [
      title,
      ...details,
    ]);
  const english = await lines("en");
  expect(english).toContainEqual(["Away from Mon 4 Jan 2027 to Fri 30 Apr 2027", "by Mara Kent"]);
  expect(english).toContainEqual([
    "Re-training after an upheld complaint of Sat 1 May 2027: Frontline service",
    ...["by Mara Kent", expect.stringContaining("promised a refund"), "by Wed 2 Jun 2027", "passed on Mon 10 May 2027"],
  ]);
  expect(JSON.stringify(english)).not.toContain("with a child");
  expect((await lines("zh")).map(([title]: string[]) => title)).toEqual(expect.arrayContaining(["离岗：2027年1月4日 周一至2027年4月30日 周五"]));
  const file = await visit(here, holder, csv, "/record.csv");
  expect(String(file.data)).toContain("Re-training after an upheld complaint");
});

test("the register as it stood then knows what was owed then, whatever came later", async () => {
  await away("2027-01-04", "2027-04-30");
  await facts().rolePlay(at("2027-05-05"));
  const listedOn = async (day: Day) => {
    const tree = await everyDepartment(world.store.read);
    const found: string[] = [];
    for await (const some of pastRows({ reader: world.store.read, library: world.library, filters: noFilters, tree, day }))
      found.push(...some.filter(({ personId }) => personId === holder.personId).map((row) => listedStanding(row, day)));
    return found;
  };
  expect(await listedOn("2027-05-04")).toEqual(["suspended", "suspended"]);
  expect(await listedOn("2027-05-05")).toEqual(["certified", "certified"]);
});

test("what is owed goes along when two records are merged, and the doctor finds nothing to mend", async () => {
  await away("2027-01-04", "2027-04-30");
  await complained("2027-05-01");
  const kept = await makePerson(world.store, { name: "Lin Yue", hiredOn: "2026-11-01" });
  const params = { id: kept.personId };
  const seen = (await visit(world, hr, mergePage.loader, `/admin/people/${kept.personId}/merge?with=${holder.staffNumber}`, params)).data.look;
  expect((await post(world, hr, mergePage.action, "/", { intent: "merge", other: holder.personId, seen: seen.version }, params)).status).toBe(303);
  for (const table of [absences, certificateDuties])
    for (const { personId } of await world.store.read.select().from(table)) expect(personId).toBe(kept.personId);
  const findings: unknown[] = [];
  for await (const finding of examine({ store: world.store, library: world.library, now: world.now, fix: false, files: "/nowhere" }))
    if (["register-row", "certificate-due"].includes(finding.what)) findings.push(finding);
  expect(findings).toEqual([]);
  holder = kept;
  expect(await standings("2027-05-03")).toEqual(["suspended", "suspended"]);
});

test("while it is owed the path page of the holder says so in words, in both languages", async () => {
  await complained("2027-05-01");
  for (const [language, words] of [
    ["en", "A complaint of Sat 1 May 2027 was upheld."],
    ["zh", "的投诉经核实成立。"],
  ] as const) {
    const { data } = await visit({ ...world, now: at("2027-05-04") }, holder, learn, "/learn", {}, language);
    expect(data.paths[0].owed[0].why).toContain(words);
  }
});

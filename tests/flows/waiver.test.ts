import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { pathsOf } from "~/certification/path.server";
import { viewOf } from "~/certification/path-view";
import type { Library } from "~/content/library";
import type { Visitor } from "~/people/visitor";
import { listedStanding } from "~/register/listed";
import { action, loader } from "~/routes/hr.people_.$id.exceptions/route";
import { loader as register } from "~/routes/hr.register/route";
import { loader as record } from "~/routes/record/route";
import type { Day } from "~db/kit";
import { auditEntries } from "~db/tables/audit";
import { certificates, registerRows, waivers } from "~db/tables/certification";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { smallLibrary, supervisorRules } from "../support/small-library";
import { post, visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
let world: World;
let outsider: Visitor;
let hr: Visitor;

/** Who has not the first tier may be let in, if they pass its role-play within 90 days. */
const waivable = {
  ...supervisorRules,
  requirements: [
    { ...supervisorRules.requirements[0]!, waiver: { withinDays: 90, certification: "frontline", requirements: ["role-play"] } },
    supervisorRules.requirements[1]!,
  ],
};

beforeEach(async () => {
  world = { store: await freshStore(), library: smallLibrary({}, waivable) as Library, now: at("2026-12-01") };
  hr = await makePerson(world.store, { roles: ["hr"], name: "Mara Kent" });
  outsider = await makePerson(world.store, {});
  await world.store.tx((w) => assign(w, world.library, { personId: outsider.personId, courseId: "spark-plan", assignedBy: null }, at("2026-11-02")));
});

const id = () => outsider.personId;
const waive = ({ reason = "Ten years at the counter of another house.", by = hr, requirement = "frontline", on = "2026-12-01" } = {}, language?: "en" | "zh") =>
  post({ ...world, now: at(on) }, by, action, `/hr/people/${id()}/exceptions`, { certification: "supervisor", requirement, reason }, { id: id() }, language);
const page = async (on = "2026-12-01") => (await visit({ ...world, now: at(on) }, hr, loader, `/hr/people/${id()}/exceptions`, { id: id() })).data;
const facts = () => factsFor(world, id());
const pathOn = async (today: Day) => (await pathsOf(world.store.read, world.library, id(), today)).find(({ rules }) => rules.id === "supervisor")!;
const row = async () => (await world.store.read.select().from(registerRows)).find(({ certificationId }) => certificationId === "supervisor")!;
const viewOn = async (today: Day) => viewOf(await pathOn(today), { library: world.library, language: "en", now: at(today), today, withheld: new Set() });

test("HR waives the certificate below with a reason: it counts at once, and the path says what is to be shown by when", async () => {
  expect((await page()).waivable).toMatchObject([
    {
      legend: "Without “Frontline service” towards “Service supervisor”",
      condition: expect.stringContaining("within 90 days: Role-play: Listening and needs"),
    },
  ]);
  expect((await waive()).status).toBe(303);
  expect(await row()).toMatchObject({ metCount: 1, totalCount: 2 });
  const { rungs, next } = await viewOn("2026-12-02");
  expect(rungs).toMatchObject([
    { kind: "role-play", state: "open", isNext: true },
    { kind: "certificate", state: "met", waived: "open", day: "Mon 1 Mar 2027" },
    { kind: "module", state: "open", isNext: false },
  ]);
  expect(next).toMatchObject({ kind: "to-be-planned", title: "Listening and needs" });
  expect(await page()).toMatchObject({ waivable: [], given: [{ state: "Counts. The condition is open until Mon 1 Mar 2027." }] });
  const [entry] = await world.store.read.select().from(auditEntries).where(eq(auditEntries.act, "certification.waived"));
  expect(entry).toMatchObject({ actorId: hr.personId, subjectId: id() });
});

test("the person reads the waiver in their record, with who gave it, why, and the condition", async () => {
  await waive();
  const lines = async (language: "en" | "zh") =>
    (await visit({ ...world, now: at("2026-12-02") }, outsider, record, "/record", {}, language)).data.facts.map(
      ({ title, details }: { title: string; details: string[] }) => [title, ...details],
    );
  expect(await lines("en")).toContainEqual([
    "Waived: Frontline service, towards Service supervisor",
    "by Mara Kent",
    "Ten years at the counter of another house.",
    "its condition was to be met by Mon 1 Mar 2027",
  ]);
  expect((await lines("zh")).map(([title]: string[]) => title)).toContain("豁免：一线服务认证（用于服务主管认证）");
});

test("a certificate issued on it is suspended by itself when the condition is not met in time, and not a day before", async () => {
  await waive();
  await facts().quiz(at("2026-12-10"));
  const [certificate] = await world.store.read.select().from(certificates);
  expect(certificate!.factIds[0]).toMatchObject({ requirementId: "frontline", kind: "waiver" });
  expect(await row()).toMatchObject({ suspendsOn: "2027-03-02" });
  expect((await viewOn("2027-03-01")).leads).toBe("waiver");
  for (const [today, name] of [
    ["2027-03-01", "certified"],
    ["2027-03-02", "suspended"],
  ] as const)
    expect([(await pathOn(today)).standing.name, listedStanding(await row(), today)]).toEqual([name, name]);
  await facts().rolePlay(at("2027-03-02", "00:00")); // a day late
  expect((await pathOn("2027-03-02")).standing.name).toBe("suspended");
  expect((await page("2027-03-02")).given).toMatchObject([{ state: "Has fallen away: the condition was not met by Mon 1 Mar 2027." }]);
});

test("the register of a past day says what was suspended by it then, though it counts today, and what was not yet known then", async () => {
  await waive();
  await facts().quiz(at("2026-12-10"));
  await facts().rolePlay(at("2027-03-05")); // late: suspended from the 2nd on
  await waive({ on: "2027-03-10" });
  const then = async (day: Day) =>
    (await visit({ ...world, now: at("2027-08-01") }, hr, register, `/hr/register?asOf=${day}&certification=supervisor`)).data.rows.map(
      ({ standing }: { standing: string }) => standing,
    );
  const days = ["2026-11-30", "2026-12-05", "2027-03-01", "2027-03-02", "2027-03-09", "2027-03-10", "2027-07-01"] as const;
  expect((await Promise.all(days.map(then))).flat()).toEqual(["not-started", "not-started", "certified", "suspended", "suspended", "certified", "certified"]);
});

test("met on its last day the waiver counts for good", async () => {
  await waive();
  await facts().quiz(at("2026-12-10"));
  await facts().rolePlay(at("2027-03-01", "23:59"));
  expect(await row()).toMatchObject({ suspendsOn: null });
  expect((await pathOn("2027-06-01")).standing.name).toBe("certified");
  expect((await page("2027-06-01")).given).toMatchObject([{ state: "Counts for good: the condition was met on Mon 1 Mar 2027." }]);
});

test("after it has fallen away the requirement is open again, and HR may waive it once more", async () => {
  await waive();
  expect((await pathOn("2027-03-02")).standing.steps[0]).toMatchObject({ kind: "certificate", state: "open" });
  expect((await waive({ on: "2027-03-05" })).status).toBe(303);
  expect((await pathOn("2027-03-05")).standing.steps[0]).toMatchObject({ state: "met" });
});

test("a waiver without a reason, twice at once, of what cannot be waived, or for oneself or one's manager is refused", async () => {
  expect((await waive({ reason: " " })).data.errors.reason).toBeTruthy();
  expect(await waive({ requirement: "quiz" })).toMatchObject({
    status: 409,
    data: { errors: { "": "The rules do not let anybody waive this for this person." } },
  });
  const report = await makePerson(world.store, { roles: ["hr"], managerId: id() });
  for (const by of [report, { ...outsider, roles: ["hr"] } as Visitor, outsider]) expect((await waive({ by })).status).toBe(403);
  expect(await world.store.read.select().from(waivers)).toEqual([]);
  const answers = await Promise.all([waive(), waive()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect((await waive({}, "zh")).data.errors[""]).toContain("已没有可豁免的");
});

import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { decideCertificate } from "~/certification/decisions.server";
import { extendCertificate } from "~/certification/extending.server";
import { addDays } from "~/locale/day";
import { deactivate, reactivate } from "~/people/activity.server";
import { everyDepartment } from "~/people/departments.server";
import type { Visitor } from "~/people/visitor";
import { pastRows } from "~/register/as-of.server";
import { noFilters } from "~/register/filters";
import { loader } from "~/routes/hr.register/route";
import { loader as csvLoader } from "~/routes/hr.register[.]csv/route";
import { certificates } from "~db/tables/certification";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { type Answer, visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
const days = ["2026-01-04", "2026-01-05", "2026-01-07", "2026-01-09", "2026-01-12", "2026-01-14", "2026-01-20", "2026-01-25", "2026-01-30"];
let world: World;
let hr: Visitor;
/** What the register showed late in the evening of each day, when that day was today. */
const seen = new Map<string, unknown[]>();
type Shown = { staffNumber: string; certification: string; standing: string; expires: string | null; why: string };
const page = async (query: string, day = "2026-02-20") => visit({ ...world, now: at(day, "23:59") }, hr, loader, `/hr/register${query}`);
const shown = ({ data }: Pick<Answer, "data">) =>
  data.rows.map(({ staffNumber, certification, standing, expires, why }: Shown) => ({ staffNumber, certification, standing, expires, why }));

beforeAll(async () => {
  world = { store: await freshStore(), library: smallLibrary({}, true), now: at("2026-02-20") };
  hr = await makePerson(world.store, { roles: ["hr"], name: "Mara" });
  const one = async (staffNumber: string) => makePerson(world.store, { staffNumber, name: `Person ${staffNumber}` });
  const [ann, ben, cao] = [await one("A1"), await one("B2"), await one("C3")];
  const { store, library } = world;
  const assigned = (who: Visitor, courseId: string, when: Date) =>
    store.tx((w) => assign(w, library, { personId: who.personId, courseId, assignedBy: null }, when));
  const serialOf = async (who: Visitor, certificationId: string) =>
    (await store.read.select().from(certificates).where(eq(certificates.personId, who.personId))).find((one) => one.certificationId === certificationId)!.id;
  const decide = async (who: Visitor, kind: "suspended" | "revoked" | "reinstated", when: Date) =>
    expect(
      await decideCertificate(store, library, { certificateId: await serialOf(who, "frontline"), kind, reason: "A reason.", decidedBy: hr.personId }, when),
    ).toBe("decided");
  const story: Record<string, () => Promise<unknown>> = {
    "2026-01-05": async () => {
      for (const courseId of ["boot-camp", "spark-plan"]) await assigned(ann, courseId, at("2026-01-05"));
      await assigned(ben, "boot-camp", at("2026-01-05", "23:58"));
    },
    "2026-01-07": async () => {
      await factsFor(world, ann.personId).read("hear", at("2026-01-07", "00:00"));
      await factsFor(world, ann.personId).read("pause", at("2026-01-07"));
      await factsFor(world, ann.personId).quiz(at("2026-01-07"));
    },
    "2026-01-09": async () => void (await factsFor(world, ann.personId).rolePlay(at("2026-01-09", "23:50"))),
    "2026-01-12": async () => decide(ann, "suspended", at("2026-01-12", "23:59")),
    "2026-01-14": async () => {
      await decide(ann, "reinstated", at("2026-01-14"));
      await factsFor(world, ben.personId).read("hear", at("2026-01-14"));
    },
    "2026-01-20": async () => {
      await decide(ann, "revoked", at("2026-01-20"));
      await deactivate(store, library, { personId: ben.personId, by: hr.personId }, at("2026-01-20"));
      await assigned(cao, "boot-camp", at("2026-01-20"));
    },
    "2026-01-25": async () => deactivate(store, library, { personId: ann.personId, by: hr.personId }, at("2026-01-25")),
    "2026-01-30": async () => reactivate(store, library, { personId: ben.personId, by: hr.personId }, at("2026-01-30")),
  };
  for (const day of days) {
    await story[day]?.();
    seen.set(day, shown(await page("", day)));
  }
});

test.each(days)("what the register showed on the evening of %s it shows again as of that day", async (day) => {
  expect(shown(await page(`?asOf=${day}`))).toEqual(seen.get(day));
});

test("who has left since is listed on a day when they were there, with what they held then", async () => {
  const then = (await page("?asOf=2026-01-09")).data;
  expect(then.rows.map((row: Shown) => [row.staffNumber, row.standing])).toEqual([
    ["A1", "certified"],
    ["A1", "certified"],
    ["B2", "not-started"],
  ]);
  expect(then.notice).toContain("Fri 9 Jan 2026");
  expect(then.summary).toBeNull();
  expect((await page("")).data.rows.map((row: Shown) => row.staffNumber)).toEqual(["B2", "C3"]);
});

test("all filters work on a past day, and the address keeps both", async () => {
  const numbers = async (query: string) => (await page(`?asOf=2026-01-12&${query}`)).data.rows.map((row: Shown) => row.staffNumber);
  expect(await numbers("standing=suspended")).toEqual(["A1", "A1"]);
  expect(await numbers("standing=suspended&tier=new-hire")).toEqual(["A1"]);
  expect(await numbers("certification=frontline&q=person+b2")).toEqual(["B2"]);
  expect(await numbers("within=400")).toEqual([]);
  expect((await page("?asOf=2026-01-14&within=400&standing=certified")).data.rows).toHaveLength(1);
  expect((await page("?asOf=2026-01-14&within=400")).data.query).toBe("?within=400&asOf=2026-01-14");
});

test("the file of a past day keeps its columns and says that day's standing", async () => {
  const answer = await visit({ ...world, now: at("2026-02-20") }, hr, csvLoader, "/hr/register.csv?asOf=2026-01-20");
  expect(answer.headers.get("Content-Disposition")).toBe('attachment; filename="register-2026-01-20.csv"');
  const lines = (answer.data as string).trim().split("\r\n");
  expect(lines[0]).toBe("staff_number,name,other_name,department,tier,certification,standing,issued,expires");
  expect(lines.slice(1).map((line) => line.split(",").filter((_, n) => [0, 5, 6].includes(n)))).toEqual([
    ["A1", "frontline", "revoked"],
    ["A1", "supervisor", "suspended"],
    ["C3", "frontline", "not-started"],
  ]);
});

test.each([
  ["2026-02-21", "This day is still to come. Choose today or an earlier day."],
  ["2026-02-30", "Enter a date such as 2026-11-27."],
  ["yesterday", "Enter a date such as 2026-11-27."],
])("a day that cannot be looked at, %s, is refused with a sentence", async (day, sentence) => {
  const answer = await page(`?asOf=${day}`);
  expect([answer.status, answer.data.errors.asOf]).toEqual([422, sentence]);
});

test("who was given more time since is found by the standing of that day under the days of that day, and by none else", async () => {
  const dora = await makePerson(world.store, { staffNumber: "D4", name: "Dora", hiredOn: "2024-10-01" });
  await world.store.tx((w) => assign(w, world.library, { personId: dora.personId, courseId: "boot-camp", assignedBy: null }, at("2024-10-01")));
  const facts = factsFor(world, dora.personId);
  for (const lesson of ["hear", "pause"]) await facts.read(lesson, at("2024-11-01"));
  await facts.quiz(at("2024-11-01"));
  await facts.rolePlay(at("2024-11-10")); // valid until 10 November 2025, in grace until 10 December
  const [held] = await world.store.read.select().from(certificates).where(eq(certificates.personId, dora.personId));
  const more = { certificateId: held!.id, expiresOn: "2025-11-10", until: "2026-03-31", reason: "Long ill.", decidedBy: hr.personId };
  expect(await extendCertificate(world.store, world.library, more, at("2026-02-01"))).toBe("decided");
  const found = async (asOf: string) => {
    const standings = ["not-started", "certified", "renewal-due", "in-grace", "lapsed", "suspended", "revoked"];
    const rows = await Promise.all(standings.map(async (standing) => (await page(`?asOf=${asOf}&standing=${standing}&q=D4`)).data.rows.map(() => standing)));
    return rows.flat();
  };
  const days = ["2024-11-09", "2024-11-10", "2025-09-10", "2025-09-11", "2025-11-10", "2025-11-11", "2025-12-10", "2025-12-11", "2026-02-01"];
  const stood = ["in-progress", "certified", "certified", "renewal-due", "renewal-due", "in-grace", "in-grace", "lapsed", "renewal-due"];
  expect(await Promise.all(days.map(found))).toEqual(stood.map((one) => (one === "in-progress" ? [] : [one])));
  expect((await page("?asOf=2025-11-01&within=9&q=D4")).data.rows).toHaveLength(1);
  expect((await page("?asOf=2025-11-01&within=8&q=D4")).data.rows).toHaveLength(0);
});

test("today is the register as it stands", async () => {
  expect(shown(await page("?asOf=2026-02-20"))).toEqual(shown(await page("")));
});

test("forward and back through many people of a past day every row is met once", async () => {
  const { store, library } = world;
  for (let n = 0; n < 130; n++) {
    const person = await makePerson(store, { staffNumber: `M${String(n).padStart(3, "0")}`, name: `Many ${String(n).padStart(3, "0")}` });
    for (const courseId of n % 3 ? ["boot-camp"] : ["boot-camp", "spark-plan"])
      await store.tx((w) => assign(w, library, { personId: person.personId, courseId, assignedBy: null }, at("2026-02-01")));
  }
  const keys = (rows: { key: string }[]) => rows.map(({ key }) => key);
  const onwards: string[][] = [];
  let answer = (await page("?asOf=2026-02-10&q=many")).data;
  for (;;) {
    onwards.push(keys(answer.rows));
    if (!answer.next) break;
    answer = (await page(answer.next)).data;
  }
  const all: string[] = [];
  const filters = { ...noFilters, q: "many" };
  for await (const rows of pastRows({ reader: store.read, library, filters, tree: await everyDepartment(store.read), day: addDays("2026-02-09", 1) }))
    all.push(...rows.map((row) => `${row.personId}~${row.certificationId}`));
  expect(onwards.flat()).toEqual(all);
  expect([new Set(all).size, onwards.map((one) => one.length)]).toEqual([174, [50, 50, 50, 24]]);
  const backwards = [keys(answer.rows)];
  while (answer.previous) {
    answer = (await page(answer.previous)).data;
    backwards.unshift(keys(answer.rows));
  }
  expect(backwards.flat()).toEqual(all);
});

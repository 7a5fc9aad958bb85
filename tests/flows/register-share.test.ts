import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { decideCertificate } from "~/certification/decisions.server";
import { checkShares } from "~/doctor/shares.server";
import { monthEndsBefore } from "~/locale/month";
import { deactivate } from "~/people/activity.server";
import { everyDepartment } from "~/people/departments.server";
import type { Visitor } from "~/people/visitor";
import { pastRows } from "~/register/as-of.server";
import { noFilters } from "~/register/filters";
import { listedStanding } from "~/register/listed";
import { keepShares, sharesAreBehind } from "~/register/share.server";
import { loader } from "~/routes/hr.register_.share/route";
import { certificates } from "~db/tables/certification";
import { people } from "~db/tables/people";
import { registerShares } from "~db/tables/register";
import { freshStore } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { makeDepartment } from "../support/register";
import { smallLibrary } from "../support/small-library";
import { visit, type World } from "../support/visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00+08:00`);
const today = "2027-03-15";
let world: World;
let hr: Visitor;
type Month = { day: string; people: number; valid: number; percent: number | null; to: string };
const page = (query = "") => visit(world, hr, loader, `/hr/register/share${query}`);
const byDay = async (query: string) =>
  Object.fromEntries((await page(query)).data.months.map(({ day, people: all, valid }: Month) => [day, `${valid}/${all}`])) as Record<string, string>;

beforeAll(async () => {
  world = { store: await freshStore(), library: smallLibrary({}, true), now: at(today) };
  const { store, library } = world;
  hr = await makePerson(store, { roles: ["hr"], name: "Mara" });
  await makeDepartment(store, "stores", "Stores");
  await makeDepartment(store, "east", "East", "stores");
  const one = async (staffNumber: string, departmentId: string) => {
    const person = await makePerson(store, { staffNumber, name: `Person ${staffNumber}`, departmentId });
    await store.tx((w) => w.update(people).set({ hiredOn: "2026-01-01" }).where(eq(people.id, person.personId)));
    return person;
  };
  const [ann, ben, cao] = [await one("A1", "east"), await one("B2", "stores"), await one("C3", "east")];
  const assigned = (who: Visitor, courseId: string, day: string) =>
    store.tx((w) => assign(w, library, { personId: who.personId, courseId, assignedBy: null }, at(day)));
  const earn = async (who: Visitor, day: string) => {
    await factsFor(world, who.personId).read("hear", at(day, "08:00"));
    await factsFor(world, who.personId).read("pause", at(day, "08:10"));
    await factsFor(world, who.personId).quiz(at(day, "08:20"));
    await factsFor(world, who.personId).rolePlay(at(day, "09:00"));
  };
  for (const courseId of ["boot-camp", "spark-plan"]) await assigned(ann, courseId, "2026-01-05");
  await assigned(ben, "boot-camp", "2026-01-31");
  await earn(ann, "2026-02-10");
  await assigned(cao, "boot-camp", "2026-05-02");
  await earn(ben, "2026-06-30");
  const [bens] = await store.read.select().from(certificates).where(eq(certificates.personId, ben.personId));
  await decideCertificate(
    store,
    library,
    { certificateId: bens!.id, kind: "suspended", reason: "A reason.", decidedBy: hr.personId },
    at("2026-08-31", "23:30"),
  );
  await deactivate(store, library, { personId: cao.personId, by: hr.personId }, at("2026-10-01"));
});

test("before the first count the page says so, and the job is waiting once a day", async () => {
  const { store, library } = world;
  expect((await page()).data).toMatchObject({ months: [], countedAt: null });
  expect(await sharesAreBehind(store.read, library.zone, world.now)).toBe(true);
  expect(await keepShares(store, library.zone, world.now)).toBeGreaterThan(0);
  expect(await sharesAreBehind(store.read, library.zone, world.now)).toBe(false);
  expect(await keepShares(store, library.zone, world.now)).toBe(0);
});

test("each month end says how many were to be certified and how many were", async () => {
  expect(await byDay("?department=stores&certification=frontline")).toMatchObject({
    "2026-01-31": "0/2",
    "2026-02-28": "1/2",
    "2026-05-31": "1/3",
    "2026-06-30": "2/3",
    "2026-08-31": "1/3",
    "2026-10-31": "1/2",
  });
  expect((await byDay("?department=east"))["2026-05-31"]).toBe("1/2");
  expect((await page()).data.months.every(({ to }: Month) => /asOf=20\d\d-\d\d-\d\d/.test(to))).toBe(true);
});

test("every share is what the register lists as of that day", async () => {
  const { store, library } = world;
  const tree = await everyDepartment(store.read);
  for (const department of [null, "stores", "east"])
    for (const certification of [null, "frontline", "supervisor"]) {
      const query = new URLSearchParams(Object.entries({ department, certification }).filter(([, value]) => value) as [string, string][]);
      const shares = await byDay(`?${query}`);
      for (const day of monthEndsBefore(today, 24)) {
        const rows = [];
        for await (const some of pastRows({ reader: store.read, library, tree, day, filters: { ...noFilters, department, certification } })) rows.push(...some);
        const valid = rows.filter((row) => ["certified", "renewal-due"].includes(listedStanding(row, day)));
        const persons = (list: { personId: string }[]) => new Set(list.map(({ personId }) => personId)).size;
        expect(shares[day], `${day} ${query}`).toBe(rows.length > 0 ? `${persons(valid)}/${persons(rows)}` : undefined);
      }
    }
});

test("the doctor finds a share that was changed by hand, and mends it", async () => {
  const { store, library, now } = world;
  const examine = async (fix: boolean) => {
    const found = [];
    for await (const one of checkShares({ store, library, now, fix, files: "", count: () => {} })) found.push(one);
    return found;
  };
  expect(await examine(false)).toEqual([]);
  await store.tx((w) => w.update(registerShares).set({ valid: 99 }).where(eq(registerShares.departmentId, "east")));
  expect(await examine(false)).toMatchObject([{ what: "register-shares", row: "register_shares east", mended: false }]);
  expect(await examine(true)).toMatchObject([{ mended: true }]);
  expect(await examine(false)).toEqual([]);
});

test("who is not of HR is refused", async () => {
  expect((await visit(world, await makePerson(world.store), loader, "/hr/register/share")).status).toBe(403);
});

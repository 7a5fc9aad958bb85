import { beforeAll, expect, test } from "vitest";
import { addDays } from "~/locale/day";
import { everyDepartment } from "~/people/departments.server";
import type { Visitor } from "~/people/visitor";
import { expiringIn, keepForecast } from "~/register/forecast.server";
import { loader as registerLoader } from "~/routes/hr.register/route";
import { loader } from "~/routes/hr.register_.forecast/route";
import { registerRows } from "~db/tables/certification";
import { freshStore } from "../support/database";
import { shippedLibrary } from "../support/library";
import { makePerson } from "../support/people";
import { certifiedUntil, listAgain, listPerson, makeDepartment } from "../support/register";
import { visit, type World } from "../support/visit";

const today = "2026-11-21";
const supervisor = { certificationId: "service-supervisor", tier: "supervisor" } as const;
let world: World;
let hr: Visitor;
const page = (query = "", language?: "en" | "zh") => visit(world, hr, loader, `/hr/register/forecast${query}`, {}, language);
type Cell = { count: number; to: string };
const totals = async (query: string) =>
  Object.fromEntries(
    (await page(query)).data.months.flatMap(({ month, cells }: { month: string; cells: Cell[] }) =>
      cells.at(-1)!.count ? [[month, cells.at(-1)!.count]] : [],
    ),
  );

beforeAll(async () => {
  const store = await freshStore();
  world = { store, library: await shippedLibrary(), now: new Date(`${today}T04:00:00Z`) };
  hr = await makePerson(store, { roles: ["hr"] });
  await makeDepartment(store, "stores", "Stores");
  await makeDepartment(store, "east", "East", "stores");
  await makeDepartment(store, "repairs", "Repairs");
  const one = (staffNumber: string, departmentId: string, expiresOn: string, more = {}) =>
    listPerson(store, { staffNumber, name: `Person ${staffNumber}`, departmentId }, { ...certifiedUntil(expiresOn), ...more });
  const ann = await one("100", "east", "2026-11-21");
  await one("101", "stores", "2026-11-30");
  await one("102", "repairs", "2027-02-28");
  await one("103", "repairs", "2026-11-20"); // in grace
  await one("104", "repairs", "2027-02-28", { stopped: "suspended" });
  await one("105", "repairs", "2027-02-28", { stopped: "revoked" });
  await one("106", "repairs", "2027-02-28", { suspendsOn: today });
  await one("107", "repairs", "2027-02-28", { suspendsOn: addDays(today, 1) });
  await one("108", "repairs", "2028-10-31");
  await one("109", "repairs", "2028-11-01"); // beyond
  await listAgain(store, ann, { ...supervisor, ...certifiedUntil("2027-02-01") });
});

test("each month counts what is valid today and ends in it, and nothing else", async () => {
  expect(await totals("")).toEqual({ "2026-11": 2, "2027-02": 3, "2028-10": 1 });
  expect(await totals("?department=stores")).toEqual({ "2026-11": 2, "2027-02": 1 });
  expect(await totals("?department=east&tier=new-hire")).toEqual({ "2026-11": 1 });
  expect(await totals("?certification=service-supervisor")).toEqual({ "2027-02": 1 });
  expect((await page("", "zh")).data.months[0].name).toBe("2026年11月");
});

test("each number leads to exactly these people in the register", async () => {
  for (const query of ["", "?department=stores", "?tier=new-hire"])
    for (const { cells } of (await page(query)).data.months)
      for (const { count, to } of (cells as Cell[]).filter((cell) => cell.count > 0))
        expect((await visit(world, hr, registerLoader, to)).data.rows).toHaveLength(count);
});

test("an unknown department is refused with a sentence, and who is not of HR is refused", async () => {
  const answer = await page("?department=nowhere");
  expect([answer.status, Object.keys(answer.data.errors)]).toEqual([422, ["department"]]);
  expect((await visit(world, await makePerson(world.store), loader, "/hr/register/forecast")).status).toBe(403);
});

test("a large company is counted by a job, which finds the same and writes only what has changed", async () => {
  const { store } = world;
  const person = await makePerson(store, { staffNumber: "L", name: "Large", departmentId: "east" });
  const many = Array.from({ length: 2100 }, (_, n) => ({
    ...supervisor,
    certificationId: `c${n}`,
    personId: person.personId,
    sortKey: "l",
    departmentId: "east",
  }));
  await store.tx(async (w) => {
    for (let n = 0; n < many.length; n += 300)
      await w.insert(registerRows).values(
        many.slice(n, n + 300).map((row, i) => ({
          ...row,
          totalCount: 3,
          computedAt: world.now,
          ...(n + i < 7 ? certifiedUntil("2027-05-05") : { progress: "in-progress" as const, metCount: 0 }),
        })),
      );
  });
  const tree = await everyDepartment(store.read);
  expect(await expiringIn(store.read, tree, null, today)).toBeNull();
  expect((await page()).data.months).toBeNull();
  expect(await keepForecast(store, world.library.zone, world.now)).toBe(4);
  expect(await keepForecast(store, world.library.zone, world.now)).toBe(0);
  expect(await totals("")).toEqual({ "2026-11": 2, "2027-02": 3, "2027-05": 7, "2028-10": 1 });
  expect(await totals("?department=stores&tier=new-hire")).toEqual({ "2026-11": 2 });
  expect((await page()).data.countedAt).toContain("2026");
});

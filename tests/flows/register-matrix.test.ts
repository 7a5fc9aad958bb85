import { beforeAll, expect, test } from "vitest";
import { addDays } from "~/locale/day";
import type { Visitor } from "~/people/visitor";
import { loader } from "~/routes/hr.register_.matrix/route";
import { freshStore } from "../support/database";
import { sampleLibrary } from "../support/library";
import { makePerson } from "../support/people";
import { certifiedUntil, listAgain, listPerson, makeDepartment } from "../support/register";
import { visit, type World } from "../support/visit";

const today = "2026-11-21";
let world: World;
let hr: Visitor;
const page = (query = "", language?: "en" | "zh") => visit(world, hr, loader, `/hr/register/matrix${query}`, {}, language);
type Line = { staffNumber: string; cells: ({ standing: string; detail: string | null; to: string } | null)[] };
const cells = ({ data }: { data: { lines: Line[] } }) =>
  Object.fromEntries(data.lines.map(({ staffNumber, cells }) => [staffNumber, cells.map((cell) => cell?.standing ?? null)]));

beforeAll(async () => {
  const store = await freshStore();
  world = { store, library: await sampleLibrary(), now: new Date(`${today}T04:00:00Z`) };
  hr = await makePerson(store, { roles: ["hr"] });
  await makeDepartment(store, "stores", "Stores");
  await makeDepartment(store, "east", "East", "stores");
  const supervisor = { certificationId: "service-supervisor", tier: "supervisor" } as const;
  const ann = await listPerson(store, { staffNumber: "100", name: "Ann", departmentId: "east" }, certifiedUntil(addDays(today, 90)));
  await listAgain(store, ann, { ...supervisor, ...certifiedUntil(addDays(today, -40)) });
  await listPerson(store, { staffNumber: "101", name: "Ben", departmentId: "stores" }, certifiedUntil(addDays(today, -3)));
  await listPerson(store, { staffNumber: "102", name: "林悦", otherName: "Lin Yue", departmentId: "stores" }, { progress: "in-progress", metCount: 2 });
});

test("each person stands once, with a cell for each certification and nothing where nothing concerns them", async () => {
  const answer = await page();
  expect(answer.data.columns.map(({ id }: { id: string }) => id).slice(0, 2)).toEqual(["frontline-service", "service-supervisor"]);
  expect(cells(answer)).toMatchObject({ "100": ["certified", "lapsed"], "101": ["in-grace", null], "102": ["in-progress", null] });
  const [ann, , lin] = answer.data.lines as Line[];
  expect(ann!.cells[0]).toMatchObject({ detail: "until Fri 19 Feb 2027" });
  expect(lin!.cells[0]).toMatchObject({ detail: "2 of 3 met", to: expect.stringMatching(/^\/hr\/people\/\w+\/record$/) });
  expect((await page("", "zh")).data.lines[2]).toMatchObject({ name: "林悦", cells: [{ detail: "已达成2/3项" }, null] });
});

test("filters choose the people; only those of a tier or a certification also choose the columns", async () => {
  expect(cells(await page("?standing=lapsed"))).toMatchObject({ "100": ["certified", "lapsed"] });
  expect(cells(await page("?department=east"))).toMatchObject({ "100": ["certified", "lapsed"] });
  expect(cells(await page("?tier=supervisor"))).toEqual({ "100": ["lapsed"] });
  expect(cells(await page("?certification=frontline-service&q=ann"))).toEqual({ "100": ["certified"] });
  expect(cells(await page("?month=2027-02"))).toMatchObject({ "100": ["certified", "lapsed"] });
  expect((await page("?q=nobody")).data.lines).toEqual([]);
});

test("a filter that cannot be is refused with a sentence, and who is not of HR is refused", async () => {
  const answer = await page("?month=2027-13");
  expect([answer.status, answer.data.errors.month]).toEqual([422, "Enter a month such as 2026-11."]);
  expect((await visit(world, await makePerson(world.store), loader, "/hr/register/matrix")).status).toBe(403);
});

test("forward and back through many people everybody is met once, with all their cells", async () => {
  for (let n = 0; n < 120; n++) {
    const one = await listPerson(world.store, { staffNumber: `M${String(n).padStart(3, "0")}`, name: "Many" }, certifiedUntil(addDays(today, 100 + n)));
    if (n % 2) await listAgain(world.store, one, { certificationId: "service-supervisor", tier: "supervisor" });
  }
  const numbers = (lines: Line[]) => lines.map(({ staffNumber, cells }) => `${staffNumber} ${cells.filter(Boolean).length}`);
  const onwards: string[][] = [];
  let answer = (await page("?q=many")).data;
  for (;;) {
    onwards.push(numbers(answer.lines));
    if (!answer.next) break;
    answer = (await page(answer.next)).data;
  }
  expect(onwards.map(({ length }) => length)).toEqual([50, 50, 20]);
  expect(onwards.flat()).toEqual(Array.from({ length: 120 }, (_, n) => `M${String(n).padStart(3, "0")} ${n % 2 ? 2 : 1}`));
  const backwards = [numbers(answer.lines)];
  while (answer.previous) {
    answer = (await page(answer.previous)).data;
    backwards.unshift(numbers(answer.lines));
  }
  expect(backwards).toEqual(onwards);
});

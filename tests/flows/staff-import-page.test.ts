import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { cleanUp } from "~/people/clean-up.server";
import type { Visitor } from "~/people/visitor";
import * as slips from "~/routes/admin_.slips/route";
import * as list from "~/routes/hr.people/route";
import * as start from "~/routes/hr.people_.import/route";
import * as page from "~/routes/hr.people_.import_.$id/route";
import * as exportCsv from "~/routes/hr.people[.]csv/route";
import { auditEntries } from "~db/tables/audit";
import { people } from "~db/tables/people";
import { staffImportParts, staffImports } from "~db/tables/staff-imports";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";
import { post, upload, visit, type World } from "../support/visit";

type Shown = { status: string; rows: { staffNumber: string }[] };
let world: World;
let hr: Visitor;
beforeEach(async () => {
  const store = await freshStore();
  hr = await makePerson(store, { staffNumber: "100", roles: ["hr"], departmentId: "Office" });
  world = { store, library: smallLibrary(), now: new Date("2026-11-27T06:00:00Z") };
});

const handIn = async (text: string, more: Record<string, string> = {}, who = hr, language: "en" | "zh" = "en") =>
  upload(world, who, start.action, "/hr/people/import", { file: new File([text], "..\\folder/list.csv"), ...more }, {}, language);
const idOf = (location: string | null) => location!.split("/").at(-1)!;
const look = (id: string, who = hr, query = "", language: "en" | "zh" = "en") =>
  visit(world, who, page.loader, `/hr/people/import/${id}${query}`, { id }, language);
const send = (id: string, form: Record<string, string>, who = hr) => post(world, who, page.action, `/hr/people/import/${id}`, form, { id });
const count = async () => (await world.store.read.select().from(people)).length;

test("HR hands a list in, names its columns, sees what would change, writes it, and prints slips for the new ones", async () => {
  const { status, location } = await handIn("编号,称呼,名字,部门\n200,小陈,陈梅,Office\n201,小林,林悦,Office\n");
  expect([status, location]).toEqual([303, expect.stringMatching(/^\/hr\/people\/import\/\w+$/)]);
  const id = idOf(location);
  const columns = (await look(id)).data;
  expect(columns).toMatchObject({
    stage: "columns",
    fileName: "list.csv",
    columns: [{ field: "staffNumber" }, { field: null, sample: "小陈" }, { field: "name" }, { field: "department" }],
  });
  const twice = await send(id, { intent: "columns", "column-0": "staffNumber", "column-1": "name", "column-2": "name", "column-3": "department" });
  expect([twice.status, twice.data.errors.columns]).toEqual([422, "Two columns are to hold “Name”. Leave one out."]);
  expect((await look(id)).data.stage).toBe("columns");
  await send(id, { intent: "columns", "column-0": "staffNumber", "column-2": "name", "column-3": "department" });
  const preview = (await look(id)).data;
  expect(preview).toMatchObject({ stage: "preview", counts: { added: 2, refused: 0 }, ignored: ["称呼"] });
  expect(await count(), "nothing is written before it is confirmed").toBe(1);

  const both = await Promise.all([send(id, { intent: "write", seen: preview.print }), send(id, { intent: "write", seen: preview.print })]);
  expect(both.map((one) => [one.status, one.location])).toEqual(Array(2).fill([303, `/hr/people/import/${id}`]));
  expect(await count()).toBe(3);
  const done = (await look(id)).data;
  expect(done).toMatchObject({ stage: "written", counts: { added: 2 }, at: world.now.getTime() });
  expect(await world.store.read.select().from(staffImportParts), "the rows are kept no longer").toEqual([]);
  expect(await world.store.read.select().from(auditEntries).where(eq(auditEntries.act, "people.imported"))).toMatchObject([{ actorId: hr.personId }]);

  const sheet = (await visit(world, hr, slips.loader, `/admin/slips?added=${done.at}`)).data;
  expect(sheet.waiting.map(({ staffNumber, ticked }: { staffNumber: string; ticked: boolean }) => [staffNumber, ticked])).toEqual([
    ["200", true],
    ["201", true],
  ]);
  const printed = await post(world, hr, slips.action, "/admin/slips", { people: sheet.waiting[0].id });
  expect(printed.data.slips).toHaveLength(1);
  const rest = (await visit(world, hr, slips.loader, `/admin/slips?added=${done.at}`)).data;
  expect(
    rest.waiting.map(({ staffNumber }: { staffNumber: string }) => staffNumber),
    "who has a slip comes up no more",
  ).toEqual(["201"]);
});

test("a preview that is no longer true writes nothing and is shown anew; one with a refused row cannot be written", async () => {
  const id = idOf((await handIn("staff_number,name,department\n200,Ann,Office\n")).location);
  const { print } = (await look(id)).data;
  await makePerson(world.store, { staffNumber: "200", name: "Anna", departmentId: "Office" });
  const stale = await send(id, { intent: "write", seen: print });
  expect([stale.status, stale.data.stale]).toEqual([409, true]);
  expect((await look(id)).data).toMatchObject({
    counts: { added: 0, changed: 1 },
    sections: [{ status: "changed", rows: [{ row: 2, sentences: ["Name: Anna → Ann"] }] }],
  });
  expect((await world.store.read.select().from(people).where(eq(people.staffNumber, "200")))[0]!.name).toBe("Anna");

  const bad = idOf((await handIn("staff_number,name,department\n300,Ann,Office\n100,,Office\n")).location);
  const shown = (await look(bad, hr, "", "zh")).data;
  expect(shown.sections[0]).toMatchObject({ status: "refused", total: 1, rows: [{ row: 3, staffNumber: "100", sentences: ["姓名：没有填写。"] }] });
  expect((await send(bad, { intent: "write", seen: shown.print })).status).toBe(409);
  expect(await world.store.read.select().from(people).where(eq(people.staffNumber, "300"))).toEqual([]);
});

test("who would leave by a complete list is shown before anybody leaves, and never the one who imports", async () => {
  await makePerson(world.store, { staffNumber: "200", name: "Ann", departmentId: "Office" });
  const id = idOf((await handIn("staff_number,name,department\n300,Cy,Office\n", { complete: "yes" })).location);
  const { sections, print } = (await look(id)).data;
  expect(sections.map(({ status, rows }: Shown) => [status, rows.map(({ staffNumber }) => staffNumber)])).toEqual([
    ["deactivated", ["200"]],
    ["added", ["300"]],
    ["unchanged", ["100"]],
  ]);
  await send(id, { intent: "write", seen: print });
  const rows = await world.store.read.select({ number: people.staffNumber, active: people.active }).from(people).orderBy(people.staffNumber);
  expect(rows).toEqual([
    { number: "100", active: true },
    { number: "200", active: false },
    { number: "300", active: true },
  ]);
});

test("a list is seen only by who handed it in, goes with time, and what is no list is refused with a sentence", async () => {
  const other = await makePerson(world.store, { roles: ["hr"], departmentId: "Office" });
  const learner = await makePerson(world.store, { departmentId: "Office" });
  const id = idOf((await handIn("staff_number,name\n1,Ann\n")).location);
  expect((await look(id, other)).status).toBe(404);
  expect((await send(id, { intent: "write", seen: "" }, other)).status).toBe(404);
  for (const loader of [list.loader, start.loader, exportCsv.loader]) expect((await visit(world, learner, loader, "/hr/people")).status).toBe(403);
  expect((await handIn("staff_number\n1\n", {}, learner)).status).toBe(403);
  expect((await send(id, { intent: "else" })).status).toBe(400);

  expect((await handIn("")).data.errors.file).toBe("Choose a file.");
  expect((await handIn('staff_number,name\n1,"Ann\n', {}, hr, "zh")).data.errors.file).toContain("第2行第2列");
  expect((await handIn("x".repeat(8_000_001))).data.errors.file).toBe("The file is larger than 8 MB.");

  await cleanUp(world.store, new Date(world.now.getTime() + 25 * 3_600_000));
  expect(await world.store.read.select().from(staffImports)).toEqual([]);
  expect((await look(id)).status).toBe(404);
});

test("HR looks people up and takes them all away as a file, which is noted", async () => {
  await makePerson(world.store, { staffNumber: "200", name: "陈梅", departmentId: "Office" });
  const shown = (await visit(world, hr, list.loader, "/hr/people?q=chenmei")).data;
  expect(shown.people.map(({ staffNumber }: { staffNumber: string }) => staffNumber)).toEqual(["200"]);
  const { data, headers } = await visit(world, hr, exportCsv.loader, "/hr/people.csv");
  expect(headers.get("Content-Disposition")).toBe('attachment; filename="people-2026-11-27.csv"');
  expect(data.split("\r\n").slice(1, 3)).toEqual(["100,Person 100,,,,Office,,,,,,,yes", "200,陈梅,,,,Office,,,,,,,yes"]);
  expect(await world.store.read.select().from(auditEntries).where(eq(auditEntries.act, "people.exported"))).toMatchObject([{ actorId: hr.personId }]);
});

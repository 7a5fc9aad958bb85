import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { addDays } from "~/locale/day";
import { everyDepartment } from "~/people/departments.server";
import type { Visitor } from "~/people/visitor";
import { csvColumns } from "~/register/csv";
import { exportRegister } from "~/register/export.server";
import { noFilters } from "~/register/filters";
import { action, loader } from "~/routes/hr.register/route";
import { loader as filesLoader } from "~/routes/hr.register_.exports/route";
import { loader as csvLoader } from "~/routes/hr.register[.]csv/route";
import { loader as xlsxLoader } from "~/routes/hr.register[.]xlsx/route";
import { readFirstSheet } from "~/sheets/spreadsheet";
import { auditEntries, auditValues } from "~db/tables/audit";
import { groupMemberships, groups } from "~db/tables/people";
import { freshStore } from "../support/database";
import { sampleLibrary } from "../support/library";
import { makePerson } from "../support/people";
import { certifiedUntil, listAgain, listPerson, makeDepartment } from "../support/register";
import { post, visit, type World } from "../support/visit";

const today = "2026-11-21";
let world: World;
let hr: Visitor;
const page = (query = "", language?: "en" | "zh") => visit(world, hr, loader, `/hr/register${query}`, {}, language);
const names = async (query: string) => (await page(query)).data.rows.map((row: { staffNumber: string }) => row.staffNumber);

beforeAll(async () => {
  const store = await freshStore();
  world = { store, library: await sampleLibrary(), now: new Date(`${today}T04:00:00Z`) };
  hr = await makePerson(store, { roles: ["hr"] });
  await makeDepartment(store, "stores", "门店部");
  await makeDepartment(store, "stores-east", "东区", "stores");
  await makeDepartment(store, "stores-west", "西区", "stores");
  await makeDepartment(store, "repairs", "Repairs");
  const person = (staffNumber: string, name: string, otherName: string | null, departmentId: string) => ({ staffNumber, name, otherName, departmentId });
  await listPerson(store, { ...person("100", "欧阳婧", "Ouyang Jing", "stores-east"), site: "上海 1店" }, certifiedUntil(addDays(today, 61)));
  await listPerson(store, person("101", "单秋禾", null, "stores-east"), certifiedUntil(addDays(today, 60)));
  const chen = await listPerson(store, person("102", "陈𬱖", null, "stores-west"), certifiedUntil(today));
  await listPerson(store, person("103", "Anne-Marie O'Connell", null, "stores"), certifiedUntil(addDays(today, -1)));
  const lv = await listPerson(store, person("104", "吕思源", "Lü Siyuan", "repairs"), certifiedUntil(addDays(today, -30)));
  await listPerson(store, person("105", "王静", null, "repairs"), certifiedUntil(addDays(today, -31)));
  const left = await listPerson(store, person("106", "王静", null, "stores-west"), { progress: "not-started", metCount: 0 });
  await listPerson(store, person("107", "𠮷野", null, "stores-west"), { progress: "in-progress", metCount: 2 });
  const trainer = await makePerson(store, { staffNumber: "T-9", name: "Tina Trainer", roles: ["trainer"] });
  const inGroup = (personId: string, part: "member" | "trainer", untilOn: string | null = null) => ({
    groupId: "group",
    personId,
    part,
    fromOn: "2026-01-01",
    untilOn,
  });
  await store.tx(async (w) => {
    await w.insert(groups).values({ id: "group", name: "Group", sortKey: "group", createdAt: world.now });
    await w.insert(groupMemberships).values([inGroup(trainer.personId, "trainer"), inGroup(chen.personId, "member"), inGroup(lv.personId, "member", today)]);
    await w.insert(groupMemberships).values(inGroup(left.personId, "member", "2026-11-20"));
  });
  await listAgain(store, lv, { certificationId: "service-supervisor", tier: "supervisor", progress: "not-started" });
  await listPerson(store, { ...person("108", "Gone Away", null, "repairs"), active: false }, certifiedUntil(addDays(today, 200)));
});

test("the register lists everybody once per certification, in the order of their names, and nobody who has left", async () => {
  expect(await names("")).toEqual(["103", "102", "104", "104", "100", "101", "105", "106", "107"]);
});

test.each([
  ["certified", ["100"]],
  ["renewal-due", ["102", "101"]],
  ["in-grace", ["103", "104"]],
  ["lapsed", ["105"]],
  ["not-started", ["104", "106"]],
  ["in-progress", ["107"]],
])("standing %s is the day's own", async (standing, expected) => {
  expect(await names(`?standing=${standing}`)).toEqual(expected);
  const { data } = await page(`?standing=${standing}`);
  expect(data.rows.map((row: { standing: string }) => row.standing)).toEqual(expected.map(() => standing));
});

test.each([
  ["ouyang", ["100"]],
  ["阳婧", ["100"]],
  ["oyj", ["100"]],
  ["shan", ["101"]],
  ["𬱖", ["102"]],
  ["O’Connell", ["103"]],
  ["lv", ["104", "104"]],
  ["wang jing", ["105", "106"]],
  ["王静", ["105", "106"]],
  ["jing wang 106", ["106"]],
  ["10", ["103", "102", "104", "104", "100", "101", "105", "106", "107"]],
  ["𠮷", ["107"]],
  ["%", ["103", "102", "104", "104", "100", "101", "105", "106", "107"]],
  ["nobody", []],
])("search by %s finds %j", async (typed, expected) => {
  expect((await names(`?q=${encodeURIComponent(typed)}`)).sort()).toEqual([...expected].sort());
});

test("filters work together, and a department includes those below it", async () => {
  expect((await names("?department=stores")).sort()).toEqual(["100", "101", "102", "103", "106", "107"]);
  expect(await names("?department=stores-west&standing=not-started")).toEqual(["106"]);
  expect(await names("?department=stores&q=wang")).toEqual(["106"]);
  expect(await names("?tier=supervisor")).toEqual(["104"]);
  expect(await names("?tier=new-hire&q=lu")).toEqual(["104"]);
  expect(await names("?certification=frontline-service&standing=in-grace&department=repairs")).toEqual(["104"]);
});

test("a site, a trainer and the days to come narrow the list, alone and together", async () => {
  expect(await names(`?site=${encodeURIComponent("上海 1店")}`)).toEqual(["100"]);
  expect(await names("?within=60")).toEqual(["102", "101"]);
  expect(await names("?within=0")).toEqual(["102"]);
  expect(await names("?trainer=T-9")).toEqual(["102", "104", "104"]);
  expect(await names("?trainer=T-9&within=30&department=stores")).toEqual(["102"]);
  const { data } = await page("?trainer=T-9");
  expect(data.query).toBe("?trainer=T-9");
  expect(data.choices.site).toEqual([{ value: "上海 1店", label: "上海 1店" }]);
  expect(data.choices.trainer).toEqual([{ value: "T-9", label: "Tina Trainer" }]);
});

test("each row says why, in the reader's language", async () => {
  const why = async (language: "en" | "zh") =>
    Object.fromEntries((await page("", language)).data.rows.map((row: { staffNumber: string; why: string }) => [row.staffNumber, row.why]));
  expect(await why("en")).toMatchObject({ "103": "In grace until Sun 20 Dec 2026", "105": "Not renewed by Fri 20 Nov 2026", "107": "2 of 3 requirements met" });
  expect((await why("zh"))["107"]).toBe("已达成2项要求，共3项");
});

test("the line above the list counts people, what is valid, and what expires soon", async () => {
  expect((await page()).data.summary).toBe("9 people · 40% of certifications valid · 1 expires within 30 days");
});

test.each([
  "?department=nowhere",
  "?tier=boss",
  "?standing=maybe",
  "?certification=x",
  "?standing=lapsed&standing=certified",
  "?after=x",
  "?site=Atlantis",
  "?trainer=100",
  "?trainer=nobody",
  "?within=-1",
  "?within=1.5",
  "?within=soon",
  "?within=3661",
  "?department=%00",
  `?q=${"x".repeat(101)}`,
])("a filter that cannot be is refused with a sentence: %s", async (query) => {
  const answer = await page(query);
  expect(answer.status).toBe(422);
  expect(Object.values(answer.data.errors).join(" ")).toMatch(/\w/);
  expect(answer.data.rows).toEqual([]);
  expect((await visit(world, hr, csvLoader, `/hr/register.csv${query}`)).status).toBe(422);
});

test("odd characters in a search find nobody, and break nothing", async () => {
  for (const q of ["%00", "%ED%A0%80", "'\"--", "%F0%AB%B1%96%00", "\\%_"]) expect((await page(`?q=${q}`)).status).toBe(200);
});

test("who is not of HR sees neither page nor file", async () => {
  const learner = await makePerson(world.store);
  for (const call of [loader, csvLoader]) expect((await visit(world, learner, call, "/hr/register")).status).toBe(403);
});

test("the file holds the same rows in the columns that other programs rely on, and nothing that could run as a formula", async () => {
  const store = await freshStore();
  const there: World = { ...world, store };
  const reader = await makePerson(store, { roles: ["hr"] });
  await makeDepartment(store, "stores", "Stores");
  await makeDepartment(store, "east", "East", "stores");
  await listPerson(store, { staffNumber: "100", name: "欧阳婧", otherName: 'Ouyang, "Jing"', departmentId: "east" }, certifiedUntil("2027-01-21"));
  await listPerson(store, { staffNumber: "+7", name: "=cmd|'/c calc'!A1", otherName: "@x", departmentId: "stores" });
  await listPerson(store, { staffNumber: "-8", name: "Zed", departmentId: "stores" });
  const answer = await visit(there, reader, csvLoader, "/hr/register.csv?tier=new-hire");
  expect(answer.headers.get("Content-Type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("Content-Disposition")).toBe('attachment; filename="register-2026-11-21.csv"');
  const lines = [
    "staff_number,name,other_name,department,tier,certification,standing,issued,expires",
    "'+7,'=cmd|'/c calc'!A1,'@x,Stores,new-hire,frontline-service,in-progress,,",
    '100,欧阳婧,"Ouyang, ""Jing""",Stores/East,new-hire,frontline-service,certified,2026-01-21,2027-01-21',
    "'-8,Zed,,Stores,new-hire,frontline-service,in-progress,,",
  ];
  expect(answer.data).toBe(`${lines.join("\r\n")}\r\n`); // text() takes the byte-order mark away
  const [entry] = await store.read
    .select()
    .from(auditEntries)
    .innerJoin(auditValues, eq(auditValues.entryId, auditEntries.id))
    .where(eq(auditEntries.act, "register.exported"));
  expect(entry!.audit_entries.actorId).toBe(reader.personId);
  expect(entry!.audit_values.values).toMatchObject({ format: "csv", filters: { ...noFilters, tier: "new-hire" } });
  const [end] = await store.read
    .select()
    .from(auditEntries)
    .innerJoin(auditValues, eq(auditValues.entryId, auditEntries.id))
    .where(eq(auditEntries.act, "register.export-ended"));
  const size = Buffer.byteLength(answer.data) + 3;
  expect(end!.audit_values.values).toMatchObject({ filters: { ...noFilters, tier: "new-hire" }, rows: 3, bytes: size, outcome: "whole" });
  const listed = (await visit(there, reader, filesLoader, "/hr/register/exports")).data.files;
  expect(listed).toMatchObject([{ format: "csv", query: "?tier=new-hire", rows: 3, bytes: size, state: "whole" }]);
});

test("the file begins with the mark by which spreadsheets know UTF-8", async () => {
  const stream = await exportRegister(
    world.store,
    { format: "csv", library: world.library, filters: noFilters, tree: await everyDepartment(world.store.read), today, byPersonId: hr.personId },
    world.now,
  );
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(Buffer.from(bytes).toString("utf8").match(/\r\n/g)).toHaveLength(10);
});

test("the spreadsheet holds the same rows as texts, read back as they are", async () => {
  const stream = await exportRegister(world.store, { ...(await asking("xlsx")), filters: { ...noFilters, department: "stores" } }, world.now);
  const rows = readFirstSheet(Buffer.from(await new Response(stream).arrayBuffer()));
  expect(rows).toHaveLength(7);
  expect(rows[0]!.cells.map(({ text }) => text)).toEqual([...csvColumns]);
  expect(
    rows
      .find(({ cells }) => cells[0]!.text === "102")!
      .cells.map(({ text }) => text)
      .slice(0, 2),
  ).toEqual(["102", "陈𬱖"]);
  expect((await visit(world, hr, xlsxLoader, "/hr/register.xlsx?tier=boss")).status).toBe(422);
});

test("a file that is given up is listed as broken off, with the rows that were sent, and a spreadsheet of it does not open", async () => {
  const stream = await exportRegister(world.store, await asking("xlsx"), new Date(world.now.getTime() + 60_000));
  const reader = stream.getReader();
  const pieces = [(await reader.read()).value!, (await reader.read()).value!];
  await reader.cancel();
  expect(() => readFirstSheet(Buffer.concat(pieces))).toThrow();
  const [listed] = (await visit(world, hr, filesLoader, "/hr/register/exports")).data.files;
  expect(listed).toMatchObject({ state: "broken-off", format: "xlsx" });
});

const asking = async (format: "csv" | "xlsx") => ({
  ...{ format, library: world.library, filters: noFilters, today, byPersonId: hr.personId },
  tree: await everyDepartment(world.store.read),
});

test("a view is kept under a name for its owner alone, may open first, and is let go again", async () => {
  const me = await makePerson(world.store, { roles: ["hr"] });
  const mine = (query = "", visitor = me) => visit(world, visitor, loader, `/hr/register${query}`);
  const act = (query: string, form: Record<string, string>) => post(world, me, action, `/hr/register${query}`, form);
  const query = "?department=stores&standing=certified&columns=number&columns=expires";
  expect(await act(query, { intent: "save", name: "Stores", first: "yes" })).toMatchObject({ status: 303, location: `/hr/register${query}` });
  expect(await act("?q=wang", { intent: "save", name: "Wang", first: "yes" })).toMatchObject({ status: 303 });
  expect((await mine("?q=")).data.views).toMatchObject([
    { name: "Stores", query, opensFirst: false },
    { name: "Wang", query: "?q=wang", opensFirst: true },
  ]);
  expect(await mine()).toMatchObject({ status: 302, location: "/hr/register?q=wang" });
  expect((await mine("", hr)).data.views).toEqual([]);
  expect((await mine(query)).data).toMatchObject({ columns: ["number", "expires"], query });
  const [stores, wang] = (await mine("?q=")).data.views;
  await post(world, hr, action, "/hr/register", { intent: "delete", id: stores.id });
  expect((await mine("?q=")).data.views).toHaveLength(2);
  expect(await act("", { intent: "delete", id: wang.id })).toMatchObject({ status: 303 });
  expect((await mine()).data.views).toMatchObject([{ name: "Stores" }]);
  expect(await act(query, { intent: "save", name: " " })).toMatchObject({ status: 422, data: { errors: { name: "Please fill this in." } } });
  expect((await act("?tier=boss", { intent: "save", name: "x" })).status).toBe(422);
  expect((await act("", { intent: "explode" })).status).toBe(400);
  expect((await mine("?columns=shoe-size")).status).toBe(422);
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc, eq, isNull } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { runVerb } from "~/cli/run-verb";
import { verbs } from "~/cli/verbs";
import { catalogues } from "~/locale/catalogues";
import { findPeople } from "~/people/search.server";
import { beginSession, visitorOf } from "~/people/sessions.server";
import { exportStaffCsv, exportStaffXlsx } from "~/people/staff-export.server";
import { importList } from "~/people/staff-import.server";
import { readStaffList } from "~/people/staff-list.server";
import { reportOf } from "~/people/staff-report";
import type { Settings } from "~db/settings";
import type { Store } from "~db/store";
import { auditEntries } from "~db/tables/audit";
import { departments, groupMemberships, groups, people, roles } from "~db/tables/people";
import { freshStore, settingsForTests } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";

const folder = mkdtempSync(join(tmpdir(), "rung-people-"));
afterAll(() => rmSync(folder, { recursive: true }));
let store: Store;
let settings: Settings;
beforeEach(async () => {
  store = await freshStore();
  settings = settingsForTests(store);
});

async function rung(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runVerb(verbs, args, { out: (line) => out.push(line), err: (line) => err.push(line) }, () => settings);
  return { code, out: out.join("\n"), err: err.join("\n") };
}
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
/** Without a command, so that nothing has to be compiled. */
async function imported(content: string | Buffer, complete = false) {
  const list = await readStaffList(Buffer.from(content as string));
  const { outcome, plan } = await importList(store, smallLibrary(), list, { complete, byPersonId: null, grants: [], fileName: "list.csv" }, new Date());
  return { outcome, report: reportOf(plan, catalogues.en.staffList) };
}
const everybody = () => store.read.select().from(people).orderBy(asc(people.staffNumber));

const list = `工号,姓名,英文名,部门,上级工号,班组,入职日期,手机
1002,林悦,Lin Yue,门店/东区,1001,早班,2026-11-02,138 0000 0002
1001,陈梅,,门店/东区,,,2025-01-15,
`;

describe("a staff list", () => {
  test("brings in people, their managers in any order, departments and groups; the same list again changes nothing", async () => {
    const first = await imported(list);
    expect(first).toEqual({
      outcome: "written",
      report: {
        ...{ added: 2, changed: 0, unchanged: 0, deactivated: 0, refused: 0 },
        rows: [
          { row: 2, staffNumber: "1002", status: "added", reason: null },
          { row: 3, staffNumber: "1001", status: "added", reason: null },
        ],
      },
    });
    const [chen, lin] = await everybody();
    expect(lin).toMatchObject({ name: "林悦", otherName: "Lin Yue", mobile: "13800000002", hiredOn: "2026-11-02", managerId: chen!.id, active: true });
    const made = await store.read.select().from(departments).orderBy(asc(departments.createdAt), asc(departments.name));
    const east = made.find(({ name }) => name === "东区")!;
    expect([made.length, east.parentId, chen!.departmentId]).toEqual([2, made.find(({ name }) => name === "门店")!.id, east.id]);
    expect(await store.read.select({ personId: groupMemberships.personId, part: groupMemberships.part }).from(groupMemberships)).toEqual([
      { personId: lin!.id, part: "member" },
    ]);
    expect((await findPeople(store.read, "linyue")).map(({ staffNumber }) => staffNumber)).toEqual(["1002"]);
    const acts = (await store.read.select({ act: auditEntries.act }).from(auditEntries)).map(({ act }) => act).sort();
    expect(acts).toEqual([...["departments.added", "departments.added", "groups.added", "groups.joined", "people.added", "people.added", "people.imported"]]);

    const again = await imported(list);
    expect(again).toMatchObject({ outcome: "written", report: { added: 0, changed: 0, unchanged: 2 } });
    expect(await everybody()).toEqual([chen, lin]);
  });

  test("a row that cannot be taken is told by row and column, and nothing of the list is written", async () => {
    const { outcome, report } = await imported("staff_number,name,department,hired_on\n1,Ann,Office,2026-01-05\n2,=1+1,Office,31.02.2026\n");
    expect(outcome).toBe("refused");
    expect(report).toMatchObject({
      refused: 1,
      rows: [
        { row: 2, status: "added" },
        { row: 3, staffNumber: "2", status: "refused", reason: "Hired on: “31.02.2026” is no day. Write it as 2026-11-27." },
      ],
    });
    expect(await everybody()).toEqual([]);
    expect(await store.read.select().from(departments)).toEqual([]);
  });

  test("a complete list closes the accounts of who is missing, at once, and keeps their records", async () => {
    await makePerson(store, { staffNumber: "9000", roles: ["admin"] });
    const gone = await makePerson(store, { staffNumber: "9001", email: "gone@x.cn", roles: ["trainer"] });
    const stays = await makePerson(store, { staffNumber: "9002" });
    const now = new Date();
    const token = await store.tx((w) => beginSession(w, { personId: gone.personId, userAgent: "", address: "" }, now));
    const complete = "staff_number,name\n9002,Person 9002\n";

    expect((await imported(complete, true)).report).toEqual({
      ...{ added: 0, changed: 0, unchanged: 2, deactivated: 1, refused: 0 },
      rows: [
        { row: 2, staffNumber: "9002", status: "unchanged", reason: null },
        { row: null, staffNumber: "9000", status: "unchanged", reason: expect.stringContaining("no other administrator would be left") },
        { row: null, staffNumber: "9001", status: "deactivated", reason: "Not in the complete list." },
      ],
    });
    expect((await everybody()).map(({ staffNumber, active, email }) => [staffNumber, active, email])).toEqual([
      ["9000", true, null],
      ["9001", false, "gone@x.cn"],
      ["9002", true, null],
    ]);
    expect(await visitorOf(store, token, now), "signed out at once").toBeNull();
    expect(stays.personId).toBeTruthy();

    const back = await imported("staff_number,active\n9001,yes\n");
    expect(back.report.rows).toEqual([{ row: 2, staffNumber: "9001", status: "changed", reason: expect.stringContaining("without these roles: trainer") }]);
    expect((await everybody())[1]).toMatchObject({ id: gone.personId, active: true });
    expect(await store.read.select().from(roles).where(isNull(roles.endedAt))).toMatchObject([{ role: "admin" }]);
  });

  test("of two imports of the same list at the same moment one adds everybody and the other finds them there", async () => {
    const two = await Promise.all([imported(list), imported(list)]);
    expect(two.map(({ report }) => report.added + report.unchanged)).toEqual([2, 2]);
    expect(await everybody()).toHaveLength(2);
    expect(await store.read.select().from(departments)).toHaveLength(2);
  });

  test("addresses are swapped, names are changed, and both are found and told from what to what", async () => {
    const ann = await makePerson(store, { staffNumber: "1", name: "Ann", email: "a@x.cn" });
    await makePerson(store, { staffNumber: "2", name: "Bob", email: "b@x.cn" });
    const { report } = await imported("staff_number,name,email\n1,Anne Smith,b@x.cn\n2,Bob,a@x.cn\n");
    expect(report.rows[0]).toEqual({ row: 2, staffNumber: "1", status: "changed", reason: "Name: Ann → Anne Smith E-mail: a@x.cn → b@x.cn" });
    expect((await everybody()).map(({ email }) => email)).toEqual(["b@x.cn", "a@x.cn"]);
    expect((await findPeople(store.read, "smith")).map(({ id }) => id)).toEqual([ann.personId]);
  });

  test("our own export is read back without a change, as CSV and as a spreadsheet, formulas and odd names included", async () => {
    await oddPeople();
    const exporting = { byPersonId: null, today: "2026-11-27" };
    const csv = Buffer.from(await new Response(await exportStaffCsv(store, exporting, new Date())).arrayBuffer());
    const headings = "staff_number,name,other_name,email,mobile,department,manager_staff_number,site,position,hired_on,language,groups,active";
    expect(csv.toString().split("\r\n")[0]).toBe(`\ufeff${headings}`);
    for (const bytes of [csv, Buffer.from(await exportStaffXlsx(store, exporting, new Date()))]) {
      const { report } = await imported(bytes, true);
      expect(report.rows.map(({ staffNumber, status, reason }) => [staffNumber, status, reason])).toEqual(
        ["1", "2", "3"].map((number) => [number, "unchanged", null]),
      );
    }
    expect(await store.read.select().from(auditEntries).where(eq(auditEntries.act, "people.exported"))).toHaveLength(2);
  });
});

async function oddPeople() {
  const now = new Date("2026-01-01T00:00:00Z");
  await store.tx(async (w) => {
    await w.insert(departments).values([
      { id: "a", name: "R/D", otherName: "研发", sortKey: "a", createdAt: now },
      { id: "b", parentId: "a", name: "Lab; one", otherName: null, sortKey: "b", createdAt: now },
      { id: "c", parentId: "a", name: "Lab; one", otherName: null, sortKey: "c", createdAt: now, endedAt: now },
    ]);
    await w.insert(groups).values([
      { id: "g1", name: "A; B", otherName: null, sortKey: "a", createdAt: now },
      { id: "g2", name: "Same", otherName: null, sortKey: "b", createdAt: now },
      { id: "g3", name: "Same", otherName: null, sortKey: "c", createdAt: now },
    ]);
  });
  const odd = await makePerson(store, { staffNumber: "1", name: "=cmd|'/c calc'!A1", otherName: "'@x", mobile: "+8613800000000", departmentId: "b" });
  const left = await makePerson(store, {
    staffNumber: "2",
    name: 'A “quoted”, "name"',
    departmentId: "c",
    hiredOn: "2026-02-28",
    language: "zh",
    site: "-1",
    active: false,
  });
  await makePerson(store, { staffNumber: "3", managerId: left.personId, departmentId: "a", position: "+1  +2" });
  const member = { personId: odd.personId, part: "member" as const, fromOn: "2026-01-01" };
  await store.tx(async (w) => void (await w.insert(groupMemberships).values(["g1", "g3"].map((groupId) => ({ groupId, ...member })))));
}

describe("rung import-people and export-people", () => {
  test("a dry run writes nothing; a refused row or a file that cannot be read gives exit code 1, told by its row; an export is read back", async () => {
    const path = file("list.csv", list);
    const dry = await rung("import-people", path, "--dry-run", "--json");
    expect([dry.code, JSON.parse(dry.out)]).toMatchObject([
      0,
      { added: 2, refused: 0, rows: [{ row: 2, staffNumber: "1002", status: "added", reason: null }, {}] },
    ]);
    expect(await everybody()).toEqual([]);
    const { code, out } = await rung("import-people", path);
    expect([code, out.split("\n").at(-1)]).toEqual([0, "Written: 2 added, 0 changed, 0 unchanged, 0 closed, 0 refused."]);

    const refused = await rung("import-people", file("bad.csv", "staff_number,hired_on\n1001,31.02.\n"), "--json");
    expect([refused.code, JSON.parse(refused.out)]).toMatchObject([1, { refused: 1, rows: [{ row: 2, staffNumber: "1001", status: "refused" }] }]);
    const broken = await rung("import-people", file("broken.csv", 'staff_number,name\n1,"Ann\n2,Bob\n'), "--json");
    expect([broken.code, JSON.parse(broken.out)]).toEqual([
      1,
      {
        ...{ added: 0, changed: 0, unchanged: 0, deactivated: 0, refused: 1 },
        rows: [{ row: 2, staffNumber: "", status: "refused", reason: expect.stringContaining("In row 2, column 2") }],
      },
    ]);
    expect((await rung("import-people", file("none.csv", "name\nAnn\n"))).err).toContain("No column is headed as the staff number");
    expect((await rung("import-people", join(folder, "missing.csv"))).err).toContain("there is no such file");
    for (const args of [[], ["list.csv", "--sure"], ["--json"]]) expect((await rung("import-people", ...args)).code).toBe(2);

    expect((await rung("export-people", join(folder, "all.csv"))).code).toBe(0);
    const again = await rung("import-people", join(folder, "all.csv"), "--complete", "--json");
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, changed: 0, unchanged: 2, deactivated: 0, refused: 0 });
  });
});

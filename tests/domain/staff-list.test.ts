import { describe, expect, test } from "vitest";
import { catalogues } from "~/locale/catalogues";
import { DepartmentTree } from "~/people/department-tree";
import { mappingFault, staffHeadings } from "~/people/staff-columns";
import type { Known, KnownPerson } from "~/people/staff-known";
import { readList } from "~/people/staff-list";
import { candidatesOf } from "~/people/staff-list.server";
import { type Plan, type Planning, planStaff } from "~/people/staff-plan";
import { reportOf } from "~/people/staff-report";
import { csvLines } from "~/sheets/csv";
import { asWritten, withoutFormula } from "~/sheets/formulas";
import { Unreadable } from "~/sheets/unreadable";
import { makeSheet } from "../support/zip";

const words = catalogues.en.staffList;

function finish<T>(steps: Generator<void, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

const read = (text: string | Buffer) => readList(Buffer.from(text as string));
const people = (text: string | Buffer) => finish(candidatesOf(read(text)));
const whyNot = (text: string | Buffer): string => {
  try {
    read(text);
    return "read";
  } catch (error) {
    if (error instanceof Unreadable) return words.unreadable[error.why as keyof typeof words.unreadable](error.value);
    throw error;
  }
};

const stores = { id: "d1", parentId: null, name: "Stores", otherName: "门店" };
const east = { id: "d2", parentId: "d1", name: "East", otherName: "东区" };
const office = { id: "d3", parentId: null, name: "Office", otherName: null };
const somebody = (staffNumber: string, more: Partial<KnownPerson> = {}): KnownPerson => ({
  ...{ id: `id-${staffNumber}`, staffNumber, name: `Person ${staffNumber}`, otherName: null, email: null, mobile: null, departmentId: "d2" },
  ...{ managerId: null, site: null, position: null, hiredOn: null, language: null, active: true, roles: [], groupIds: [] },
  ...more,
});
function company(...list: KnownPerson[]): Known {
  const tree = new DepartmentTree([stores, east, office]);
  return { people: new Map(list.map((one) => [one.staffNumber, one])), open: tree, ever: tree, groups: [{ id: "g1", name: "Team A", otherName: "甲组" }] };
}
const plan = (text: string | Buffer, known = company(), planning: Partial<Planning> = {}): Plan =>
  finish(planStaff(people(text), known, { complete: false, byPersonId: null, grants: [], ...planning }));
const told = (text: string, known = company(), planning: Partial<Planning> = {}) =>
  reportOf(plan(text, known, planning), words).rows.map(({ row, staffNumber, status, reason }) => [row, staffNumber, status, reason]);

describe("a list is read", () => {
  const zh = "工号,姓名,部门,入职日期,在职\n1001,陈梅,门店/东区,2026-03-01,是\n";
  const gb = Buffer.from("b9a4bac52cd0d5c3fb2cb2bfc3c50a313030312cb3c2c3b72cc3c5b5ea2fb6abc7f80a", "hex");

  test.each([
    ["commas", "staff_number,name,department\n1001,Chen Mei,Stores/East\n"],
    ["semicolons", "staff_number;name;department\r\n1001;Chen Mei;Stores/East\r\n"],
    ["tabs", "staff_number\tname\tdepartment\n1001\tChen Mei\tStores/East"],
    ["a sign that is named first", "sep=;\nstaff_number;name;department\n1001;Chen Mei;Stores/East"],
    ["quotes", '"staff_number","name","department"\n"1001","Chen Mei","Stores/East"\n'],
    ["a title above the headings", "Staff of 2026\n\nstaff_number,name,department\n1001,Chen Mei,Stores/East\n"],
  ])("cut by %s", (_, text) => {
    expect(people(text)).toMatchObject([{ staffNumber: "1001", values: { name: "Chen Mei", department: ["Stores", "East"] }, faults: [] }]);
  });

  test.each([
    ["UTF-8", Buffer.from(zh)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${zh}`)],
    ["UTF-16 with a mark", Buffer.from(`\ufeff${zh}`, "utf16le")],
    [
      "a spreadsheet",
      makeSheet([
        ["工号", "姓名", "部门", "入职日期", "在职"],
        [1001, "陈梅", "门店/东区", 46082, "是"],
      ]),
    ],
  ])("with Chinese headings, from %s", (_, bytes) => {
    expect(people(bytes)).toMatchObject([
      { row: 2, staffNumber: "1001", values: { name: "陈梅", department: ["门店", "东区"], hiredOn: "2026-03-01", active: true }, faults: [] },
    ]);
  });

  test("from GB18030", () => {
    expect(people(gb)).toMatchObject([{ staffNumber: "1001", values: { name: "陈梅", department: ["门店", "东区"] }, faults: [] }]);
  });

  test("a cell that a spreadsheet shows as a date is that day, whichever year it counts from", () => {
    const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`;
    const sheet = makeSheet(
      [
        ["staff_number", "hired_on"],
        ["1001", 46082],
      ],
      [{ name: "xl/styles.xml", content: styles }],
    );
    expect(people(sheet)[0]!.values.hiredOn).toBe("2026-03-01");
  });

  test("the headings people use are guessed, what nobody knows is left out, and two of a kind or no number are faults", () => {
    expect(staffHeadings.guess(["Employee No.", "Full Name", "E-Mail", "Shoe size", "手机号码", "直属上级工号", "Name"])).toEqual([
      ...["staffNumber", "name", "email", null, "mobile", "manager", null],
    ]);
    expect(mappingFault(["name", "email"])).toEqual({ why: "noNumber" });
    expect(mappingFault(["staffNumber", "name", "name"])).toEqual({ why: "twice", field: "name" });
  });

  test("a name that looks like a formula is kept as a text, and comes out of an export as it went in", () => {
    const names = ["=HYPERLINK(1)", "+1", "-x", "@sum", "'=1", "''=1", "O'Neil", "'tis", "＝1"];
    const list = csvLines([["staff_number", "name"], ...names.map((name, place) => [`${place}`, name])]);
    expect(people(list).map(({ values }) => values.name)).toEqual(names);
    expect(list).not.toMatch(/(^|,)"?[=+@-]/m);
    for (const name of names) expect(asWritten(withoutFormula(name))).toBe(name);
  });
});

describe("a file of which nothing can be taken says why and where", () => {
  test.each([
    ["a quote that is never closed", 'staff_number,name\n1,"Ann\n2,Bob\n', "In row 2, column 2, a quotation mark opens"],
    ["text behind a closing quote", 'staff_number,name\n1,Ann\n2,"Bob" B\n', "In row 3, column 2, a quotation mark opens"],
    ["nothing", "", "There is nobody in this file."],
    ["headings alone", "staff_number,name\n", "There is nobody in this file."],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d49484452000000ff", "hex"), "The file's characters cannot be read."],
    ["an old spreadsheet", Buffer.from("d0cf11e0a1b11ae1", "hex"), "This is an old Excel file"],
    ["an archive of something else", Buffer.from("504b0304", "hex"), "The file is damaged"],
  ])("%s", (_, content, sentence) => {
    expect(whyNot(content)).toContain(sentence);
  });

  test("lines in two encodings, by the line", () => {
    const mixed = Buffer.concat([Buffer.from("工号,姓名\n1,陈梅\n2,"), Buffer.from([0xcd, 0xf5, 0xce, 0xb0]), Buffer.from("\n3,李强\n")]);
    expect(whyNot(mixed)).toContain("from line 3 on");
  });

  test("more than 100,000 rows are refused without reading on: what is wrong further down is not looked at", () => {
    expect(whyNot(`staff_number,name\n${"1,Ann\n".repeat(200_000)}2,"Bob`)).toContain("more than 100,000 rows");
  });

  test("an archive that unpacks to gigabytes is refused, whatever it says of itself", () => {
    const zeros = { name: "xl/sharedStrings.xml", content: Buffer.alloc(120_000_000), said: 10 };
    expect(whyNot(makeSheet([["staff_number"], ["1"]], [zeros]))).toContain("far larger than any staff list");
  });
});

describe("a row says what is wrong with it", () => {
  test.each([
    ["hired_on", "31.02.2026", "Hired on: “31.02.2026” is no day."],
    ["hired_on", "2026-02-31", "Hired on: “2026-02-31” is no day."],
    ["hired_on", "3/4/2026", "Hired on: “3/4/2026” is no day."],
    ["email", "chen@", "E-mail: “chen@” is no e-mail address."],
    ["mobile", "12", "Mobile number: “12” is no mobile number."],
    ["mobile", "1.38E+10", "Mobile number: The spreadsheet has shortened the number"],
    ["language", "fr", "Language: “fr” is neither English nor Chinese."],
    ["active", "perhaps", "Active: “perhaps” is neither yes nor no."],
    ["name", "A\u202eB", "Name: It holds signs that cannot be read."],
    ["position", "x".repeat(201), "Position: It is longer than 200 characters."],
    ["manager_staff_number", "999", "Manager (staff number): Nobody has the staff number “999”"],
    ["manager_staff_number", "1001", "Manager (staff number): Nobody is their own manager."],
  ])("%s %s", (heading, value, sentence) => {
    const rows = told(`staff_number,${heading}\n1001,${value}\n`, company(somebody("1001")));
    expect(rows).toMatchObject([[2, "1001", "refused", expect.stringContaining(sentence)]]);
  });

  test("a formula in a spreadsheet is refused by row and column", () => {
    const rows = reportOf(
      plan(
        makeSheet([
          ["staff_number", "name"],
          ["1001", { formula: "A1", value: "x" }],
        ]),
        company(somebody("1001")),
      ),
      words,
    ).rows;
    expect(rows).toEqual([{ row: 2, staffNumber: "1001", status: "refused", reason: "Name: The cell holds a formula. Write the value itself." }]);
  });

  test("who is new needs a name and a department; who is known keeps what the list has no column for", () => {
    expect(told("staff_number,position\n1001,Cashier\n1002,Cashier\n", company(somebody("1001", { position: "Guard" })))).toEqual([
      [2, "1001", "changed", "Position: Guard → Cashier"],
      [3, "1002", "refused", "Name: It is missing. Department: It is missing."],
    ]);
  });

  test("numbers and addresses belong to one person, in the list and in the company; two may swap them", () => {
    const known = company(somebody("1", { email: "a@x.cn", mobile: "13800000001" }), somebody("2", { email: "b@x.cn" }));
    expect(told("staff_number,email\n1,b@x.cn\n2,a@x.cn\n", known).map(([, , status]) => status)).toEqual(["changed", "changed"]);
    expect(told("staff_number,email\n2,A@X.CN\n", known)[0]![3]).toBe("E-mail: This address belongs to 1 Person 1.");
    expect(told("staff_number,name,department,mobile\n13800000001,Ann,Office,\n", known)[0]![3]).toBe("Staff number: This is the mobile number of 1 Person 1.");
    expect(told("staff_number,name,department\n7,Ann,Office\n7,Bob,Office\n", known)[1]![3]).toBe(
      "Staff number: This number stands in the list already, in row 2.",
    );
  });

  test("a circle of managers is refused with the circle, whether it closes in the list or with the company", () => {
    const known = company(somebody("1"), somebody("2", { managerId: "id-1" }));
    expect(told("staff_number,manager_staff_number\n1,2\n", known)[0]![3]).toBe("Manager (staff number): This would make a circle: 1 → 2 → 1.");
    const three = told("staff_number,name,department,manager_staff_number\n7,A,Office,8\n8,B,Office,9\n9,C,Office,7\n", known);
    expect(three.map(([, , status, reason]) => [status, reason])).toEqual(Array(3).fill(["refused", expect.stringContaining("7 → 8 → 9 → 7")]));
  });
});

describe("a plan", () => {
  test("resolves managers and departments in any order, and says which departments and groups would be made", () => {
    const list = `staff_number,name,department,manager_staff_number,groups\n2,Bob,Stores/North/Shop 1,1,Team A;Night\n1,Ann,门店/东区,,甲组\n3,Cy,East,1,\n`;
    const { outcomes, departments, groups } = plan(list);
    expect(outcomes.map(({ status, after }) => [status, after?.department, after?.manager, after?.groups])).toEqual([
      ["added", { made: "stores/north/shop 1" }, "1", [{ id: "g1" }, { made: "night" }]],
      ["added", { id: "d2" }, null, [{ id: "g1" }]],
      ["added", { id: "d2" }, "1", []],
    ]);
    expect(departments).toEqual([
      { key: "stores/north", name: "North", parent: { id: "d1" }, path: "Stores/North" },
      { key: "stores/north/shop 1", name: "Shop 1", parent: { made: "stores/north" }, path: "Stores/North/Shop 1" },
    ]);
    expect(groups.map(({ name }) => name)).toEqual(["Night"]);
  });

  test("says from what to what, and leaves alone what is the same but for spaces", () => {
    const known = company(somebody("1", { name: "Chen  Mei", position: "Guard", active: true }));
    expect(told("staff_number,name,position,active\n1,Chen Mei,Cashier,no\n", known)).toEqual([
      [2, "1", "deactivated", "Position: Guard → Cashier Active: yes → no"],
    ]);
    expect(told("staff_number,name\n1,Chen Mei\n", known)).toEqual([[2, "1", "unchanged", null]]);
  });

  test("whoever could not make one an administrator changes no administrator's sign-in and closes no administrator's account", () => {
    const known = company(somebody("2", { roles: ["hr"] }), somebody("3", { roles: ["admin"] }), somebody("4", { roles: ["admin"] }));
    const file = "staff_number,name,email\n3,Person 3,mine@example.com\n";
    const why = "This is an administrator. Only an administrator changes what one signs in with, or closes the account.";
    expect(told(file, known, { byPersonId: "id-2", grants: ["hr"] })).toEqual([[2, "3", "refused", expect.stringContaining(why)]]);
    expect(told("staff_number,name,active\n3,Person 3,no\n", known, { byPersonId: "id-2", grants: ["hr"] })[0]![2]).toBe("refused");
    expect(told(file, known, { byPersonId: "id-4", grants: ["hr", "admin"] })[0]![2]).toBe("changed");
    const complete = told("staff_number,name\n2,Person 2\n", known, { complete: true, byPersonId: "id-2", grants: ["hr"] });
    expect(complete.slice(1)).toEqual([
      [null, "3", "unchanged", why],
      [null, "4", "unchanged", why],
    ]);
  });

  test("a complete list closes the accounts of who is missing, never that of the importer or of the last administrator", () => {
    const known = company(
      somebody("1"),
      somebody("2", { roles: ["hr"] }),
      somebody("3", { roles: ["admin"] }),
      somebody("4", { active: false }),
      somebody("5"),
    );
    const rows = told("staff_number,name\n5,Person 5\n", known, { complete: true, byPersonId: "id-2", grants: ["admin"] });
    expect(rows).toEqual([
      [2, "5", "unchanged", null],
      [null, "1", "deactivated", "Not in the complete list."],
      [null, "2", "unchanged", "Not in the list, but this is you: your account stays open."],
      [null, "3", "unchanged", "Not in the list, but no other administrator would be left: the account stays open."],
    ]);
    expect(told("staff_number,active\n3,no\n2,no\n", known, { byPersonId: "id-2", grants: ["admin"] }).map((row) => row[3])).toEqual([
      "Active: No administrator would be left. Make somebody else one first.",
      "Active: You cannot close your own account.",
    ]);
  });

  test("who returns has only the roles again that the importer could give", () => {
    const known = company(somebody("1", { active: false, roles: ["trainer", "hr"] }));
    const rows = told("staff_number,active\n1,yes\n", known, { grants: ["hr"] });
    expect(rows[0]![3]).toContain("opened again without these roles: trainer");
    expect(plan("staff_number,active\n1,yes\n", known, { grants: ["trainer", "hr"] }).outcomes[0]!.endedRoles).toEqual([]);
  });

  test("a manager who has left stays where he was, and is nobody's new manager", () => {
    const known = company(somebody("1", { active: false }), somebody("2", { managerId: "id-1" }), somebody("3"));
    expect(told("staff_number,manager_staff_number\n2,1\n3,1\n", known).map((row) => row[2])).toEqual(["unchanged", "refused"]);
  });
});

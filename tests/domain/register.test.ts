import fc from "fast-check";
import { expect, test } from "vitest";
import { servingOn } from "~/certification/serving";
import { DepartmentTree } from "~/people/department-tree";
import { columns } from "~/register/columns";
import { csvColumns, fileCells } from "~/register/csv";
import { filterForm, noFilters, queryOf } from "~/register/filters";
import { listedStanding } from "~/register/listed";
import { CSV_MARK, csvLines } from "~/sheets/csv";

const today = "2026-11-21";
const counts = { stopped: null, suspendsOn: null };
const none = { windowOpensOn: null, expiresOn: null, graceEndsOn: null, ...counts };
const dates = { ...counts, windowOpensOn: "2026-09-22", expiresOn: "2026-11-21", graceEndsOn: "2026-12-21" };
const row = {
  ...none,
  progress: "in-progress" as const,
  staffNumber: "100",
  name: "林悦",
  otherName: null,
  departmentId: "d",
  tier: "new-hire",
  certificationId: "frontline",
  issuedOn: null,
};
const department = (id: string, parentId: string | null = null, name = id) => ({ id, parentId, name, otherName: null });
const csvRows = (...given: Parameters<typeof fileCells>) => csvLines(fileCells(...given));
const tree = new DepartmentTree([department("d", null, "Stores")]);

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x"])("a name %j reaches a spreadsheet as text", (name) => {
  const [, cell] = csvRows([{ ...row, name }], tree, today).split(",");
  expect(cell!.replace(/^"/, "").startsWith("'")).toBe(true);
});

test("whatever names hold, a file has one row a person, with every column", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 30 }), { minLength: 1, maxLength: 5 }), (names) => {
      const cells = cellsOf(
        csvRows(
          names.map((name) => ({ ...row, name, otherName: name })),
          tree,
          today,
        ),
      );
      expect(cells.map((line) => line.length)).toEqual(names.map(() => 9));
      for (const [n, line] of cells.entries()) expect([names[n], `'${names[n]}`]).toContain(line[1]);
    }),
  );
});

test("the head of a file is exactly the columns others rely on", () => {
  expect(CSV_MARK + csvLines([[...csvColumns]])).toBe("\uFEFFstaff_number,name,other_name,department,tier,certification,standing,issued,expires\r\n");
});

test.each([
  ["2026-09-21", "certified"],
  ["2026-09-22", "renewal-due"],
  ["2026-11-21", "renewal-due"],
  ["2026-11-22", "in-grace"],
  ["2026-12-21", "in-grace"],
  ["2026-12-22", "lapsed"],
])("on %s the row stands as %s", (day, standing) => {
  expect(listedStanding({ progress: "certified", ...dates }, day)).toBe(standing);
});

const basic = { tier: "new-hire" as const, metCount: 1, totalCount: 3 };
test("alone may serve who holds the certificate for new hires, up to the last day of grace", () => {
  const held = [{ ...basic, progress: "certified" as const, ...dates }];
  expect(servingOn(held, "2026-11-21")).toEqual({ alone: true, standing: "renewal-due", until: "2026-11-21" });
  expect(servingOn(held, "2026-12-21")).toEqual({ alone: true, standing: "in-grace", until: "2026-12-21" });
  expect(servingOn(held, "2026-12-22")).toEqual({ alone: false, why: "lapsed", since: "2026-12-21" });
});
test("another tier's certificate does not let anybody serve alone", () => {
  expect(servingOn([{ ...basic, tier: "supervisor", progress: "certified", ...dates }], "2026-11-21")).toEqual({ alone: false, why: "not-assigned" });
});
test("of several certificates for new hires the best counts", () => {
  const rows = [
    { ...basic, ...none, progress: "in-progress" as const },
    { ...basic, progress: "certified" as const, ...dates },
  ];
  expect(servingOn(rows, "2026-11-01")).toMatchObject({ alone: true });
  expect(servingOn(rows.slice(0, 1), "2026-11-01")).toEqual({ alone: false, why: "in-training", standing: "in-progress", met: 1, of: 3 });
});

test("departments stand below their parents, and a circle or a missing parent stands on top", () => {
  const departments = [department("a"), department("b", "a"), department("c", "b"), department("lost", "gone"), department("x", "y"), department("y", "x")];
  const all = new DepartmentTree(departments);
  expect(all.withAllBelow("a")).toEqual(["a", "b", "c"]);
  expect(all.line("c").map(({ id }) => id)).toEqual(["a", "b", "c"]);
  expect(all.inOrder().map(({ id, depth }) => `${id}${depth}`)).toEqual(["a0", "b1", "c2", "lost0", "x0", "y0"]);
  expect(all.line("nobody")).toEqual([]);
});

test("the address holds the filters and the place, and reads back as the same", () => {
  const filters = {
    ...noFilters,
    q: "欧阳 & co",
    department: "d",
    standing: "in-grace" as const,
    site: "上海 1店",
    trainer: "T-7",
    within: 0,
    asOf: "2026-02-28",
  };
  const after = { personId: "01abc", certificationId: "frontline-service" };
  const read = filterForm({ department: () => true, site: () => true, trainer: () => true, certification: () => true, today }).parse(
    Object.fromEntries(new URLSearchParams(queryOf(filters, { after }))),
  );
  expect(read).toEqual({ ...filters, after, columns: [...columns] });
  expect(queryOf(noFilters)).toBe("");
});

/** Reads CSV by its own rules: quotes doubled inside quotes, lines ended by CR LF. */
function cellsOf(text: string): string[][] {
  const lines: string[][] = [];
  const line: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n)/g)) {
    line.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end !== ",") lines.push(line.splice(0));
  }
  return lines;
}

import { expect, test } from "vitest";
import { firstDayOf, formatMonth, isMonth, lastDayOf, monthEndsBefore, monthsFrom } from "~/locale/month";
import { byPeople, byRows } from "~/register/page-cut";
import { wayTo } from "~/register/ways";

test("months follow each other over the end of a year, each with its last day", () => {
  expect(monthsFrom("2027-11", 4)).toEqual(["2027-11", "2027-12", "2028-01", "2028-02"]);
  expect(["2028-02", "2027-02", "2027-12"].map(lastDayOf)).toEqual(["2028-02-29", "2027-02-28", "2027-12-31"]);
  expect(firstDayOf("2028-02")).toBe("2028-02-01");
});

test("the months that are over end before today, even on the last day of one", () => {
  expect(monthEndsBefore("2027-01-31", 3)).toEqual(["2026-10-31", "2026-11-30", "2026-12-31"]);
  expect(monthEndsBefore("2027-03-01", 1)).toEqual(["2027-02-28"]);
});

test("a month is written and read in both languages", () => {
  expect([formatMonth("2027-03", "en"), formatMonth("2027-03", "zh")]).toEqual(["Mar 2027", "2027年3月"]);
  expect(["2027-03", "2027-13", "2027-3", "2027-03-01", ""].map(isMonth)).toEqual([true, false, false, false, false]);
});

const rows = (...people: number[]) => people.map((n) => ({ personId: `p${n}` }));
test("a page of people ends behind the last row of the fiftieth, and is not full without a fifty-first", () => {
  const twice = rows(...Array.from({ length: 50 }, (_, n) => [n, n]).flat());
  expect(byPeople.end(twice)).toBe(100);
  expect(byPeople.end([...twice, ...rows(50)])).toBe(100);
  expect(byPeople.end(rows(1))).toBe(1);
  expect([byRows.end(twice), byRows.end(rows(1, 1, 2))]).toEqual([50, 3]);
});

test("the ways of looking at the register pass on the filters that the other knows", () => {
  const filters = { q: "王", department: "d1", tier: "", certification: "frontline", standing: "lapsed" };
  expect(wayTo("matrix", filters)).toBe("/hr/register/matrix?q=%E7%8E%8B&department=d1&certification=frontline&standing=lapsed");
  expect(wayTo("forecast", filters)).toBe("/hr/register/forecast?department=d1&certification=frontline");
  expect([wayTo("register", {}), wayTo("share", {})]).toEqual(["/hr/register?q=", "/hr/register/share"]);
});

import { expect, test } from "vitest";
import { checkList, cutList } from "~/people/pasted-list";

const known = {
  numbers: new Set(["10001"]),
  departments: new Map([
    ["stores east", "east"],
    ["东区门店", "east"],
  ]),
};
const check = (text: string) => checkList(cutList(text), known);
const faults = (text: string) => check(text).map((row) => row.faults);

test.each([
  ["tabs, as from a spreadsheet", "12001\t陈梅\t东区门店"],
  ["commas", "12001, 陈梅, Stores  East"],
  ["semicolons", "12001;陈梅;STORES EAST"],
  ["full-width commas", "１２００１，陈梅，东区门店"],
  ["quotes around parts", '"12001","陈梅","Stores East"'],
])("a line may be cut by %s", (_how, text) => {
  expect(check(text)).toEqual([{ line: 1, staffNumber: "12001", name: "陈梅", department: expect.any(String), departmentId: "east", faults: [] }]);
});

test("a name with a comma is kept whole where tabs cut the line", () => {
  expect(check("12001\tKeller, Maria\tStores East")[0]).toMatchObject({ name: "Keller, Maria", faults: [] });
});

test("a first line of headings and empty lines are left out, and the others keep their numbers", () => {
  const rows = check("工号\t姓名\t部门\n\n12001\t陈梅\t东区门店\n \n12002\t林悦\t东区门店\n");
  expect(rows.map(({ line, staffNumber }) => [line, staffNumber])).toEqual([
    [3, "12001"],
    [5, "12002"],
  ]);
});

test("each line says what is wrong with it", () => {
  expect(faults("12001,陈梅")).toEqual([["cells"]]);
  expect(faults("12001,陈梅,Stores East,more")).toEqual([["cells"]]);
  expect(faults("12 001,陈梅,Stores East")).toEqual([["staffNumber"]]);
  expect(faults("12001,,Stores East")).toEqual([["name"]]);
  expect(faults("12001,陈梅,Stores North")).toEqual([["department"]]);
  expect(faults("10001,陈梅,Stores East")).toEqual([["taken"]]);
  expect(faults("12001,陈梅,Stores East\n12001,林悦,Stores East")).toEqual([[], ["repeated"]]);
  expect(faults(",,\n;;")).toEqual([]);
  expect(faults("x".repeat(5000))).toEqual([["cells"]]);
});

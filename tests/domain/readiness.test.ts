import { expect, test } from "vitest";
import { obstaclesFor, obstaclesForAll } from "~/certification/readiness";
import { type Requirement, rules } from "~/certification/rules";
import { smallLibrary, smallRules } from "../support/small-library";

const library = smallLibrary();
const asking = (requirements: object[]) => rules.parse({ ...smallRules, requirements }) as { requirements: Requirement[] };
const rolePlay = (panel: object) => ({ ...smallRules.requirements[2]!, ...panel });
const company = (trainers: string[], activePeople = 50) => ({ activePeople, trainers: new Set(trainers) });
const somebody = { personId: "lin", hasTrainer: true, barred: new Set<string>(), above: new Set<string>(), onTheirList: new Set(["frontline"]) };

test("nobody can be certified where content is missing, trainers are fewer than graders, or people fewer than parts", () => {
  expect(obstaclesForAll(asking(smallRules.requirements), library, company(["su"]))).toEqual([]);
  expect(obstaclesForAll(asking([{ id: "gone", kind: "quiz", module: "m99" }, rolePlay({ scenarios: ["rp99"] })]), library, company(["su"]))).toEqual([
    { kind: "unpublished", requirementId: "gone" },
    { kind: "unpublished", requirementId: "role-play" },
  ]);
  expect(obstaclesForAll(asking([rolePlay({ graders: 2 })]), library, company(["su"]))).toEqual([
    { kind: "too-few-trainers", requirementId: "role-play", needed: 2, there: 1 },
  ]);
  expect(obstaclesForAll(asking([rolePlay({ graders: 2 })]), library, company(["su", "mo"], 3))).toEqual([
    { kind: "too-few-people", requirementId: "role-play", needed: 4, there: 3 },
  ]);
});

test("one person cannot where nobody teaches them, too few may score them, or the certificate before is on nobody's list", () => {
  const two = asking([rolePlay({ graders: 2, outsideLine: 1 })]);
  const three = company(["su", "mo", "lin"]);
  expect(obstaclesFor(two, somebody, three)).toEqual([]);
  expect(obstaclesFor(two, { ...somebody, hasTrainer: false }, three)).toEqual(["no-trainer"]);
  expect(obstaclesFor(two, { ...somebody, barred: new Set(["lin", "su"]) }, three)).toEqual(["graders"]);
  expect(obstaclesFor(two, { ...somebody, above: new Set(["su", "mo", "lin"]) }, three)).toEqual(["outside-line"]);
  const second = asking([{ id: "first", kind: "certificate", certification: "frontline" }]);
  expect(obstaclesFor(second, somebody, company([]))).toEqual([]);
  expect(obstaclesFor(second, { ...somebody, onTheirList: new Set(), hasTrainer: false }, company([]))).toEqual(["certificate"]);
});

test("where the company as a whole has too few trainers, that is not said of each person again", () => {
  expect(obstaclesFor(asking([rolePlay({ graders: 2 })]), somebody, company(["su"]))).toEqual([]);
});

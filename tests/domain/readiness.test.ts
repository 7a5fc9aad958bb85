import { expect, test } from "vitest";
import { obstaclesFor, obstaclesForAll } from "~/certification/readiness";
import { type Office, type Requirement, rules } from "~/certification/rules";
import { smallLibrary, smallRules } from "../support/small-library";

const library = smallLibrary();
const asking = (requirements: object[]) => rules.parse({ ...smallRules, requirements }) as { requirements: Requirement[] };
const rolePlay = (panel: object) => ({ ...smallRules.requirements[2]!, ...panel });
const company = (trainers: string[], activePeople = 50, signers: Partial<Record<Office, string[]>> = {}) => ({
  ...{ activePeople, trainers: new Set(trainers) },
  signers: new Map(Object.entries(signers).map(([office, ids]) => [office as Office, new Set(ids)])),
});
const somebody = {
  personId: "lin",
  hasTrainer: true,
  barred: new Set<string>(),
  above: new Set<string>(),
  onTheirList: new Set(["frontline"]),
  hasManager: true,
  head: "han",
};

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

test("where sign-offs are asked: an office nobody holds is said of all, and of one person that nobody is left who may sign", () => {
  const signedBy = (...offices: Office[]) =>
    rules.parse({ ...smallRules, signOffs: offices.map((by) => ({ id: by, by, confirms: { en: "Ready.", zh: "可以。" } })) });
  expect(obstaclesForAll(signedBy("hr", "sponsor"), library, company(["su"], 50, { hr: ["shen"], sponsor: [] }))).toEqual([
    { kind: "nobody-named", requirementId: "sponsor", office: "sponsor" },
  ]);
  const held = company(["su"], 50, { hr: ["shen"], sponsor: [] });
  expect(obstaclesFor(signedBy("trainer", "direct-supervisor", "department-head", "hr", "sponsor"), somebody, held)).toEqual([]);
  expect(obstaclesFor(signedBy("trainer"), { ...somebody, hasTrainer: false }, held)).toEqual(["no-trainer"]);
  expect(obstaclesFor(signedBy("direct-supervisor"), { ...somebody, hasManager: false }, held)).toEqual(["no-manager"]);
  expect(obstaclesFor(signedBy("hr"), { ...somebody, barred: new Set(["shen"]) }, held)).toEqual(["nobody-signs"]);
  expect(obstaclesFor(signedBy("department-head"), { ...somebody, head: null }, held)).toEqual(["nobody-signs"]);
});

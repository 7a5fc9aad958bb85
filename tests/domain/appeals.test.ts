import { expect, test } from "vitest";
import { clocksFrom, dueOf, lastDayToFile, mayAppeal } from "~/role-plays/appeal";
import { fairness, marksAfterAppeal } from "~/role-plays/appeal-marks";
import type { Marks } from "~db/tables/role-plays";

const zone = "Asia/Shanghai";
const filed = new Date("2026-11-27T16:30:00Z"); // Saturday the 28th, half past midnight there

test("an appeal is received in 24 hours, has an owner in 48, and is decided by the end of the 30th day of the company's zone", () => {
  expect(clocksFrom(filed, zone)).toEqual({
    receiveBy: new Date("2026-11-28T16:30:00Z"),
    ownerBy: new Date("2026-11-29T16:30:00Z"),
    decideOn: "2026-12-28",
    decideBy: new Date("2026-12-28T16:00:00Z"),
  });
});

test("what is due next follows from what was done, and is late from its moment on", () => {
  const clocks = clocksFrom(filed, zone);
  expect(dueOf(clocks, { received: false, owned: false }, filed)).toEqual({ what: "receive", by: clocks.receiveBy, isLate: false });
  expect(dueOf(clocks, { received: false, owned: false }, clocks.receiveBy)).toMatchObject({ isLate: true });
  expect(dueOf(clocks, { received: true, owned: false }, clocks.receiveBy)).toEqual({ what: "own", by: clocks.ownerBy, isLate: false });
  expect(dueOf(clocks, { received: true, owned: true }, clocks.ownerBy)).toEqual({ what: "decide", by: clocks.decideBy, isLate: false });
});

const result = { id: "card", at: filed, byAppeal: false };
const asked = { result, setAside: false, earlier: [] };
test("a result is appealed once, from its release to the end of the 30th day after it", () => {
  expect(lastDayToFile(filed, zone)).toBe("2026-12-28");
  expect(mayAppeal(asked, "2026-12-28", zone)).toBe("yes");
  expect(mayAppeal(asked, "2026-12-29", zone)).toBe("too-late");
  expect(mayAppeal({ ...asked, result: null }, "2026-11-28", zone)).toBe("not-out");
  expect(mayAppeal({ ...asked, earlier: [{ resultId: "other", decidedAt: null }] }, "2026-11-28", zone)).toBe("running");
  expect(mayAppeal({ ...asked, earlier: [{ resultId: "card", decidedAt: filed }] }, "2026-11-28", zone)).toBe("decided");
  expect(mayAppeal({ ...asked, earlier: [{ resultId: "before-its-correction", decidedAt: filed }] }, "2026-11-28", zone)).toBe("yes");
  expect(mayAppeal({ ...asked, result: { ...result, byAppeal: true } }, "2026-11-28", zone)).toBe("final");
  expect(mayAppeal({ ...asked, setAside: true }, "2026-11-28", zone)).toBe("final");
});

const rubric = {
  criteria: [
    { id: "tone", chips: { "2": [{ id: "flat" }] } },
    { id: "body", chips: {} },
  ],
} as never;
const scenario = { chips: {}, observerTicks: [{ id: "bye" }] } as never;
const marks = (change: Partial<Marks> = {}): Marks => ({
  levels: { tone: 2, body: "not-applicable" },
  chips: { tone: ["flat"] },
  observations: { tone: "Flat." },
  redLines: ["blaming"],
  ticks: ["bye"],
  comment: "Go on.",
  ...change,
});
const change = { levels: { tone: "2", body: "not-applicable" }, notes: {}, redLines: ["blaming"] };

test("where a level stays its observations stay; where it changes the decider says why, and old observations go", () => {
  expect(marksAfterAppeal([marks()], change, rubric, scenario)).toEqual({ marks: marks(), unusable: [] });
  const changed = marksAfterAppeal(
    [marks()],
    { ...change, levels: { ...change.levels, tone: "3" }, notes: { tone: " Steady from then on. " } },
    rubric,
    scenario,
  );
  expect(changed.marks).toMatchObject({ levels: { tone: 3 }, observations: { tone: "Steady from then on." }, chips: {} });
  expect(marksAfterAppeal([marks()], { ...change, levels: { ...change.levels, tone: "3" } }, rubric, scenario).unusable).toEqual([
    { field: "note.tone", kind: "note" },
  ]);
});

test("of two graders who were a level apart, either level stands on that grader's own observations", () => {
  const two = [marks(), marks({ levels: { tone: 3, body: "not-applicable" }, chips: {}, observations: { tone: "Steady." } })];
  const higher = marksAfterAppeal(two, { ...change, levels: { ...change.levels, tone: "3" } }, rubric, scenario);
  expect(higher).toMatchObject({ unusable: [], marks: { observations: { tone: "Steady." }, comment: "Go on." } });
});

test.each<[string, Partial<typeof change>, string]>([
  ["a level the rubric lacks", { levels: { tone: "6", body: "not-applicable" } }, "level.tone"],
  ["no level", { levels: { body: "not-applicable" } as never }, "level.tone"],
  ["something seen declared unseen", { levels: { tone: "not-applicable", body: "not-applicable" } }, "level.tone"],
  ["a red line nobody saw", { redLines: ["blaming", "shouting"] }, "redLine"],
])("%s is not taken from who did not watch", (_what, wrong, field) => {
  expect(marksAfterAppeal([marks()], { ...change, ...wrong }, rubric, scenario).unusable.map((one) => one.field)).toEqual([field]);
});

test("an appeal makes no result worse, and a change that changes nothing is none", () => {
  const before = { weightedSum: 310, passed: false, redLines: ["blaming"] };
  expect(fairness(before, { ...before, weightedSum: 309 })).toBe("worse");
  expect(fairness({ ...before, passed: true }, { ...before, weightedSum: 400 })).toBe("worse");
  expect(fairness(before, before)).toBe("same");
  expect(fairness(before, { ...before, passed: true, redLines: [] })).toBe("fair");
});

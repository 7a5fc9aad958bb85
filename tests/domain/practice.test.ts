import { expect, test } from "vitest";
import { canBePractised, type LatestTurn, nextToPractise, practised } from "~/quizzes/practice";

const bank = ["a", "b", "c", "d"].map((id) => ({ id }));
const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 6, minute));
const turns = (...told: [string, number, boolean | null][]) =>
  new Map<string, LatestTurn>(told.map(([id, minute, right]) => [id, { putAt: at(minute), right }]));
const next = (...told: [string, number, boolean | null][]) => nextToPractise(bank, turns(...told), () => 0)?.id;

test("what was never put comes first, whatever was wrong", () => {
  expect(next(["a", 1, false], ["b", 2, true], ["d", 3, false])).toBe("c");
});

test("among the unseen, every one can come", () => {
  const seen = new Set(Array.from({ length: 40 }, (_, n) => nextToPractise(bank, turns(["a", 1, true]), () => n / 40)!.id));
  expect([...seen].sort()).toEqual(["b", "c", "d"]);
});

test("then what was not right the last time or not answered at all, the one put longest ago first", () => {
  expect(next(["a", 1, true], ["b", 3, false], ["c", 2, null], ["d", 4, true])).toBe("c");
  expect(next(["a", 1, true], ["b", 2, false], ["c", 3, false], ["d", 4, true])).toBe("b");
});

test("then what was put longest ago", () => {
  expect(next(["a", 4, true], ["b", 3, true], ["c", 2, true], ["d", 5, true])).toBe("c");
});

test("a question just put is not put again at once, unless there is no other", () => {
  expect(next(["a", 1, true], ["b", 2, true], ["c", 3, true], ["d", 4, false])).toBe("a");
  expect(nextToPractise([{ id: "a" }], turns(["a", 1, false]), () => 0)).toEqual({ id: "a" });
  expect(nextToPractise([{ id: "a" }], turns(["a", 1, true], ["z", 9, true]), () => 0)).toEqual({ id: "a" });
});

test("of nothing there is nothing to practise", () => {
  expect(nextToPractise([], new Map(), () => 0)).toBeNull();
});

test("how far somebody is counts what was answered, not what was only looked at", () => {
  expect(practised(bank, turns(["a", 1, true], ["b", 2, false], ["c", 3, null], ["z", 4, true]))).toEqual({ answered: 2, right: 1 });
});

test("essays are not practised, nor is what its author keeps for quizzes and exams", () => {
  expect(canBePractised({ id: "a", kind: "single" })).toBe(true);
  expect(canBePractised({ id: "a", kind: "essay" })).toBe(false);
  expect(canBePractised({ id: "a", kind: "single", serves: ["quiz", "exam"] })).toBe(false);
});

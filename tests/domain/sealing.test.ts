import { expect, test } from "vitest";
import { LEASE, mayBegin } from "~/jobs/job";
import { BEGINNING, sealOf } from "~/record/seal";

const entry = { id: "e1", at: new Date("2026-11-21T04:00:00.123Z"), actorId: "hr", act: "people.role-granted", subjectId: "p1", valuesHash: "abc", seq: 1 };

test("a seal is the same for ever, whatever the order of the fields", () => {
  const turned = Object.fromEntries(Object.entries(entry).reverse()) as typeof entry;
  expect(sealOf(BEGINNING, entry)).toBe(sealOf(BEGINNING, turned));
  expect(sealOf(BEGINNING, entry)).toBe("4a988fc20274a8fc3ad4640927f5ed930d0d9b8746d1b6576e75430484019a7b");
});

test.each([
  { id: "e2" },
  { at: new Date("2026-11-21T04:00:00.124Z") },
  { actorId: null },
  { act: "people.role-ended" },
  { subjectId: "p2" },
  { valuesHash: "abd" },
  { seq: 2 },
])("an entry changed in %j has another seal", (change) => {
  expect(sealOf(BEGINNING, { ...entry, ...change })).not.toBe(sealOf(BEGINNING, entry));
});

test("the same entry behind another has another seal", () => {
  expect(sealOf(sealOf(BEGINNING, entry), entry)).not.toBe(sealOf(BEGINNING, entry));
});

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 4, 0, second));

test("a job that was due is begun once by the first who comes", () => {
  expect(mayBegin(undefined, at(10), at(10))).toBe(true);
  expect(mayBegin({ heldUntil: at(40), finishedAt: null }, at(10), at(11))).toBe(false);
  expect(mayBegin({ heldUntil: null, finishedAt: at(10) }, at(10), at(12))).toBe(false);
  expect(mayBegin({ heldUntil: null, finishedAt: at(9) }, at(10), at(12))).toBe(true);
});

test("a job held by a process that died is taken over when its lease has ended", () => {
  expect(mayBegin({ heldUntil: at(12), finishedAt: null }, at(10), at(12))).toBe(true);
});

test("a clock that was put back stops no job", () => {
  expect(mayBegin({ heldUntil: null, finishedAt: at(50) }, at(10), at(11))).toBe(true);
  expect(mayBegin({ heldUntil: new Date(at(11).getTime() + LEASE + 1), finishedAt: null }, at(10), at(11))).toBe(true);
});

import { expect, test } from "vitest";
import { dayOf, dueFor } from "~/assignments/due";

test("a new hire's course is due so many days after hiring, a long-serving person's after the assignment", () => {
  expect(dueFor({ days: 30, hiredOn: "2026-11-01", assignedOn: "2026-11-05" })).toBe("2026-12-01");
  expect(dueFor({ days: 30, hiredOn: "2019-03-01", assignedOn: "2026-11-05" })).toBe("2026-12-05");
  expect(dueFor({ days: 30, hiredOn: null, assignedOn: "2026-11-05" })).toBe("2026-12-05");
  expect(dueFor({ days: undefined, hiredOn: "2026-11-01", assignedOn: "2026-11-05" })).toBeNull();
});

test("counts the days of a course up to its due day, and no further", () => {
  const boot = { dueOn: "2026-12-01", assignedOn: "2026-11-05", days: 30 };
  expect(dayOf(boot, "2026-11-10")).toEqual({ day: 9, of: 30 });
  expect(dayOf(boot, "2026-11-01")).toEqual({ day: 1, of: 30 });
  expect(dayOf(boot, "2026-12-01")).toEqual({ day: 30, of: 30 });
  expect(dayOf(boot, "2026-12-02")).toBeNull();
  expect(dayOf({ ...boot, dueOn: null }, "2026-11-10")).toBeNull();
  expect(dayOf({ dueOn: "2027-11-05", assignedOn: "2026-11-05", days: 30 }, "2026-11-15")).toEqual({ day: 10, of: 365 });
});

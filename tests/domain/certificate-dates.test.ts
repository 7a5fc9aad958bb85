import fc from "fast-check";
import { expect, test } from "vitest";
import { type Expiry, nextExpiry } from "~/certification/dates";
import { addDays, addMonths, daysBetween } from "~/locale/day";
import type { Day } from "~db/kit";

const frontline = { method: "expiry", activeMonths: 12, windowDays: 60 } as const;

test("a first certificate counts from the due date when it was met", () => {
  expect(nextExpiry({ ...frontline, dueDate: "2026-12-01", completed: "2026-08-10" })).toEqual({ expires: "2027-12-01", windowOpens: "2027-10-02" });
  expect(nextExpiry({ ...frontline, dueDate: "2026-12-01", completed: "2026-12-01" }).expires).toBe("2027-12-01");
});

test("a first certificate counts from completion when the due date was missed or there is none", () => {
  expect(nextExpiry({ ...frontline, dueDate: "2026-12-01", completed: "2026-12-02" }).expires).toBe("2027-12-02");
  expect(nextExpiry({ ...frontline, completed: "2026-02-28" })).toEqual({ expires: "2027-02-28", windowOpens: "2026-12-30" });
});

test("a renewal on any day of the window counts from the old expiry, its first and last day included", () => {
  for (const completed of ["2027-10-02", "2027-11-15", "2027-12-01"])
    expect(nextExpiry({ ...frontline, previousExpiry: "2027-12-01", dueDate: "2026-12-01", completed }).expires).toBe("2028-12-01");
});

test("a renewal before the window opens leaves the date as it was", () => {
  expect(nextExpiry({ ...frontline, previousExpiry: "2027-12-01", completed: "2027-10-01" })).toEqual({ expires: "2027-12-01", windowOpens: "2027-10-02" });
});

test("a renewal after expiry counts from completion, in grace as later", () => {
  expect(nextExpiry({ ...frontline, previousExpiry: "2027-12-01", completed: "2027-12-02" }).expires).toBe("2028-12-02");
  expect(nextExpiry({ ...frontline, previousExpiry: "2027-12-01", completed: "2030-03-05" }).expires).toBe("2031-03-05");
});

test("by the completion method the date drifts with each completion", () => {
  const byCompletion = { ...frontline, method: "completion" } as const;
  expect(nextExpiry({ ...byCompletion, dueDate: "2026-12-01", completed: "2026-08-10" }).expires).toBe("2027-08-10");
  expect(nextExpiry({ ...byCompletion, previousExpiry: "2027-08-10", completed: "2027-07-20" }).expires).toBe("2028-07-20");
});

const yearly = { method: "fixed", activeMonths: 12, windowDays: 61, minimumMonths: 6 } as const;

test("by the fixed method all end on the same day: done in August, renewed in November, lapsed and done in April", () => {
  expect(nextExpiry({ ...yearly, dueDate: "2026-12-01", completed: "2026-08-15" }).expires).toBe("2027-12-01");
  expect(nextExpiry({ ...yearly, previousExpiry: "2027-12-01", completed: "2027-11-10" }).expires).toBe("2028-12-01");
  expect(nextExpiry({ ...yearly, previousExpiry: "2027-12-01", completed: "2028-04-20" }).expires).toBe("2028-12-01");
});

test("by the fixed method somebody early enough ends on the anchor before, and somebody too close on the one after", () => {
  expect(nextExpiry({ ...yearly, dueDate: "2026-12-01", completed: "2026-06-01" }).expires).toBe("2026-12-01");
  expect(nextExpiry({ ...yearly, dueDate: "2026-12-01", completed: "2026-06-02" }).expires).toBe("2027-12-01");
  expect(nextExpiry({ ...yearly, previousExpiry: "2027-12-01", completed: "2028-07-01" }).expires).toBe("2029-12-01");
});

test("by the fixed method a renewal in the window never steps back, however small the minimum", () => {
  expect(nextExpiry({ ...yearly, minimumMonths: 0, previousExpiry: "2027-12-01", completed: "2027-11-10" }).expires).toBe("2028-12-01");
});

test("the last day of a month stays the last day, also over several periods", () => {
  expect(nextExpiry({ ...frontline, activeMonths: 1, completed: "2027-01-31" }).expires).toBe("2027-02-28");
  expect(nextExpiry({ ...frontline, completed: "2028-02-29" }).expires).toBe("2029-02-28");
  expect(nextExpiry({ method: "fixed", activeMonths: 1, windowDays: 5, minimumMonths: 1, previousExpiry: "2027-01-31", completed: "2027-02-10" }).expires).toBe(
    "2027-03-31",
  );
});

const day = fc.integer({ min: 0, max: 20_000 }).map((n): Day => addDays("2000-01-01", n));
const settings = fc.record({ activeMonths: fc.integer({ min: 1, max: 36 }), windowDays: fc.integer({ min: 0, max: 365 }) });

test("by the expiry method nobody gains by being early, and no date is ever shortened", () => {
  fc.assert(
    fc.property(settings, day, fc.integer({ min: -900, max: 900 }), (setting, previousExpiry, offset) => {
      const completed = addDays(previousExpiry, offset);
      const { expires, windowOpens } = nextExpiry({ method: "expiry", ...setting, previousExpiry, completed });
      expect(expires >= previousExpiry).toBe(true);
      expect(daysBetween(windowOpens, expires)).toBe(setting.windowDays);
      if (offset <= 0) expect([previousExpiry, addMonths(previousExpiry, setting.activeMonths)]).toContain(expires);
      if (offset < -setting.windowDays) expect(expires).toBe(previousExpiry);
    }),
  );
});

test("late completion counts once: the new date is one period after it, never more", () => {
  fc.assert(
    fc.property(
      settings,
      day,
      fc.integer({ min: 1, max: 5000 }),
      fc.constantFrom("expiry" as const, "completion" as const),
      (setting, previousExpiry, late, method) => {
        const completed = addDays(previousExpiry, late);
        expect(nextExpiry({ method, ...setting, previousExpiry, completed }).expires).toBe(addMonths(completed, setting.activeMonths));
      },
    ),
  );
});

const fixed = fc
  .record({
    activeMonths: fc.integer({ min: 1, max: 36 }),
    windowDays: fc.integer({ min: 0, max: 90 }),
    minimumMonths: fc.integer({ min: 0, max: 40 }),
    anchor: day,
    completed: day,
    renewed: fc.boolean(),
  })
  .map(({ anchor, renewed, ...rest }): { anchor: Day; expiry: Expiry & { minimumMonths: number } } => ({
    anchor,
    expiry: { method: "fixed", ...rest, ...(renewed ? { previousExpiry: anchor } : { dueDate: anchor }) },
  }));

test("by the fixed method every date lies whole periods from the anchor and at least the minimum after completion", () => {
  fc.assert(
    fc.property(fixed, ({ anchor, expiry }) => {
      const { expires } = nextExpiry(expiry);
      const months = (Number(expires.slice(0, 4)) - Number(anchor.slice(0, 4))) * 12 + Number(expires.slice(5, 7)) - Number(anchor.slice(5, 7));
      expect(Math.abs(months % expiry.activeMonths)).toBe(0);
      expect(expires).toBe(addMonths(anchor, months));
      expect(expires >= addMonths(expiry.completed, expiry.minimumMonths)).toBe(true);
    }),
  );
});

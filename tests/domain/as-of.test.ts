import { expect, test } from "vitest";
import { heldThen, wasThere } from "~/register/as-of";

const issued = {
  ...{ id: "c", certificationId: "frontline", tier: "new-hire" as const, issuedOn: "2026-01-10", issuedAt: new Date("2026-01-10T03:00:00Z") },
  ...{ importedAt: null as Date | null, endedAt: null, windowOpensOn: "2026-11-11", expiresOn: "2027-03-10", graceEndsOn: "2027-04-09" },
};
const asOf = (day: string) => ({ day, end: new Date(`${day}T16:00:00Z`) });
const none = () => ({});

test("a certificate that was given more time has the dates of the day it is looked at", () => {
  const extended = { certificateId: "c", kind: "extended" as const, reason: "Ill", decidedOn: "2026-12-01", decidedAt: new Date("2026-12-01T02:00:00Z") };
  const on = (day: string) => heldThen([issued], [{ ...extended, expiredOn: "2027-01-10" }], none, asOf(day))[0];
  expect(on("2026-11-30")).toMatchObject({ windowOpensOn: "2026-11-11", expiresOn: "2027-01-10", graceEndsOn: "2027-02-09", stopped: null });
  expect(on("2026-12-01")).toMatchObject({ expiresOn: "2027-03-10", graceEndsOn: "2027-04-09" });
});

test("one taken over from a list was held since it was earned, and the newer of two counts", () => {
  const imported = { ...issued, importedAt: new Date("2026-06-01T02:00:00Z"), issuedAt: new Date("2026-06-01T02:00:00Z"), issuedOn: "2024-05-01" };
  const newer = { ...imported, id: "d", issuedOn: "2025-05-01" };
  const on = (day: string) => heldThen([imported, newer], [], none, asOf(day)).map(({ certificateId }) => certificateId);
  expect([on("2024-04-30"), on("2024-05-01"), on("2025-05-01")]).toEqual([[], ["c"], ["d"]]);
});

test("who was closed before an account was opened again was not there in between", () => {
  const person = { createdAt: new Date("2026-01-01T00:00:00Z"), since: null, active: true };
  const turns = [
    { opened: false, at: new Date("2026-02-01T00:00:00Z") },
    { opened: true, at: new Date("2026-03-01T00:00:00Z") },
  ];
  const there = (day: string) => wasThere(person, turns, asOf(day));
  expect([there("2025-12-30"), there("2026-01-15"), there("2026-02-15"), there("2026-03-15")]).toEqual([false, true, false, true]);
  expect(wasThere({ ...person, since: "2025-06-01" }, [], asOf("2025-12-30"))).toBe(true);
});

import { expect, test } from "vitest";
import type { CertificateFact } from "~/certification/facts";
import { type Decision, decidable, endOf, lossOf, notCounting, stoppedBy } from "~/certification/stopped";
import { listedStanding } from "~/register/listed";

const decision = (kind: Decision["kind"], decidedOn: string): Decision => ({ kind, decidedOn, reason: `${kind} that day` });

test("the last decision stands, and reinstating leaves nothing of those before it", () => {
  const [suspended, revoked, reinstated] = [decision("suspended", "2026-03-01"), decision("revoked", "2026-03-05"), decision("reinstated", "2026-04-01")];
  expect(stoppedBy([])).toBeUndefined();
  expect(stoppedBy([suspended])).toEqual({ name: "suspended", since: "2026-03-01", reason: "suspended that day" });
  expect(stoppedBy([suspended, revoked])).toMatchObject({ name: "revoked", since: "2026-03-05" });
  expect(stoppedBy([suspended, revoked, reinstated])).toBeUndefined();
});

test("nothing is taken away twice, and only what was taken away is given back", () => {
  expect(decidable(undefined)).toEqual(["suspended", "revoked"]);
  expect(decidable({ name: "suspended" })).toEqual(["reinstated", "revoked"]);
  expect(decidable({ name: "revoked" })).toEqual(["reinstated"]);
});

const certificate = (certificationId: string, expiresOn: string, more: Partial<CertificateFact> = {}): CertificateFact => ({
  ...{ factId: certificationId, serial: certificationId, certificationId, at: new Date("2026-01-20T02:00:00Z") },
  ...{ windowOpensOn: "2026-11-21", expiresOn, graceEndsOn: expiresOn.replace(/-\d\d$/, "-28") },
  ...more,
});
const first = certificate("frontline", "2027-02-10");
const second = certificate("supervisor", "2027-06-10", { needs: ["frontline"] });
const third = certificate("executive", "2028-06-10", { needs: ["supervisor"] });
const all = [first, second, third];

test("a lapsed tier 1 suspends tier 2, and with it tier 3, from the day after its grace, and revokes neither", () => {
  expect(notCounting(second, all, "2027-02-28")).toBeNull(); // the last day of grace still counts
  const lost = { name: "suspended", since: "2027-03-01", why: { lost: "frontline" } };
  expect(notCounting(second, all, "2027-03-01")).toEqual(lost);
  expect(notCounting(third, all, "2027-03-01")).toEqual({ ...lost, why: { lost: "supervisor" } });
  const renewed = [certificate("frontline", "2028-02-10"), second, third];
  expect(notCounting(second, renewed, "2027-03-01")).toBeNull();
  expect(notCounting(third, renewed, "2027-03-01")).toBeNull();
});

test("what is suspended or revoked takes along what rests on it, from the day it was decided", () => {
  const stopped = { ...first, stopped: { name: "revoked" as const, since: "2026-05-02", reason: "a gift was taken" } };
  expect(notCounting(stopped, [stopped, second], "2026-05-02")).toEqual({ name: "revoked", since: "2026-05-02", why: { reason: "a gift was taken" } });
  expect(notCounting(second, [stopped, second], "2026-05-02")).toMatchObject({ name: "suspended", since: "2026-05-02", why: { lost: "frontline" } });
  expect(notCounting(second, [stopped, second], "2026-05-01")).toBeNull();
});

test("nothing is lost with a certificate that was never held: it was waived, or lies before our records", () => {
  expect(notCounting(second, [second], "2027-03-01")).toBeNull();
  expect(lossOf(second, [second])).toBeNull();
});

test("when its own days are over a certificate has lapsed, whatever it rested on", () => {
  expect(notCounting(second, all, "2027-06-28")).toMatchObject({ name: "suspended" });
  expect(notCounting(second, all, "2027-06-29")).toBeNull();
  expect(endOf(second, all)).toBe("2027-03-01");
});

test("certificates that need each other in a circle end with the first of them", () => {
  const circle = [certificate("a", "2027-02-10", { needs: ["b"] }), certificate("b", "2026-12-10", { needs: ["a"] })];
  expect(circle.map((one) => endOf(one, circle))).toEqual(["2026-12-29", "2026-12-29"]);
});

test("the register says on every day what the certificate itself says", () => {
  const row = { progress: "certified" as const, ...second, stopped: null, suspendsOn: lossOf(second, all)!.on };
  for (const today of ["2026-03-01", "2027-02-28", "2027-03-01", "2027-06-28", "2027-06-29"]) {
    const said = notCounting(second, all, today)?.name;
    if (said) expect(listedStanding(row, today)).toBe(said);
    else expect(listedStanding(row, today)).not.toBe("suspended");
  }
  expect(listedStanding({ ...row, stopped: "revoked" }, "2026-03-01")).toBe("revoked");
});

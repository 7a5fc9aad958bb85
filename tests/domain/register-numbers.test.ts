import { expect, test } from "vitest";
import { DepartmentTree } from "~/people/department-tree";
import { addUp, type Expiring, forecast, quarters } from "~/register/forecast";
import { countedIn } from "~/register/rolled-up";
import { addPerson, percentValid, type Share } from "~/register/share";

const library = { certifications: new Map([["frontline", { tier: "new-hire" }], ["supervisor", { tier: "supervisor" }]]) } as never; // biome-ignore format: one line

test("the pieces in which a forecast is counted meet each other and cover twenty-four months from today", () => {
  const pieces = quarters("2026-11-21");
  expect(pieces).toHaveLength(8);
  expect([pieces[0], pieces[1], pieces[7]]).toEqual([
    { from: "2026-11-21", until: "2027-01-31" },
    { from: "2027-02-01", until: "2027-04-30" },
    { from: "2028-08-01", until: "2028-10-31" },
  ]);
});

test("a forecast has every month and every certification that the filters leave, those without an expiry too", () => {
  const sums = new Map<string, Expiring>();
  addUp(sums, [
    { certificationId: "frontline", expiresOn: "2026-12-01", certificates: 2 },
    { certificationId: "frontline", expiresOn: "2026-12-31", certificates: 3 },
    { certificationId: "supervisor", expiresOn: "2028-10-31", certificates: 1 },
  ]);
  const whole = forecast([...sums.values()], library, { tier: null, certification: null }, "2026-11-21");
  expect(whole.certificationIds).toEqual(["frontline", "supervisor"]);
  expect(whole.months.slice(0, 2)).toEqual([
    { month: "2026-11", counts: [0, 0], total: 0 },
    { month: "2026-12", counts: [5, 0], total: 5 },
  ]);
  expect([whole.months.length, whole.months[23], whole.total]).toEqual([24, { month: "2028-10", counts: [0, 1], total: 1 }, 6]);
  expect(forecast([...sums.values()], library, { tier: "supervisor", certification: null }, "2026-11-21").total).toBe(1);
});

test("what happens in a department counts in those above it and in the whole company", () => {
  const department = (id: string, parentId: string | null) => ({ id, parentId, name: id, otherName: null });
  const tree = new DepartmentTree([department("stores", null), department("east", "stores")]);
  expect([countedIn(tree, "east"), countedIn(tree, "stores"), countedIn(tree, "gone")]).toEqual([["", "stores", "east"], ["", "stores"], [""]]);
});

test("somebody counts once under each certification and once under any, as valid up to the last valid day", () => {
  const held = (certificationId: string, expiresOn: string) =>
    ({ certificationId, progress: "certified", windowOpensOn: "2026-01-01", expiresOn, graceEndsOn: "2026-12-31", stopped: null, suspendsOn: null }) as never;
  const sums = new Map<string, Share>();
  addPerson(sums, { held: [held("frontline", "2026-10-31")], assigned: ["supervisor"] }, "2026-10-31");
  addPerson(sums, { held: [held("frontline", "2026-10-30")], assigned: [] }, "2026-10-31");
  addPerson(sums, { held: [], assigned: [] }, "2026-10-31");
  expect([...sums.values()]).toEqual([
    { certificationId: "frontline", day: "2026-10-31", people: 2, valid: 1 },
    { certificationId: "supervisor", day: "2026-10-31", people: 1, valid: 0 },
    { certificationId: "", day: "2026-10-31", people: 2, valid: 1 },
  ]);
});

test("a share is never rounded up to all, and of nobody there is none", () => {
  expect([percentValid({ people: 1000, valid: 999 }), percentValid({ people: 3, valid: 3 }), percentValid({ people: 0, valid: 0 })]).toEqual([99, 100, null]);
});

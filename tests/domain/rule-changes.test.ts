import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Authored, adjustablesOf, adjusted, adjustmentFaults, adjustmentsTo, asksNothing, valueIn } from "~/certification/adjustable";
import { datesOf } from "~/certification/dates";
import { noFacts } from "~/certification/facts";
import { recalculated, sameDates } from "~/certification/recalculating";
import { rules } from "~/certification/rules";
import { effectsOf } from "~/certification/trial";
import { addDays } from "~/locale/day";
import { smallRules } from "../support/small-library";

const text = {
  ...smallRules,
  rolePlayPass: { mean: "3.00", floor: 2, floors: { listening: 3 } },
  renewal: { requirements: [{ ...smallRules.requirements[2]!, id: "again" }] },
} as unknown as Authored;
const valuesOf = (body: Authored) => Object.fromEntries(adjustablesOf(body).map((one) => [one.name, valueIn(body, one)]));

describe("what HR sets", () => {
  test("the authors' own values are no change, and give the very text they wrote", () => {
    const adjustments = adjustmentsTo(text, valuesOf(text));
    expect(adjustments).toEqual({});
    expect(adjusted(text, adjustments)).toEqual(text);
  });
  test("numbers, graders and what is asked are laid over the text, which stays as it was", () => {
    const before = structuredClone(text);
    const adjustments = { "validity.months": 6, "requirements.role-play.graders": 2, "rolePlayPass.floors.listening": 4, "renewal.requirements.again": false };
    const body = adjusted(text, adjustments);
    expect(body.validity.months).toBe(6);
    expect(body.rolePlayPass.floors).toEqual({ listening: 4 });
    expect(body.requirements[2]).toMatchObject({ id: "role-play", graders: 2 });
    expect(asksNothing(body)).toBe(true);
    expect(text).toEqual(before);
    expect(adjustmentsTo(text, { ...valuesOf(text), ...adjustments })).toEqual(adjustments);
  });
  test("a value the authors took away since is left out, not refused", () => {
    expect(adjusted(text, { "rolePlayPass.floors.warmth": 3, "escort.remindOnDay": 20, "__proto__.polluted": 1 })).toEqual({
      ...text,
      escort: { ...text.escort!, remindOnDay: 20 },
    });
  });
  test("the days of absence, of a new version and after a complaint are set where the authors' rules have them", () => {
    const owing = {
      ...text,
      absence: { days: 90 },
      delta: { withinDays: 30 },
      retraining: { withinDays: 30, modules: ["m08"], scenarios: ["rp09"] },
    } as Authored;
    const body = adjusted(owing, { "absence.days": 60, "delta.withinDays": 14, "retraining.withinDays": 21 });
    expect(body).toMatchObject({ absence: { days: 60 }, delta: { withinDays: 14 }, retraining: { withinDays: 21, modules: ["m08"] } });
    expect(adjusted(text, { "absence.days": 60 })).toEqual(text);
  });
  test("what nobody could keep to is named at its field", () => {
    const faults = (adjustments: Record<string, string | number | boolean | null>) => adjustmentFaults(adjusted(text, adjustments));
    expect(faults({})).toEqual({});
    expect(faults({ "validity.months": 2, "validity.windowDays": 56 })).toEqual({ "validity.windowDays": "windowTooLong" });
    expect(faults({ "validity.method": "fixed" })).toEqual({ "validity.minimumMonths": "minimumMissing" });
    expect(faults({ "validity.method": "fixed", "validity.minimumMonths": 13 })).toEqual({ "validity.minimumMonths": "minimumTooLong" });
    expect(faults({ "validity.method": "fixed", "validity.minimumMonths": 6 })).toEqual({});
    expect(faults({ "escort.reviewOnDay": 40 })).toEqual({ "escort.reviewOnDay": "escortOrder" });
    expect(faults({ "requirements.role-play.outsideLine": 2 })).toEqual({ "requirements.role-play.outsideLine": "tooManyOutside" });
  });
});

const day = fc.integer({ min: 0, max: 3000 }).map((n) => addDays("2024-01-01", n));
const validity = fc.record({
  months: fc.integer({ min: 3, max: 36 }),
  windowDays: fc.integer({ min: 0, max: 80 }),
  graceDays: fc.integer({ min: 0, max: 60 }),
  method: fc.constantFrom("completion" as const, "expiry" as const),
});

describe("dates worked out anew", () => {
  test("by the same rules every certificate keeps its dates, whether it was the first, met a due date, or renewed another", () => {
    fc.assert(
      fc.property(day, validity, fc.option(day), fc.option(fc.integer({ min: -90, max: 400 })), (completed, by, dueDate, renewedAfter) => {
        const first = datesOf(by, { completed, dueDate: dueDate ?? undefined });
        const renewed = renewedAfter === null ? null : addDays(first.windowOpensOn, Math.max(0, renewedAfter));
        const own = renewed === null ? first : datesOf(by, { completed: renewed, previous: first });
        const anew = recalculated({ ...own, extendedFrom: null, importedAt: null }, renewed === null ? null : first, { validity: by });
        expect(sameDates(own, anew)).toBe(true);
        expect(anew.countedFrom).toBe(own.countedFrom);
      }),
    );
  });
});

describe("what other rules mean for a person", () => {
  const by = (change: object) => rules.parse({ ...smallRules, ...change });
  const now = by({});
  const certificate = { windowOpensOn: "2026-10-02", expiresOn: "2026-12-01", graceEndsOn: "2026-12-31", issuedOn: "2025-12-01", countedFrom: "2025-12-01" };
  const held = { ...certificate, factIds: [], issuedAt: new Date("2025-12-01T04:00:00Z"), extendedFrom: null, importedAt: null };
  const looked = (change: object = {}, today = "2026-06-01") => ({
    ...{ facts: noFacts, today, zone: "Asia/Shanghai", modules: new Map() },
    holding: { held: { ...held, ...change }, previous: null, stopped: undefined },
  });
  const validFor = (months: number, change: object = {}) => by({ validity: { ...smallRules.validity, months, ...change } });

  test.each([
    [validFor(12), {}, "2026-06-01", []],
    [validFor(9), {}, "2026-06-01", [{ effect: "earlier", was: "2026-12-01", becomes: "2026-09-01" }]],
    [validFor(18), {}, "2026-06-01", [{ effect: "later", was: "2026-12-01", becomes: "2027-06-01" }]],
    [validFor(4), {}, "2026-06-01", [{ effect: "lapses", was: "2026-12-01", becomes: "2026-04-01" }]],
    [validFor(18), {}, "2027-02-01", [{ effect: "counts-again", was: "2026-12-01", becomes: "2027-06-01" }]],
    [validFor(12, { windowDays: 30 }), {}, "2026-06-01", [{ effect: "moves", was: "2026-10-02", becomes: "2026-11-01" }]],
    [validFor(9), { extendedFrom: "2026-11-01" }, "2026-06-01", [{ effect: "kept", was: "2026-12-01", becomes: "2026-12-01" }]],
  ] as const)("case %#", (next, change, today, effects) => {
    expect(effectsOf(now, next, looked(change, today))).toEqual(effects);
  });

  test("what rests on a certificate that would lapse at once is suspended with it, and counts again with it; what is over anyway is not told", () => {
    const dates = { windowOpensOn: "2026-10-02", expiresOn: "2026-12-01", graceEndsOn: "2026-12-31" };
    const fact = (certificationId: string, change: object = {}) => ({
      ...{
        factId: certificationId,
        serial: "",
        certificationId,
        at: held.issuedAt,
        needs: [now.id],
        ...dates,
        expiresOn: "2027-12-01",
        graceEndsOn: "2027-12-31",
      },
      ...change,
    });
    const own = fact(now.id, { ...dates, needs: [] });
    const over = fact("third", { expiresOn: "2026-03-01", graceEndsOn: "2026-03-31" });
    const facts = { ...noFacts, certificates: [own, fact("second"), over, fact("other", { needs: [] })] };
    expect(effectsOf(now, validFor(4), { ...looked(), facts })).toEqual([
      { effect: "lapses", was: "2026-12-01", becomes: "2026-04-01" },
      { effect: "suspends", was: "second", becomes: "second" },
    ]);
    expect(effectsOf(now, validFor(18), { ...looked({}, "2027-02-01"), facts })).toEqual([
      { effect: "counts-again", was: "2026-12-01", becomes: "2027-06-01" },
      { effect: "restores", was: "second", becomes: "second" },
    ]);
  });

  test("of a revoked certificate no date moves", () => {
    const revoked = { ...looked(), holding: { ...looked().holding, stopped: { name: "revoked" as const, since: "2026-05-01", reason: "" } } };
    expect(effectsOf(now, validFor(4), revoked)).toEqual([]);
  });

  test("who holds nothing has more or less to do, and is certified when nothing is left", () => {
    const reading = { factId: "r", moduleId: "m04", lessonId: "hear", readAt: new Date("2026-05-01T04:00:00Z") };
    const modules = new Map([["m04", { lessons: [{ id: "hear" }], quiz: {} }]]);
    const someone = { facts: { ...noFacts, lessons: [reading] }, today: "2026-06-01", zone: "Asia/Shanghai", modules, holding: null };
    const [lessons, quiz] = smallRules.requirements;
    expect(effectsOf(now, by({ requirements: [lessons, quiz] }), someone)).toEqual([{ effect: "less-to-do", was: "2", becomes: "1" }]);
    expect(effectsOf(by({ requirements: [lessons, quiz] }), now, someone)).toEqual([{ effect: "more-to-do", was: "1", becomes: "2" }]);
    expect(effectsOf(now, by({ requirements: [lessons] }), someone)).toEqual([{ effect: "certified", was: "2", becomes: "0" }]);
  });
});

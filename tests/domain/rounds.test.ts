import fc from "fast-check";
import { expect, test } from "vitest";
import { type Encounter, refusalsOf } from "~/role-plays/planning";
import { clashesOf } from "~/role-plays/round-clashes";
import { encountersIn, type Known, type RoundAsk, type Slot } from "~/role-plays/round-slot";
import { planRound } from "~/role-plays/rounds";
import { shippedLibrary } from "../support/library";

const library = await shippedLibrary();
const instant = (time: string) => new Date(`2026-11-27T${time}:00Z`);
const clock = (at: Date | null) => at?.toISOString().slice(11, 16);
const names = (n: number) => Array.from({ length: n }, (_, i) => `p${String(i).padStart(2, "0")}`);

const ask = (change: Partial<RoundAsk> = {}): RoundAsk => ({
  people: names(3),
  helpers: [],
  stations: [{ scenarioId: "rp04", room: "2", graderIds: ["su"] }],
  start: instant("13:00"),
  minutes: 15,
  changeOver: 5,
  pauses: [],
  until: null,
  observers: 1,
  ...change,
});
const known = (change: Partial<Known> = {}): Known => ({
  scenarios: library.scenarios,
  encounters: [],
  elsewhere: [],
  mayGrade: () => true,
  isPanel: () => true,
  resits: new Map(),
  ...change,
});
const circuit = (...scenarioIds: string[]) => scenarioIds.map((scenarioId, i) => ({ scenarioId, room: `room ${i}`, graderIds: [`grader ${i}`] }));
const met = (personId: string, variantId: string, part: Encounter["part"], pending = false): Encounter => ({
  personId,
  scenarioId: "rp04",
  variantId,
  part,
  pending,
});
const count = (slots: Slot[], who: (slot: Slot) => string[]) =>
  names(40)
    .map((id) => slots.filter((slot) => who(slot).includes(id)).length)
    .filter((n) => n > 0);

test("a round of three: one after another, each is scored once, plays the customer once and watches once, each on other variants", () => {
  const { slots, ends, unplaced, clashes } = planRound(ask(), known());
  expect(slots.map(({ at, staffId, customerId, observerIds }) => [clock(at), staffId, customerId, ...observerIds])).toEqual([
    ["13:00", "p00", "p02", "p01"],
    ["13:20", "p01", "p00", "p02"],
    ["13:40", "p02", "p01", "p00"],
  ]);
  expect(clock(ends)).toBe("13:55");
  expect([unplaced, clashes]).toEqual([[], []]);
});

test("where somebody from outside the line must grade, whose graders are all above them is left out with that reason", () => {
  const isPanel = (graderIds: string[], staffId: string) => graderIds.length === 0 || staffId !== "p01";
  expect(planRound(ask(), known({ isPanel })).unplaced).toEqual([{ personId: "p01", scenarioId: "rp04", why: "outside-line" }]);
});

test("who must wait after a fail is placed as soon as the time has come, and otherwise told why and from when", () => {
  const waiting = { fails: 1, failedAt: instant("12:00"), from: instant("13:30"), noteAfter: null, resultFirst: null };
  const { slots } = planRound(ask(), known({ resits: new Map([["p00 rp04", waiting]]) }));
  expect(slots.map(({ at, staffId }) => `${clock(at)} ${staffId}`)).toEqual(["13:00 p01", "13:20 p02", "13:40 p00"]);
  const tomorrow = { ...waiting, from: instant("23:00") };
  expect(planRound(ask(), known({ resits: new Map([["p00 rp04", tomorrow]]) })).unplaced).toEqual([
    { personId: "p00", scenarioId: "rp04", why: "too-early", from: tomorrow.from },
  ]);
  const noted = { ...waiting, from: instant("09:00"), noteAfter: "x" };
  expect(planRound(ask(), known({ resits: new Map([["p00 rp04", noted]]) })).unplaced).toEqual([{ personId: "p00", scenarioId: "rp04", why: "note-first" }]);
});

test("two rooms halve the time", () => {
  const stations = [
    { scenarioId: "rp04", room: "2", graderIds: ["su"] },
    { scenarioId: "rp04", room: "3", graderIds: ["keller"] },
  ];
  const { slots, ends } = planRound(ask({ people: names(8), stations }), known());
  expect(slots.map(({ at, room, staffId }) => `${clock(at)} ${room} ${staffId}`)).toEqual([
    "13:00 2 p00",
    "13:00 3 p01",
    "13:20 2 p02",
    "13:20 3 p03",
    "13:40 2 p04",
    "13:40 3 p05",
    "14:00 2 p06",
    "14:00 3 p07",
  ]);
  expect(clock(ends)).toBe("14:15");
});

test("a circuit rotates: at every station everybody is scored once, and never two people or one person twice at a time", () => {
  const { slots, unplaced, clashes, ends } = planRound(ask({ people: names(9), stations: circuit("rp01", "rp04", "rp09") }), known());
  expect(unplaced).toEqual([]);
  expect(clashes).toEqual([]);
  expect(slots).toHaveLength(27);
  expect(count(slots, ({ staffId }) => [staffId])).toEqual(Array(9).fill(3));
  expect(Math.min(...count(slots, ({ customerId }) => [customerId]))).toBeGreaterThanOrEqual(2);
  expect(Math.min(...count(slots, ({ observerIds }) => observerIds))).toBeGreaterThanOrEqual(1);
  expect(clock(ends)).toBe("15:55");
});

test("no turn runs across a pause: it begins after it", () => {
  const { slots } = planRound(ask({ people: names(4), pauses: [{ from: instant("13:30"), minutes: 30 }] }), known());
  expect(slots.map(({ at }) => clock(at))).toEqual(["13:00", "14:00", "14:20", "14:40"]);
});

test("who does not fit is named with the reason", () => {
  const why = (change: Partial<RoundAsk>, about: Partial<Known> = {}) =>
    planRound(ask(change), known(about)).unplaced.map(({ personId, why }) => `${personId} ${why}`);
  const allMet = ["before-friday", "one-knob", "nobody-came"].map((variant) => met("p01", variant, "observer"));
  expect(why({}, { encounters: allMet })).toEqual(["p01 no-variant"]);
  expect(why({ people: names(1) })).toEqual(["p00 no-customer"]);
  expect(why({ people: names(1), helpers: ["helper"] })).toEqual([]);
  expect(why({}, { mayGrade: (_, staff) => staff !== "p02" })).toEqual(["p02 may-not-grade"]);
  expect(why({ people: ["su", ...names(3)] })).toEqual(["su may-not-grade"]);
  expect(why({ until: instant("13:54") })).toEqual(["p02 time"]);
  expect(why({ until: instant("13:55") })).toEqual([]);
});

test("who is somewhere else comes later, and is no customer meanwhile", () => {
  const elsewhere = [{ personIds: ["p00"], room: null, from: instant("13:10"), until: instant("13:30") }];
  const { slots, unplaced, clashes } = planRound(ask({ people: names(4) }), known({ elsewhere }));
  expect([unplaced, clashes]).toEqual([[], []]);
  expect(slots.filter(({ at }) => at < instant("13:30")).some((slot) => JSON.stringify(slot).includes("p00"))).toBe(false);
});

test("a grader or a room that is taken at that time, in the round or outside, is a clash", () => {
  const elsewhere = [{ personIds: ["su"], room: "2", from: instant("13:30"), until: instant("13:40") }];
  expect(planRound(ask(), known({ elsewhere })).clashes).toEqual([
    { kind: "grader", who: "su", at: instant("13:20"), elsewhere: true },
    { kind: "room", who: "2", at: instant("13:20"), elsewhere: true },
  ]);
  const twice = [...ask().stations, ...ask().stations];
  const kinds = planRound(ask({ people: names(6), stations: twice }), known()).clashes.map(({ kind, elsewhere }) => `${kind} ${elsewhere}`);
  expect(new Set(kinds)).toEqual(new Set(["grader false", "room false"]));
});

test("a person in two places at once is a clash, and the grader who plays the customer is none", () => {
  const slot = (room: string, staffId: string, customerId: string) => ({
    at: instant("13:00"),
    room,
    staffId,
    customerId,
    observerIds: [],
    graderIds: [`${room}-g`],
  });
  expect(clashesOf([slot("a", "lin", "wu"), slot("b", "li", "wu")], 15, [])).toEqual([{ kind: "person", who: "wu", at: instant("13:00"), elsewhere: false }]);
  expect(clashesOf([slot("a", "lin", "a-g"), slot("b", "li", "wu")], 15, [])).toEqual([]);
});

const someEncounters = fc.array(
  fc.record({
    personId: fc.constantFrom(...names(12)),
    scenarioId: fc.constantFrom("rp01", "rp04"),
    variantId: fc.nat(2),
    part: fc.constantFrom("staff", "customer", "observer"),
    pending: fc.boolean(),
  }),
  { maxLength: 20 },
);
const someElsewhere = fc.array(fc.record({ personId: fc.constantFrom(...names(12)), from: fc.nat(180), minutes: fc.integer({ min: 1, max: 60 }) }), {
  maxLength: 6,
});
const later = (minutes: number) => new Date(instant("13:00").getTime() + minutes * 60_000);

test("whatever was before: nobody is in two places at once, nobody is scored on a variant they meet otherwise, all are placed or named", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 12 }),
      fc.constantFrom(["rp04"], ["rp04", "rp04"], ["rp01", "rp04"], ["rp01", "rp04", "rp09"]),
      fc.nat(3),
      someEncounters,
      someElsewhere,
      fc.option(fc.nat(240)),
      fc.array(fc.record({ from: fc.nat(200), minutes: fc.integer({ min: 1, max: 60 }) }), { maxLength: 2 }),
      (n, scenarioIds, observers, encounters, elsewhere, until, pauses) => {
        const asked = ask({
          people: names(n),
          stations: circuit(...scenarioIds),
          observers,
          until: until === null ? null : later(until),
          pauses: pauses.map(({ from, minutes }) => ({ from: later(from), minutes })),
        });
        const before = encounters.map((one): Encounter => ({ ...one, variantId: library.scenarios.get(one.scenarioId)!.variants[one.variantId]!.id }));
        const busy = elsewhere.map(({ personId, from, minutes }) => ({ personIds: [personId], room: null, from: later(from), until: later(from + minutes) }));
        const { slots, unplaced, clashes, ends } = planRound(asked, known({ encounters: before, elsewhere: busy }));

        expect(clashes).toEqual([]);
        for (const slot of slots) {
          const others = slots.filter((other) => other !== slot).flatMap(encountersIn);
          const plan = { ...slot, secondGraderId: null, towards: null, scheduledAt: slot.at };
          expect(refusalsOf(plan, library, [...before, ...others])).toEqual([]);
          if (asked.until) expect(slot.at.getTime() + 15 * 60_000).toBeLessThanOrEqual(asked.until.getTime());
          for (const { from, minutes } of asked.pauses)
            expect(slot.at.getTime() >= from.getTime() + minutes * 60_000 || slot.at.getTime() + 15 * 60_000 <= from.getTime()).toBe(true);
        }
        const tasks = names(n).flatMap((id) => [...new Set(scenarioIds)].map((scenarioId) => `${id} ${scenarioId}`));
        const found = [...slots.map(({ staffId, scenarioId }) => `${staffId} ${scenarioId}`), ...unplaced.map((one) => `${one.personId} ${one.scenarioId}`)];
        expect(found.sort()).toEqual(tasks.sort());
        expect(ends === null).toBe(slots.length === 0);
      },
    ),
    { numRuns: 200 },
  );
});

test("with nobody spoilt before, everybody of a round is scored once and plays the customer once", () => {
  for (let n = 3; n <= 30; n++) {
    const { slots, unplaced } = planRound(ask({ people: names(n) }), known());
    expect(unplaced).toEqual([]);
    expect(count(slots, ({ customerId }) => [customerId])).toEqual(Array(n).fill(1));
    expect(slots.every(({ observerIds }) => observerIds.length === 1)).toBe(true);
    expect(Math.max(...count(slots, ({ observerIds }) => observerIds))).toBeLessThanOrEqual(2);
  }
});

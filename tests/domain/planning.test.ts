import { describe, expect, test } from "vitest";
import { instantAt } from "~/locale/day";
import { type Encounter, isPanel, type Plan, panelAsked, proposedStart, proposeVariant, refusalsOf, variantsLeft, wrongStart } from "~/role-plays/planning";
import { takeAway } from "~/role-plays/result";
import { shippedLibrary } from "../support/library";
import { longStory, serviceRubric } from "../support/role-play-content";

const met = (personId: string, variantId: string, part: Encounter["part"], pending = false): Encounter => ({
  personId,
  scenarioId: "rp04",
  variantId,
  part,
  pending,
});
const left = (encounters: Encounter[]) => variantsLeft(longStory, encounters, "lin").map(({ id }) => id);

test("nobody is scored on a variant they have played, watched or been scored on", () => {
  expect(left([])).toEqual(["before-friday", "one-knob", "nobody-came"]);
  expect(left([met("lin", "before-friday", "staff"), met("lin", "one-knob", "observer")])).toEqual(["nobody-came"]);
  expect(left([met("lin", "nobody-came", "customer"), met("wu", "one-knob", "staff")])).toEqual(["before-friday", "one-knob"]);
});

test("the variant proposed is the one colleagues can have told least about", () => {
  const colleagues = [met("wu", "before-friday", "staff"), met("li", "one-knob", "staff"), met("ma", "before-friday", "staff")];
  expect(proposeVariant(longStory, colleagues, "lin")?.id).toBe("nobody-came");
  expect(
    proposeVariant(
      longStory,
      ["before-friday", "one-knob", "nobody-came"].map((id) => met("lin", id, "observer")),
      "lin",
    ),
  ).toBeUndefined();
});

const library = await shippedLibrary();
const plan: Plan = {
  staffId: "lin",
  scenarioId: "rp04",
  variantId: "one-knob",
  customerId: "wu",
  observerIds: ["li"],
  secondGraderId: null,
  towards: "frontline-service",
  scheduledAt: new Date(0),
  room: null,
};
const refusals = (change: Partial<Plan>, encounters: Encounter[] = []) =>
  refusalsOf({ ...plan, ...change }, library, encounters).map(({ field, kind }) => `${field}: ${kind}`);

test("a plan is refused at the very field that is wrong", () => {
  expect(refusals({})).toEqual([]);
  expect(refusals({ towards: null })).toEqual([]);
  expect(refusals({ scenarioId: "rp99" })).toEqual(["scenario: unknown"]);
  expect(refusals({ variantId: "none" })).toEqual(["variant: unknown"]);
  expect(refusals({ towards: "prairie-fire" })).toEqual(["towards: unknown"]);
  expect(refusals({ customerId: "lin" })).toEqual(["customer: two-parts"]);
  expect(refusals({ observerIds: ["wu"] })).toEqual(["observer: two-parts"]);
  expect(refusals({}, [met("lin", "one-knob", "customer")])).toEqual(["variant: met"]);
});

test("whoever is still to be scored on a variant may neither play nor watch it", () => {
  expect(refusals({}, [met("wu", "one-knob", "staff", true)])).toEqual(["customer: still-to-be-scored"]);
  expect(refusals({}, [met("li", "one-knob", "staff", true)])).toEqual(["observer: still-to-be-scored"]);
  expect(refusals({}, [met("wu", "one-knob", "staff", false), met("li", "before-friday", "staff", true)])).toEqual([]);
});

test("the panel is the strictest that any requirement asks for, and is outside the line when enough of it is not above the one who is scored", () => {
  const two = { kind: "role-play", scenarios: ["rp31"], graders: 2, outsideLine: 1 };
  expect(panelAsked([two, { kind: "role-play", scenarios: ["rp31"] }, { kind: "quiz" }], "rp31")).toEqual({ graders: 2, outsideLine: 1 });
  expect(panelAsked([two], "rp04")).toEqual({ graders: 1, outsideLine: 0 });
  const panel = { graders: 2, outsideLine: 1 };
  expect([isPanel(panel, ["su", "boss"], ["boss"]), isPanel(panel, ["head", "boss"], ["boss", "head"])]).toEqual([true, false]);
  expect(isPanel({ graders: 1, outsideLine: 0 }, ["boss"], ["boss"])).toBe(true);
});

test("one takes away two strengths and one thing to work on: first what fell below its floor, then the lowest, then the heaviest", () => {
  const threes = Object.fromEntries(serviceRubric.criteria.map(({ id }) => [id, 3]));
  const rule = { mean: 300, floor: 2, floors: { listening: 3 } };
  expect(takeAway(serviceRubric, "new-hire", { ...threes, tone: 5, language: 4, closing: 2 }, rule)).toEqual({
    strongest: ["tone", "language"],
    next: "closing",
  });
  expect(takeAway(serviceRubric, "new-hire", { ...threes, listening: 2, closing: 2 }, rule).next).toBe("listening");
  expect(takeAway(serviceRubric, "new-hire", threes, rule)).toEqual({ strongest: ["problem-solving", "language"], next: "listening" });
  const fives = Object.fromEntries(serviceRubric.criteria.map(({ id }) => [id, 5]));
  expect(takeAway(serviceRubric, "new-hire", fives, rule).next).toBeNull();
});

describe("the start of a play", () => {
  const zone = "Asia/Shanghai";
  const at = (time: string, day = "2026-11-22") => instantAt(zone, day, time);

  test("is proposed for the next quarter of an hour, late in the evening on the day after", () => {
    expect(proposedStart(zone, at("14:03"))).toEqual({ day: "2026-11-22", time: "14:15" });
    expect(proposedStart(zone, at("23:45"))).toEqual({ day: "2026-11-22", time: "23:45" });
    expect(proposedStart(zone, at("23:57"))).toEqual({ day: "2026-11-23", time: "00:00" });
  });

  test("is never proposed so that it would be refused, at any minute of a day", () => {
    for (let minute = 0; minute < 1440; minute++) {
      const now = new Date(at("00:00").getTime() + minute * 60_000);
      expect(wrongStart(proposedStart(zone, now), { zone, now })).toBeNull();
    }
  });

  test("may lie half an hour back, over midnight too, and a year ahead", () => {
    const wrong = (day: string, time: string, now: Date) => wrongStart({ day, time }, { zone, now });
    expect(wrong("2026-11-22", "13:33", at("14:03"))).toBeNull();
    expect(wrong("2026-11-22", "13:32", at("14:03"))).toBe("past-time");
    expect(wrong("2026-11-21", "23:50", at("00:10"))).toBeNull();
    expect(wrong("2026-11-21", "23:30", at("00:10"))).toBe("past-day");
    expect(wrong("2027-11-23", "09:00", at("14:03"))).toBeNull();
    expect(wrong("2027-11-24", "09:00", at("14:03"))).toBe("too-far");
  });
});

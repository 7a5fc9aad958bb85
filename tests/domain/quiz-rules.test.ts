import { describe, expect, test } from "vitest";
import { type BeginningFacts, type BeginningRules, beginning } from "~/quizzes/beginning";
import { deadlineOf } from "~/quizzes/deadline";
import { quiz } from "~/quizzes/quiz";
import { released } from "~/quizzes/release";
import { windowOf } from "~/quizzes/window";
import { smallQuiz } from "../support/quiz";

const at = (time: string) => new Date(`2026-11-${time}:00Z`);
const open: BeginningRules = { opensAt: null, closesAt: null };
const fresh: BeginningFacts = { passed: false, failedAt: [], talks: 0, toRead: 0, marking: false };
const now = at("21T12:00");
const may = (rules: Partial<BeginningRules>, facts: Partial<BeginningFacts> = {}, when = now) => beginning({ ...open, ...rules }, { ...fresh, ...facts }, when);

describe("a person may begin", () => {
  test("without any rule, as often as they like", () => {
    expect(may({})).toEqual({ may: true, triesLeft: null });
    expect(may({}, { failedAt: Array.from({ length: 40 }, () => at("20T12:00")) })).toEqual({ may: true, triesLeft: null });
  });

  test("from the opening instant on, and no more at the closing instant", () => {
    const rules = { opensAt: at("21T12:00"), closesAt: at("21T13:00") };
    expect(may(rules, {}, at("21T11:59"))).toEqual({ may: false, reason: "not-open-yet", from: rules.opensAt, triesLeft: null });
    expect(may(rules, {}, at("21T12:00")).may).toBe(true);
    expect(may(rules, {}, at("21T12:59")).may).toBe(true);
    expect(may(rules, {}, at("21T13:00"))).toMatchObject({ may: false, reason: "closed", at: rules.closesAt, from: null });
  });

  test("again when the waiting hours since the last failed try are over, to the minute", () => {
    const failedAt = [at("18T12:00"), at("20T12:30")];
    expect(may({ waitHours: 24 }, { failedAt })).toMatchObject({ may: false, reason: "wait", from: at("21T12:30") });
    expect(may({ waitHours: 24 }, { failedAt }, at("21T12:30")).may).toBe(true);
  });

  test("not in a waiting time that only ends when the test has closed", () => {
    const facts = { failedAt: [at("21T11:00")] };
    expect(may({ waitHours: 2, closesAt: at("21T13:00") }, facts)).toMatchObject({ reason: "closes-before", from: null });
    expect(may({ waitHours: 2, closesAt: at("21T13:01") }, facts)).toMatchObject({ reason: "wait" });
  });

  test("as often as there are tries, then after a talk exactly once more", () => {
    const failed = (n: number) => ({ failedAt: Array.from({ length: n }, (_, day) => at(`1${day}T12:00`)) });
    expect(may({ attempts: 3 })).toEqual({ may: true, triesLeft: 3 });
    expect(may({ attempts: 3 }, failed(2))).toEqual({ may: true, triesLeft: 1 });
    expect(may({ attempts: 3 }, failed(3))).toEqual({ may: false, reason: "talk", from: null, triesLeft: 0 });
    expect(may({ attempts: 3 }, { ...failed(3), talks: 1 })).toEqual({ may: true, triesLeft: 1 });
    expect(may({ attempts: 3 }, { ...failed(4), talks: 1 })).toMatchObject({ reason: "talk" });
  });

  test("when the lessons named by the last failed try were opened again", () => {
    expect(may({}, { failedAt: [at("20T12:00")], toRead: 1 })).toMatchObject({ may: false, reason: "read-first", from: null });
  });

  test("freely after a pass, but only while the test is open", () => {
    const facts = { passed: true, failedAt: [at("21T11:59"), at("21T11:58")], toRead: 2 };
    expect(may({ attempts: 2, waitHours: 24 }, facts)).toEqual({ may: true, triesLeft: null });
    expect(may({ closesAt: at("21T11:00") }, facts)).toMatchObject({ reason: "closed" });
  });
});

describe("opening and closing by the company's clocks", () => {
  const instants = (opens: string, closes: string, zone: string) => Object.values(windowOf({ opens, closes }, zone)).map((at) => at?.toISOString());

  test("are instants of the company's zone, in summer and in winter", () => {
    expect(instants("2026-12-01 09:00", "2026-12-01 18:00", "Asia/Shanghai")).toEqual(["2026-12-01T01:00:00.000Z", "2026-12-01T10:00:00.000Z"]);
    expect(instants("2026-10-24 09:00", "2026-10-25 09:00", "Europe/Berlin")).toEqual(["2026-10-24T07:00:00.000Z", "2026-10-25T08:00:00.000Z"]);
    expect(windowOf({}, "Asia/Shanghai")).toEqual({ opensAt: null, closesAt: null });
  });

  test("take the longer way when the clocks show the hour twice", () => {
    expect(instants("2026-10-25 02:30", "2026-10-25 02:30", "Europe/Berlin")).toEqual(["2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"]);
    expect(instants("2026-11-01 01:30", "2026-11-01 01:30", "America/New_York")).toEqual(["2026-11-01T05:30:00.000Z", "2026-11-01T06:30:00.000Z"]);
    expect(instants("2026-04-05 01:45", "2026-04-05 01:45", "Australia/Lord_Howe")).toEqual(["2026-04-04T14:45:00.000Z", "2026-04-04T15:15:00.000Z"]);
  });

  test("come after the gap when the clocks skip the hour, east and west of Greenwich", () => {
    expect(instants("2026-03-29 02:30", "2026-03-29 02:30", "Europe/Berlin")).toEqual(["2026-03-29T01:30:00.000Z", "2026-03-29T01:30:00.000Z"]);
    expect(instants("2026-03-08 02:30", "2026-03-08 02:30", "America/New_York")).toEqual(["2026-03-08T07:30:00.000Z", "2026-03-08T07:30:00.000Z"]);
  });
});

describe("the deadline of an attempt", () => {
  const started = at("21T12:00");
  const deadline = (minutes: number | undefined, closesAt: Date | null, ...extras: [number | null, number | null][]) =>
    deadlineOf(
      started,
      { minutes, closesAt },
      extras.map(([more, percent]) => ({ minutes: more, percent })),
    );

  test("is the limit with all the extra time there is: minutes and percent of the limit", () => {
    expect(deadline(40, null)).toEqual(at("21T12:40"));
    expect(deadline(40, null, [10, null])).toEqual(at("21T12:50"));
    expect(deadline(40, null, [null, 25], [5, null])).toEqual(at("21T12:55"));
    expect(deadline(10, null, [null, 33])).toEqual(new Date(started.getTime() + 13.3 * 60_000));
  });

  test("is never after the closing, whatever was given, and never without a limit", () => {
    expect(deadline(40, at("21T12:30"), [600, null])).toEqual(at("21T12:30"));
    expect(deadline(undefined, at("21T12:30"), [600, null])).toEqual(at("21T12:30"));
    expect(deadline(undefined, null, [10, null])).toBeNull();
  });
});

test("score, right answers and explanations are each shown when their time has come", () => {
  const shows = { score: "after-submit", answers: "after-pass", explanations: "after-closing" } as const;
  const closesAt = at("21T13:00");
  expect(released(shows, { passed: false, closesAt, now })).toEqual({ score: true, answers: false, explanations: false });
  expect(released(shows, { passed: true, closesAt, now })).toEqual({ score: true, answers: true, explanations: false });
  expect(released(shows, { passed: false, closesAt, now: closesAt })).toEqual({ score: true, answers: false, explanations: true });
  const never = { score: "never", answers: "never", explanations: "never" } as const;
  expect(released(never, { passed: true, closesAt, now: closesAt })).toEqual({ score: false, answers: false, explanations: false });
});

describe("an author's rules", () => {
  const faults = (change: Record<string, unknown>) => {
    const result = quiz.safeParse(smallQuiz(change));
    return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  };

  test("show everything after handing in unless they say otherwise", () => {
    expect(quiz.parse(smallQuiz()).shows).toEqual({ score: "after-submit", answers: "after-submit", explanations: "after-submit" });
    expect(
      faults({ attempts: 3, waitHours: 24, minutes: 60, opens: "2026-12-01 09:00", closes: "2026-12-31 18:00", shows: { answers: "after-closing" } }),
    ).toEqual([]);
  });

  test.each([
    [{ attempts: 0 }, "attempts"],
    [{ attempts: 1.5 }, "attempts"],
    [{ waitHours: -1 }, "waitHours"],
    [{ minutes: "60" }, "minutes"],
    [{ passMark: Number.NaN }, "passMark"],
    [{ opens: "2026-02-30 09:00" }, "opens"],
    [{ opens: "2026-12-01 24:00" }, "opens"],
    [{ opens: "2026-12-01T09:00Z" }, "opens"],
    [{ closes: ["2026-12-01 09:00"] }, "closes"],
    [{ opens: "2026-12-01 09:00", closes: "2026-12-01 09:00" }, "closes"],
    [{ shows: { answers: "later" } }, "shows.answers"],
    [{ shows: { score: "after-closing" } }, "shows.score"],
    [{ shows: { marks: "never" } }, "shows"],
  ])("%j are refused at their place", (change, place) => {
    expect(faults(change)[0]).toMatch(new RegExp(`^${place}: .{10,}`));
  });
});

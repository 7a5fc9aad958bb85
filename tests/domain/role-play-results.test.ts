import { expect, test } from "vitest";
import { dotsOf, heightOf, newestPlayed, picture } from "~/role-plays/progress";
import { holdOn, noResit, type Resit, resitAfter, resitRefusals, type Try, usualResit } from "~/role-plays/resit";
import { assessmentDoor, criteriaAsked } from "~/role-plays/self-assessment";
import { type Played, whatNext } from "~/role-plays/what-next";

const at = (time: string) => new Date(`2026-11-27T${time}:00Z`);
const play = { scheduledAt: at("10:00"), startedAt: null, endedAt: null, cancelledAt: null, releasedAt: null };

test("one's own view is asked for from the end of the play until the result is out", () => {
  expect(assessmentDoor(play, 7, at("10:06"))).toBe("not-yet");
  expect(assessmentDoor(play, 7, at("10:07"))).toBe("open");
  expect(assessmentDoor({ ...play, startedAt: at("10:05") }, 7, at("10:07"))).toBe("not-yet");
  expect(assessmentDoor({ ...play, startedAt: at("10:05"), endedAt: at("10:06") }, 7, at("10:07"))).toBe("open");
  expect(assessmentDoor({ ...play, releasedAt: at("10:20") }, 7, at("10:30"))).toBe("closed");
  expect(assessmentDoor({ ...play, cancelledAt: at("09:00") }, 7, at("10:30"))).toBe("called-off");
});

test("on the phone nobody is asked about what cannot be seen there", () => {
  const rubric = { criteria: [{ id: "tone" }, { id: "body-language", notApplicable: {} }] } as never;
  expect(criteriaAsked(rubric, { onThePhone: true }).map(({ id }) => id)).toEqual(["tone"]);
  expect(criteriaAsked(rubric, { onThePhone: false })).toHaveLength(2);
});

const failed: Played = {
  ...{ performanceId: "one", scenarioId: "rp04", towards: "frontline", passed: false, weightedSum: 280 },
  ...{ playedAt: at("10:00"), releasedAt: at("10:20") },
};
const nextDay = new Date("2026-11-28T10:20:00Z");
const waiting = { fails: 1, failedAt: at("10:20"), from: nextDay, noteAfter: null, resultFirst: null };
const again = (others: Partial<Played>[] = [], now = at("12:00"), result = failed, resit: Resit = waiting) =>
  whatNext(
    { result, others: [result, ...others.map((other) => ({ ...failed, performanceId: "two", ...other }))], scenarios: ["rp03", "rp04"], planned: [], resit },
    now,
  );

test("after a fail one reads from when on one plays again, in which role-plays, and whether it is talked through first", () => {
  expect(again()).toEqual({ kind: "again", from: nextDay, isOpen: false, talkFirst: false, scenarios: ["rp03", "rp04"] });
  expect(again([], nextDay)).toMatchObject({ isOpen: true });
  expect(again([], nextDay, failed, { ...waiting, noteAfter: "one" })).toMatchObject({ talkFirst: true });
  expect(again([], nextDay, failed, { ...waiting, resultFirst: "three" })).toEqual({ kind: "result-first", performanceId: "three" });
});

test("after a pass there is nothing to do; an earlier one, as before a renewal, makes no fail good; practice may be repeated at will", () => {
  expect(again([], at("12:00"), { ...failed, passed: true })).toBeNull();
  expect(again([{ passed: true, releasedAt: at("11:00") }])).toEqual({ kind: "passed-since", performanceId: "two" });
  expect(again([{ passed: true, releasedAt: at("09:00") }])).toMatchObject({ kind: "again" });
  expect(again([{ passed: true, towards: null, releasedAt: at("11:00") }])).toMatchObject({ kind: "again" });
  expect(again([], at("12:00"), { ...failed, towards: null })).toEqual({ kind: "practice" });
});

const failedTry = (performanceId: string, time: string, change: Partial<Try> = {}): Try => ({
  ...{ performanceId, passed: false, releasedAt: at(time), crossed: false, coached: false },
  ...change,
});
const after = (tries: Try[], rule = usualResit) => resitAfter(tries, rule, null);

test("24 hours after the result one may be scored again, as often as it takes; the hours are the certification's", () => {
  expect(after([])).toEqual(noResit);
  expect(after([failedTry("one", "10:20")])).toEqual(waiting);
  expect(after([failedTry("one", "10:20")], { afterHours: 2, noteAfterFails: 2 }).from).toEqual(at("12:20"));
  const many = Array.from({ length: 9 }, (_, n) => failedTry(`${n}`, `1${n}:00`, { coached: true }));
  expect(after(many)).toMatchObject({ fails: 9, noteAfter: null });
});

test("from the second fail on, and after any red line, a coaching note comes first, for each fail one of its own", () => {
  expect(after([failedTry("one", "10:00"), failedTry("two", "11:00")]).noteAfter).toBe("two");
  expect(after([failedTry("two", "11:00", { coached: true }), failedTry("one", "10:00")]).noteAfter).toBeNull();
  expect(after([failedTry("one", "10:00", { coached: true }), failedTry("two", "11:00")]).noteAfter).toBe("two");
  expect(after([failedTry("one", "10:00", { crossed: true })]).noteAfter).toBe("one");
  expect(after([failedTry("one", "10:00"), failedTry("pass", "11:00", { passed: true }), failedTry("two", "12:00")])).toMatchObject({
    fails: 1,
    noteAfter: null,
  });
  expect(after([failedTry("one", "10:00"), failedTry("pass", "11:00", { passed: true })])).toEqual(noResit);
});

test("why a re-sit cannot be planned is said with each reason by itself", () => {
  const resit = { fails: 2, failedAt: at("10:20"), from: nextDay, noteAfter: "two", resultFirst: "three" };
  expect(resitRefusals(resit, at("12:00"))).toEqual([{ kind: "result-first" }, { kind: "too-early", from: nextDay }, { kind: "note-first" }]);
  expect(resitRefusals({ ...resit, noteAfter: null, resultFirst: null }, nextDay)).toEqual([]);
});

test("what was planned before the fail waits for its time and its note; what has begun, or was to before the result was out, does not", () => {
  const plan = (time: Date, startedAt: Date | null = null) => ({ scheduledAt: time, startedAt });
  expect(holdOn(noResit, plan(at("11:00")))).toBeNull();
  expect(holdOn(waiting, plan(at("11:00")))).toEqual({ from: nextDay, noteAfter: null });
  expect(holdOn(waiting, plan(nextDay))).toBeNull();
  expect(holdOn({ ...waiting, noteAfter: "one" }, plan(nextDay))).toEqual({ from: null, noteAfter: "one" });
  expect(holdOn({ ...waiting, noteAfter: "one" }, plan(at("10:10")))).toBeNull();
  expect(holdOn({ ...waiting, noteAfter: "one" }, plan(at("11:00"), at("10:10")))).toBeNull();
});

test("a try that is planned already is named, the soonest of the set", () => {
  const planned = [
    { performanceId: "later", scenarioId: "rp04", scheduledAt: at("20:00"), startedAt: null },
    { performanceId: "soon", scenarioId: "rp03", scheduledAt: at("18:00"), startedAt: null },
    { performanceId: "else", scenarioId: "rp09", scheduledAt: at("13:00"), startedAt: null },
  ];
  const next = whatNext({ result: failed, others: [failed], scenarios: ["rp03", "rp04"], planned, resit: waiting }, at("12:00"));
  expect(next).toEqual({ kind: "planned", performanceId: "soon", at: at("18:00"), hold: { from: nextDay, noteAfter: null } });
});

test("progress is in the order of playing, not of grading, and shows the newest dozen within the picture", () => {
  const played = Array.from({ length: 20 }, (_, n) => ({ ...failed, performanceId: `${n}`, weightedSum: 100 + n * 20, playedAt: new Date(20_000 - n * 1000) }));
  const shown = newestPlayed(played);
  expect(shown.map(({ performanceId }) => performanceId)).toEqual(["11", "10", "9", "8", "7", "6", "5", "4", "3", "2", "1", "0"]);
  for (const { x, y } of dotsOf(shown)) {
    expect(x).toBeGreaterThan(picture.left);
    expect(x).toBeLessThan(picture.width - picture.right);
    expect(y).toBeGreaterThanOrEqual(picture.top);
    expect(y).toBeLessThanOrEqual(picture.height - picture.bottom);
  }
  expect(heightOf(500)).toBe(picture.top);
  expect(dotsOf([failed])).toHaveLength(1);
});

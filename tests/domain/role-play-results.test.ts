import { expect, test } from "vitest";
import { dotsOf, heightOf, newestPlayed, picture } from "~/role-plays/progress";
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
  expect(assessmentDoor({ ...play, cancelledAt: at("09:00") }, 7, at("10:30"))).toBe("closed");
});

test("on the phone nobody is asked about what cannot be seen there", () => {
  const rubric = { criteria: [{ id: "tone" }, { id: "body-language", notApplicable: {} }] } as never;
  expect(criteriaAsked(rubric, { onThePhone: true }).map(({ id }) => id)).toEqual(["tone"]);
  expect(criteriaAsked(rubric, { onThePhone: false })).toHaveLength(2);
});

const failed: Played = { performanceId: "one", scenarioId: "rp04", towards: "frontline", passed: false, weightedSum: 280, playedAt: at("10:00") };
const again = (others: Partial<Played>[] = [], now = at("12:00"), result = failed) =>
  whatNext(
    { result, others: [result, ...others.map((other) => ({ ...failed, performanceId: "two", ...other }))], scenarios: ["rp03", "rp04"], planned: [] },
    now,
  );
const nextDay = new Date("2026-11-28T10:00:00Z");

test("after a fail one plays again from 24 hours after the play on, in any role-play of the same set", () => {
  expect(again()).toEqual({ kind: "again", from: nextDay, isOpen: false, talkFirst: false, scenarios: ["rp03", "rp04"] });
  expect(again([], nextDay)).toMatchObject({ isOpen: true });
});

test("from the second fail on the trainer talks it through first, whichever role-play of the set it was", () => {
  expect(again([{ scenarioId: "rp03" }])).toMatchObject({ talkFirst: true });
  expect(again([{ scenarioId: "rp09" }, { towards: null }])).toMatchObject({ talkFirst: false });
});

test("after a pass there is nothing to do, whenever it came; practice may be repeated at will", () => {
  expect(again([], at("12:00"), { ...failed, passed: true })).toBeNull();
  expect(again([{ passed: true }])).toEqual({ kind: "passed-since", performanceId: "two" });
  expect(again([{ passed: true, towards: null }])).toMatchObject({ kind: "again" });
  expect(again([], at("12:00"), { ...failed, towards: null })).toEqual({ kind: "practice" });
});

test("a try that is planned already is named, the soonest of the set", () => {
  const planned = [
    { performanceId: "later", scenarioId: "rp04", scheduledAt: at("20:00") },
    { performanceId: "soon", scenarioId: "rp03", scheduledAt: at("18:00") },
    { performanceId: "else", scenarioId: "rp09", scheduledAt: at("13:00") },
  ];
  const next = whatNext({ result: failed, others: [failed], scenarios: ["rp03", "rp04"], planned }, at("12:00"));
  expect(next).toEqual({ kind: "planned", performanceId: "soon", at: at("18:00") });
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

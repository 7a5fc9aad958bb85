import { expect, test } from "vitest";
import { escortClock } from "~/certification/escort";
import { rules } from "~/certification/rules";
import { smallRules } from "../support/small-library";

const days = { remindOnDay: 30, tellHrOnDay: 45, reviewOnDay: 60 };
const stageOn = (today: string) => escortClock(days, "2026-01-31", today)?.stage;

test("the clock runs from the day of hiring: reminder on day 30, HR on day 45, review on day 60", () => {
  expect(escortClock(days, "2026-01-31", "2026-01-31")).toEqual({ day: 0, stage: "running", reviewOn: "2026-04-01" });
  expect([stageOn("2026-03-01"), stageOn("2026-03-02")]).toEqual(["running", "remind"]);
  expect([stageOn("2026-03-16"), stageOn("2026-03-17")]).toEqual(["remind", "tell-hr"]);
  expect([stageOn("2026-03-31"), stageOn("2026-04-01"), stageOn("2027-04-01")]).toEqual(["tell-hr", "review", "review"]);
});

test("nobody knows how long it is where no day of hiring is known, or before it", () => {
  expect(escortClock(days, null, "2026-03-01")).toBeNull();
  expect(escortClock(days, "2026-03-02", "2026-03-01")).toBeNull();
});

test("the three days of rules follow one another", () => {
  const of = (escort: object) => rules.safeParse({ ...smallRules, escort });
  expect(of(days).success).toBe(true);
  expect(of({ ...days, tellHrOnDay: 61 }).error?.issues[0]).toMatchObject({ path: ["escort", "reviewOnDay"] });
});

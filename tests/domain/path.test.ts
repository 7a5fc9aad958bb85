import { expect, test } from "vitest";
import type { Assignment } from "~/assignments/assignments.server";
import { noFacts } from "~/certification/facts";
import { byUrgency, modulesDone, type Path } from "~/certification/path";
import type { Standing } from "~/certification/standing";
import { formatNearDay } from "~/locale/day";
import { timeOfDay } from "~/locale/time-of-day";
import { nameIn } from "~/people/names";
import { smallLibrary } from "../support/small-library";

const path = (standing: Standing, dueOn: string | null = null, duties: Partial<Path["duties"][number]>[] = []) =>
  ({ standing, duties, assignment: { dueOn } as Assignment }) as Path;
const steps: Standing["steps"] = [];

test("of several certificates the most urgent stands first: run out, then soonest due, and what is valid last", () => {
  const valid = path({ name: "certified", steps, renewalOpensOn: "2026-12-01", expiresOn: "2027-01-30" });
  const renewal = path({ name: "renewal-due", steps, expiresOn: "2026-12-20" });
  const lapsed = path({ name: "lapsed", steps, expiredOn: "2026-09-18" });
  const training = path({ name: "in-progress", steps, next: null, chain: null }, "2026-12-01");
  const someday = path({ name: "not-started", steps, next: null, chain: null });
  expect([valid, someday, renewal, training, lapsed].sort(byUrgency)).toEqual([lapsed, training, renewal, someday, valid]);
  const owing = path({ name: "certified", steps, renewalOpensOn: "2026-12-01", expiresOn: "2027-01-30" }, null, [{ dueOn: "2026-12-10" }]);
  expect([valid, renewal, owing, training].sort(byUrgency)).toEqual([training, owing, renewal, valid]);
});

test("a module is done when every lesson is read and its quiz passed; one that is not published never is", () => {
  const library = smallLibrary();
  const lessons = ["hear", "pause"].map((lessonId) => ({ factId: lessonId, moduleId: "m04", lessonId, readAt: new Date() }));
  const quiz = { factId: "q", quizId: "m04-quiz", moduleId: "m04", passed: true, points: 1, maximum: 1, percent: 100, at: new Date() };
  expect(modulesDone(["m04"], { ...noFacts, lessons }, library)).toBe(0);
  expect(modulesDone(["m04"], { ...noFacts, lessons: lessons.slice(1), quizzes: [quiz] }, library)).toBe(0);
  expect(modulesDone(["m04", "gone"], { ...noFacts, lessons, quizzes: [quiz] }, library)).toBe(1);
});

test("greets by the name written in the page's script, where a person has one", () => {
  expect([nameIn("en", { name: "林悦", otherName: "Lin Yue" }), nameIn("zh", { name: "林悦", otherName: "Lin Yue" })]).toEqual(["Lin Yue", "林悦"]);
  expect([nameIn("zh", { name: "Daniel Okafor", otherName: "欧丹尼" }), nameIn("en", { name: "石磊", otherName: null })]).toEqual(["欧丹尼", "石磊"]);
});

test("knows morning, afternoon and evening", () => {
  expect(["04:00", "11:59", "12:00", "17:59", "18:00", "03:59"].map(timeOfDay)).toEqual(["morning", "morning", "afternoon", "afternoon", "evening", "evening"]);
});

test("a day of this year is written without the year", () => {
  expect([formatNearDay("2026-11-27", "2026-01-01", "en"), formatNearDay("2026-11-27", "2026-01-01", "zh")]).toEqual(["Fri 27 Nov", "11月27日 周五"]);
  expect(formatNearDay("2027-01-02", "2026-12-31", "en")).toBe("Sat 2 Jan 2027");
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { type Facts, noFacts } from "~/certification/facts";
import { inOrderOfNeed, rules } from "~/certification/rules";
import { standing } from "~/certification/standing";
import { earned, type Held } from "~/certification/steps";
import { whyThisDate } from "~/certification/why";
import { addDays } from "~/locale/day";
import { smallLibrary, smallRules } from "../support/small-library";

const frontline = rules.parse(smallRules);
const { modules } = smallLibrary();
const at = (day: string) => new Date(`${day}T02:00:00Z`);
const reading = (lessonId: string, day: string) => ({ factId: `read-${lessonId}-${day}`, moduleId: "m04", lessonId, readAt: at(day) });
const quiz = (day: string, passed = true) => ({
  factId: `quiz-${day}`,
  quizId: "m04-quiz",
  moduleId: "m04",
  passed,
  points: 1100,
  maximum: 1200,
  percent: 91,
  at: at(day),
});
const rolePlay = (day: string, more = {}) => ({
  factId: `play-${day}`,
  performanceId: `p-${day}`,
  scenarioId: "rp05",
  towards: "frontline",
  weightedSum: 380,
  passed: true,
  at: at(day),
  ...more,
});
const planned = (day: string) => ({ performanceId: `p-${day}`, scenarioId: "rp04", scheduledAt: at(day), room: "2", part: "staff" as const });
const all: Facts = {
  ...noFacts,
  lessons: [reading("hear", "2026-01-05"), reading("pause", "2026-01-06")],
  quizzes: [quiz("2026-01-10")],
  rolePlays: [rolePlay("2026-01-20")],
};
const stand = (facts: Facts, today = "2026-02-01", held: Held | null = null) => standing(frontline, facts, today, { modules, held });

test("who has done nothing has not started, and begins with the first lesson", () => {
  expect(stand(noFacts)).toMatchObject({ name: "not-started", next: { kind: "lessons", read: 0, of: 2, nextLessonId: "hear" } });
});

test("the next step is the first unread lesson, then the quiz, then the role-play that is planned, then waiting for a plan", () => {
  const lessons = [reading("pause", "2026-01-05")];
  expect(stand({ ...noFacts, lessons })).toMatchObject({ name: "in-progress", next: { kind: "lessons", read: 1, nextLessonId: "hear" } });
  expect(stand({ ...noFacts, lessons: all.lessons }).steps[0]).toMatchObject({ state: "met", at: at("2026-01-06") });
  expect(stand({ ...noFacts, lessons: all.lessons, upcoming: [planned("2026-02-03")] })).toMatchObject({ next: { kind: "quiz", state: "open", tries: 0 } });
  const upcoming = [planned("2026-02-09"), planned("2026-02-03"), { ...planned("2026-02-02"), part: "customer" as const }];
  expect(stand({ ...all, rolePlays: [], upcoming })).toMatchObject({
    next: { kind: "role-play", state: "planned", performance: { performanceId: "p-2026-02-03" } },
  });
  expect(stand({ ...all, rolePlays: [rolePlay("2026-01-19", { passed: false })] })).toMatchObject({ next: { kind: "role-play", state: "open", tries: 1 } });
  expect(stand(all)).toMatchObject({ name: "in-progress", next: null });
});

test("a failed try after a pass undoes nothing, and the first pass is the one that counts", () => {
  const facts = { ...all, quizzes: [quiz("2026-01-30", false), quiz("2026-01-25"), quiz("2026-01-10")] };
  expect(stand(facts).steps[1]).toMatchObject({ state: "met", factIds: ["quiz-2026-01-10"] });
});

test("practice, another certification's role-play and one outside the set do not count", () => {
  const rolePlays = [rolePlay("2026-01-20", { towards: null }), rolePlay("2026-01-20", { towards: "other" }), rolePlay("2026-01-20", { scenarioId: "rp99" })];
  expect(stand({ ...all, rolePlays }).steps[2]).toMatchObject({ state: "open", tries: 0 });
});

test("a requirement whose module is not published can be met by nobody, and says so", () => {
  const { steps, ...rest } = standing(frontline, noFacts, "2026-02-01", { modules: new Map() });
  expect(steps.map(({ state }) => state)).toEqual(["unavailable", "unavailable", "open"]);
  expect(rest).toMatchObject({ name: "not-started", next: { kind: "role-play" } });
  expect(earned(steps)).toBeNull();
});

const held: Held = {
  factIds: [
    { requirementId: "lessons", kind: "lessons", factId: "read-hear-2026-01-05" },
    { requirementId: "lessons", kind: "lessons", factId: "read-pause-2026-01-06" },
    { requirementId: "quiz", kind: "quiz", factId: "quiz-2026-01-10" },
    { requirementId: "role-play", kind: "role-play", factId: "play-2026-01-20" },
  ],
  ...{ windowOpensOn: "2026-11-21", expiresOn: "2027-01-20", graceEndsOn: "2027-02-19" },
};

test.each([
  ["2026-11-20", "certified"],
  ["2026-11-21", "renewal-due"],
  ["2027-01-20", "renewal-due"],
  ["2027-01-21", "in-grace"],
  ["2027-02-19", "in-grace"],
  ["2027-02-20", "lapsed"],
])("on %s the certificate is %s", (today, name) => {
  expect(stand(all, today, held).name).toBe(name);
});

test("without a day of grace a certificate lapses on the day after its last", () => {
  expect(stand(all, "2027-01-21", { ...held, graceEndsOn: "2027-01-20" })).toEqual({ name: "lapsed", expiredOn: "2027-01-20", steps: expect.anything() });
});

test.each(["suspended", "revoked"] as const)("a %s certificate says since when and why, whatever its dates", (name) => {
  const own = {
    ...held,
    factId: "c1",
    serial: "S1",
    certificationId: "frontline",
    at: at("2026-01-20"),
    stopped: { name, since: "2026-02-20", reason: "shouted" },
  };
  expect(stand({ ...all, certificates: [own] }, "2026-03-01", held)).toMatchObject({ name, since: "2026-02-20", why: { reason: "shouted" } });
});

test("a lesson added later takes nothing from who is certified", () => {
  const longer = new Map([["m04", { lessons: [{ id: "hear" }, { id: "new" }, { id: "pause" }], quiz: {} }]]);
  const step = standing(frontline, all, "2026-03-01", { modules: longer, held }).steps[0];
  expect(step).toMatchObject({ state: "met", factIds: ["read-hear-2026-01-05", "read-pause-2026-01-06"], at: at("2026-01-06") });
});

const someFacts = fc.subarray(["hear", "pause", "quiz", "role-play"]).map(
  (names): Facts => ({
    ...noFacts,
    lessons: all.lessons.filter(({ lessonId }) => names.includes(lessonId)),
    quizzes: names.includes("quiz") ? all.quizzes : [quiz("2026-01-09", false)],
    rolePlays: names.includes("role-play") ? all.rolePlays : [],
    certificates: [],
    waivers: [],
    duties: [],
    upcoming: [],
  }),
);

test("nothing is earned unless every fact is there, and what is earned names each of them", () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const { steps, ...rest } = stand(facts);
      const grounds = earned(steps);
      const complete = facts.lessons.length === 2 && facts.quizzes[0]!.passed && facts.rolePlays.length === 1;
      expect(grounds !== null).toBe(complete);
      expect("next" in rest && rest.next === null).toBe(complete);
      if (grounds) expect([grounds.factIds, grounds.completedAt]).toEqual([held.factIds, at("2026-01-20")]);
    }),
  );
});

test("as days go by a standing only ever moves on: valid, renewal open, in grace, lapsed", () => {
  const order = ["certified", "renewal-due", "in-grace", "lapsed"];
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 800 }), fc.integer({ min: 0, max: 200 }), (offset, more) => {
      const today = addDays(held.expiresOn, offset);
      expect(order.indexOf(stand(all, addDays(today, more), held).name)).toBeGreaterThanOrEqual(order.indexOf(stand(all, today, held).name));
    }),
  );
});

test("says which rule made the date", () => {
  const dates = { issuedOn: "2026-08-10", expiresOn: "2027-12-01", renews: null, importedAt: null, extendedFrom: null, datesBy: null };
  expect(whyThisDate({ ...dates, countedFrom: "2026-12-01" }, frontline)).toEqual({
    from: "due-date",
    dueOn: "2026-12-01",
    completed: "2026-08-10",
    expires: "2027-12-01",
    months: 12,
  });
  expect(whyThisDate({ ...dates, expiresOn: "2027-08-10", countedFrom: "2026-08-10" }, frontline)).toMatchObject({ from: "completion" });
  expect(whyThisDate({ ...dates, countedFrom: "2026-12-01", renews: "earlier" }, frontline)).toMatchObject({ from: "expiry", previousExpiry: "2026-12-01" });
});

const supervisor = rules.parse({
  ...smallRules,
  ...{ id: "supervisor", tier: "supervisor" },
  requirements: [{ id: "frontline", kind: "certificate", certification: "frontline" }, ...smallRules.requirements.slice(1, 2)],
});
const certificate = {
  factId: "c1",
  serial: "S1",
  certificationId: "frontline",
  at: at("2026-01-20"),
  windowOpensOn: "2026-11-21",
  expiresOn: "2027-01-20",
  graceEndsOn: "2027-02-19",
};
const needing = (facts: Facts, today: string) => standing(supervisor, facts, today, { modules });

test.each([
  ["2026-03-01", "certified"],
  ["2026-12-01", "renewal-due"],
  ["2027-02-19", "in grace on its last day"],
])("another certificate counts on %s, when it is %s", (today) => {
  const [step] = needing({ ...noFacts, certificates: [certificate] }, today).steps;
  expect(step).toEqual({
    ...{ kind: "certificate", requirement: supervisor.requirements[0], state: "met", factIds: ["c1"], at: at("2026-01-20") },
    ...{ serial: "S1", validUntil: "2027-01-20" },
  });
});

test("another certificate that was never earned, has lapsed, or is suspended or revoked does not count; what was lost is named", () => {
  const step = (certificates: Facts["certificates"], today = "2026-03-01") => needing({ ...noFacts, certificates }, today).steps[0];
  expect(step([])).toMatchObject({ state: "open", lost: null });
  expect(step([{ ...certificate, certificationId: "other" }])).toMatchObject({ state: "open", lost: null });
  expect(step([certificate], "2027-02-20")).toMatchObject({ state: "open", lost: "S1" });
  for (const name of ["suspended", "revoked"] as const)
    expect(step([{ ...certificate, stopped: { name, since: "2026-02-20", reason: "by HR" } }])).toMatchObject({ state: "open", lost: "S1" });
});

test("to hold the certificate a higher one needs is not yet a beginning, and when only it is missing it is what comes next", () => {
  expect(needing({ ...noFacts, certificates: [certificate] }, "2026-03-01")).toMatchObject({ name: "not-started", next: { kind: "quiz" } });
  expect(needing(all, "2026-03-01")).toMatchObject({ name: "in-progress", next: { kind: "certificate", state: "open" } });
  expect(earned(needing(all, "2026-03-01").steps)).toBeNull();
  const { steps } = needing({ ...all, certificates: [certificate] }, "2026-03-01");
  expect(earned(steps)).toEqual({
    completedAt: at("2026-01-20"),
    factIds: [
      { requirementId: "frontline", kind: "certificate", factId: "c1" },
      { requirementId: "quiz", kind: "quiz", factId: "quiz-2026-01-10" },
    ],
  });
});

test("who holds a higher certificate sees on its path when the one beneath it has run out", () => {
  const mine: Held = {
    ...held,
    factIds: [{ requirementId: "frontline", kind: "certificate", factId: "c1" }],
    expiresOn: "2028-01-20",
    graceEndsOn: "2028-02-19",
  };
  const on = (today: string) => standing(supervisor, { ...all, certificates: [certificate] }, today, { modules, held: mine }).steps[0]!.state;
  expect([on("2027-02-19"), on("2027-02-20")]).toEqual(["met", "open"]);
});

test("certifications are settled after those they need, whatever their order, and even a circle is settled once each", () => {
  const needs = (id: string, ...others: string[]) => ({
    rules: { id, requirements: others.map((certification) => ({ id: certification, kind: "certificate" as const, certification })) },
  });
  const order = (...all: ReturnType<typeof needs>[]) => inOrderOfNeed(all).map((one) => one.rules.id);
  expect(order(needs("three", "two"), needs("two", "one"), needs("one"))).toEqual(["one", "two", "three"]);
  expect(order(needs("two", "one"), needs("three", "two"))).toEqual(["two", "three"]);
  expect(order(needs("a", "b"), needs("b", "a")).sort()).toEqual(["a", "b"]);
});

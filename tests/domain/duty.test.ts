import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysAway, wrongAbsence } from "~/certification/absence";
import { dutyMet, openDutiesOf, standsFor } from "~/certification/duty";
import { type CertificateFact, type DutyFact, noFacts } from "~/certification/facts";
import { happenedAgain, retrainingAsked, wrongIncident } from "~/certification/retraining";
import { rules } from "~/certification/rules";
import { endOf, lossOf, notCounting } from "~/certification/stopped";
import { addDays } from "~/locale/day";
import { dutyStage } from "~/messages/reminders";
import { smallRules } from "../support/small-library";

const at = (day: string) => new Date(`${day}T02:00:00Z`);
const quiz = { id: "retraining-m04", kind: "quiz" as const, module: "m04" };
const rolePlay = {
  ...{ id: "retraining-role-play", kind: "role-play" as const, title: { en: "Listening", zh: "倾听" } },
  ...{ scenarios: ["rp04"], graders: 1, outsideLine: 0 },
};
const duty: DutyFact = {
  ...{ factId: "d1", certificationId: "frontline", about: { kind: "retraining", cause: "complaint", day: "2027-03-01" }, requirements: [quiz, rolePlay] },
  ...{ since: at("2027-03-02"), sinceOn: "2027-03-02", dueOn: "2027-04-01", reason: "A promise was not kept.", metAt: null },
};
const passed = (factId: string, day: string, more: object = {}) => ({
  ...{ factId, quizId: "m04-quiz", moduleId: "m04", passed: true, points: 1, maximum: 1, percent: 100, at: at(day) },
  ...more,
});
const played = (factId: string, day: string, more: object = {}) => ({
  ...{ factId, performanceId: factId, scenarioId: "rp04", towards: "frontline", weightedSum: 400, passed: true, at: at(day) },
  ...more,
});
const certificate: CertificateFact = {
  ...{ factId: "c1", serial: "c1", certificationId: "frontline", at: at("2026-11-13") },
  ...{ windowOpensOn: "2027-10-02", expiresOn: "2027-12-01", graceEndsOn: "2027-12-31" },
};
const owing = (one: DutyFact): CertificateFact => ({ ...certificate, owed: one.metAt ? [] : [{ about: one.about, dueOn: one.dueOn }] });

describe("what a holder owes", () => {
  test("is met when the last of it was passed since it began, and by nothing from before", () => {
    expect(dutyMet(duty, { ...noFacts, quizzes: [passed("q", "2027-03-05")], rolePlays: [played("r", "2027-03-09")] })).toEqual(at("2027-03-09"));
    expect(dutyMet(duty, { ...noFacts, quizzes: [passed("q", "2027-03-01")], rolePlays: [played("r", "2027-03-09")] })).toBeNull();
    expect(dutyMet(duty, { ...noFacts, quizzes: [passed("q", "2027-03-05", { passed: false })], rolePlays: [played("r", "2027-03-09")] })).toBeNull();
    expect(dutyMet(duty, { ...noFacts, quizzes: [passed("q", "2027-03-05")], rolePlays: [played("r", "2027-03-09", { towards: null })] })).toBeNull();
  });

  test("whatever the order of the facts, it is met at the same instant", () => {
    const days = fc.integer({ min: -30, max: 60 }).map((n) => addDays("2027-03-02", n));
    const facts = fc.array(fc.record({ day: days, passed: fc.boolean(), played: fc.boolean() }), { maxLength: 12 });
    fc.assert(
      fc.property(
        facts.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          const met = (some: typeof list) =>
            dutyMet(duty, {
              ...noFacts,
              quizzes: some.flatMap((one, n) => (one.played ? [] : [passed(`q${n}`, one.day, { passed: one.passed })])),
              rolePlays: some.flatMap((one, n) => (one.played ? [played(`r${n}`, one.day, { passed: one.passed })] : [])),
            });
          expect(met(shuffled)).toEqual(met(list));
        },
      ),
    );
  });

  test("suspends from the day after its last one until the certificate's own days are over, and once met never; no date of the certificate moves", () => {
    const day = fc.integer({ min: 0, max: 500 }).map((n) => addDays("2027-01-01", n));
    fc.assert(
      fc.property(day, day, fc.boolean(), (dueOn, today, isMet) => {
        const held = owing({ ...duty, dueOn, metAt: isMet ? at("2027-06-01") : null });
        const expected = !isMet && today > dueOn && today <= "2027-12-31";
        expect(notCounting(held, [held], today)?.name).toBe(expected ? "suspended" : undefined);
        const { windowOpensOn, expiresOn, graceEndsOn } = held;
        expect({ windowOpensOn, expiresOn, graceEndsOn }).toEqual({ windowOpensOn: "2027-10-02", expiresOn: "2027-12-01", graceEndsOn: "2027-12-31" });
      }),
    );
  });

  test("takes along what rests on the certificate, and says which of several was due first", () => {
    const first = { ...owing(duty), owed: [...owing(duty).owed!, { about: duty.about, dueOn: "2027-03-10" }] };
    const second: CertificateFact = { ...certificate, factId: "c2", certificationId: "supervisor", needs: ["frontline"], graceEndsOn: "2028-12-31" };
    expect(lossOf(first, [first, second])?.on).toBe("2027-03-11");
    expect(endOf(first, [first, second])).toBe("2027-03-11");
    expect(notCounting(second, [first, second], "2027-03-11")).toMatchObject({ name: "suspended", why: { lost: "frontline" } });
    expect(notCounting(first, [first, second], "2027-03-11")).toMatchObject({ why: { owed: { about: duty.about } } });
  });

  test("is shown from the day it begins, what is due first first, and no more when it is met", () => {
    const content = { modules: new Map() };
    const later = { ...duty, factId: "d2", sinceOn: "2027-05-01", dueOn: "2027-03-20" };
    const facts = { ...noFacts, duties: [duty, later, { ...duty, factId: "d3", metAt: at("2027-03-05") }] };
    const shown = (today: string) => openDutiesOf("frontline", facts, today, content).map(({ factId }) => factId);
    expect([shown("2027-03-01"), shown("2027-03-02"), shown("2027-05-01")]).toEqual([[], ["d1"], ["d2", "d1"]]);
    expect(openDutiesOf("supervisor", facts, "2027-05-01", content)).toEqual([]);
  });
});

test("a certificate stands for a duty when the whole path was walked since, and not when any of it lies before, or by a renewal", () => {
  const authored = rules.parse({ ...smallRules, renewal: { requirements: [{ ...smallRules.requirements[1], id: "again" }] } });
  const facts = { quizzes: [passed("q", "2027-03-05"), passed("old", "2027-02-01")], rolePlays: [played("r", "2027-03-09")] };
  const proof = (requirementId: string, factId: string) => ({ requirementId, kind: "quiz", factId });
  const stands = (...factIds: ReturnType<typeof proof>[]) => standsFor({ rules: authored, factIds }, duty, facts);
  expect(stands(proof("lessons", "l"), proof("quiz", "q"), proof("role-play", "r"))).toBe(true);
  expect(stands(proof("quiz", "old"), proof("role-play", "r"))).toBe(false);
  expect(stands(proof("again", "q"))).toBe(false);
  expect(stands(proof("lessons", "l"))).toBe(false);
});

test("days away are counted with the first and the last, and no absence reaches into another", () => {
  expect(daysAway({ from: "2027-01-01", to: "2027-03-31" })).toBe(90);
  const others = [
    { from: "2027-01-01", to: "2027-01-31" },
    { from: "2027-06-01", to: null },
  ];
  const wrong = (from: string, to: string | null, hiredOn: string | null = null) => wrongAbsence({ from, to }, { others, hiredOn, today: "2027-07-01" });
  expect(wrong("2027-02-01", "2027-05-31")).toBeNull();
  expect(wrong("2027-01-31", "2027-02-02")).toBe("overlaps");
  expect(wrong("2027-05-01", null)).toBe("overlaps");
  expect(wrong("2027-07-01", "2027-07-02")).toBe("overlaps");
  expect(wrong("2027-02-01", "2027-02-02", "2027-02-02")).toBe("before-hiring");
  expect(wrong("2028-07-03", null)).toBe("too-far");
});

test("a re-training asks the quizzes and one of the role-plays as the certification judges it, and nothing where the rules name none", () => {
  const asking = rules.parse({ ...smallRules, retraining: { withinDays: 30, modules: ["m04"], scenarios: ["rp05"] } });
  expect(retrainingAsked(asking)).toMatchObject([
    { kind: "quiz", module: "m04" },
    { kind: "role-play", scenarios: ["rp05"], graders: 1, title: { en: "Listening and needs" } },
  ]);
  expect(retrainingAsked(rules.parse(smallRules))).toEqual([]);
  expect(wrongIncident("2026-07-01", { hiredOn: null, today: "2027-07-01" })).toBeNull();
  expect(wrongIncident("2026-06-30", { hiredOn: null, today: "2027-07-01" })).toBe("too-old");
  expect(happenedAgain(["2026-07-01", "2027-06-30"], "2027-07-01")).toBe(true);
  expect(happenedAgain(["2026-06-30", "2027-06-30"], "2027-07-01")).toBe(false);
});

test("a duty is reminded of in its last week, and when that has gone by, but not of a day that was over when it was set", () => {
  const stage = (today: string, setOn = "2027-03-02") => dutyStage({ dueOn: "2027-04-01", setOn }, today);
  expect([stage("2027-03-24"), stage("2027-03-25"), stage("2027-04-01"), stage("2027-04-02"), stage("2027-04-16")]).toEqual([
    null,
    "soon",
    "soon",
    "over",
    null,
  ]);
  expect(stage("2027-03-30", "2027-03-28")).toBeNull();
  expect(stage("2027-04-03", "2027-04-02")).toBeNull();
});

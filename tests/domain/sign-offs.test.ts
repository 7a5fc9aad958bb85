import { describe, expect, test } from "vitest";
import { type Facts, noFacts, type SignOffFact } from "~/certification/facts";
import { renewalOf } from "~/certification/renewal";
import { rules } from "~/certification/rules";
import { proofsHash } from "~/certification/sign-offs";
import { standing } from "~/certification/standing";
import { smallLibrary, smallRules } from "../support/small-library";

const confirms = { en: "Ready.", zh: "可以。" };
const link = (id: string, by = id) => ({ id, by, confirms });
const three = rules.parse({ ...smallRules, signOffs: [link("trainer"), link("lead", "direct-supervisor"), link("hr")] });
const { modules } = smallLibrary();
const at = (day: string) => new Date(`${day}T02:00:00Z`);
const lesson = (lessonId: string) => ({ factId: `read-${lessonId}`, moduleId: "m04", lessonId, readAt: at("2026-01-05") });
const quiz = (factId = "quiz") => ({
  factId,
  quizId: "m04-quiz",
  moduleId: "m04",
  passed: true,
  points: 1100,
  maximum: 1200,
  percent: 91,
  at: at("2026-01-10"),
});
const play = {
  ...{ factId: "play", performanceId: "p", scenarioId: "rp05", towards: "frontline" },
  ...{ weightedSum: 380, passed: true, at: at("2026-01-20") },
};
const met: Facts = { ...noFacts, lessons: [lesson("hear"), lesson("pause")], quizzes: [quiz()], rolePlays: [play] };
const over = proofsHash(["read-hear", "read-pause", "quiz", "play"].map((factId) => ({ factId })));
const said = (signOffId: string, day: string, more: Partial<SignOffFact> = {}): SignOffFact => ({
  ...{ factId: `${signOffId} ${day}`, certificationId: "frontline", signOffId, decision: "signed", reason: null, proofsHash: over, at: at(day) },
  ...more,
});
const chainOf = (signOffs: SignOffFact[], facts: Facts = met) => {
  const stands = standing(three, { ...facts, signOffs }, "2026-02-10", { modules });
  return "chain" in stands ? stands.chain : null;
};
const waitsFor = (signOffs: SignOffFact[], facts?: Facts) => chainOf(signOffs, facts)?.waits?.signOff.id ?? null;

test("nobody is asked to sign before every requirement is met", () => {
  expect(chainOf([], { ...met, rolePlays: [] })).toBeNull();
  expect(chainOf([said("trainer", "2026-01-21")], { ...met, rolePlays: [] })).toBeNull();
});

test("then one waits after the other, each since what came before it", () => {
  expect(chainOf([])).toMatchObject({ waits: { signOff: { id: "trainer", by: "trainer" }, since: at("2026-01-20"), returned: null } });
  expect(chainOf([said("trainer", "2026-01-22")])).toMatchObject({ waits: { signOff: { id: "lead" }, since: at("2026-01-22") } });
});

test("the last signature completes it, on its day, and stands among what the certificate rests on", () => {
  const all = [said("trainer", "2026-01-22"), said("lead", "2026-01-23"), said("hr", "2026-02-01")];
  expect(chainOf(all)).toMatchObject({ waits: null, completedAt: at("2026-02-01") });
  expect(chainOf(all)!.factIds.slice(-3)).toEqual([
    { requirementId: "trainer", kind: "sign-off", factId: "trainer 2026-01-22" },
    { requirementId: "lead", kind: "sign-off", factId: "lead 2026-01-23" },
    { requirementId: "hr", kind: "sign-off", factId: "hr 2026-02-01" },
  ]);
});

test("rules without sign-offs wait for nobody", () => {
  const stands = standing(rules.parse(smallRules), met, "2026-02-10", { modules });
  expect(stands).toMatchObject({ chain: { waits: null, completedAt: at("2026-01-20") } });
});

test("what was signed before its turn, over other proofs or for another certification does not count", () => {
  expect(waitsFor([said("hr", "2026-01-21"), said("lead", "2026-01-21")])).toBe("trainer");
  expect(waitsFor([said("trainer", "2026-01-21", { proofsHash: "of others" })])).toBe("trainer");
  expect(waitsFor([said("trainer", "2026-01-21", { certificationId: "supervisor" })])).toBe("trainer");
});

test("when a proof is another one afterwards, everybody is asked again, and not when the same come in another order", () => {
  const signed = [said("trainer", "2026-01-22"), said("lead", "2026-01-23")];
  expect(waitsFor(signed, { ...met, quizzes: [quiz("another")] })).toBe("trainer");
  expect(waitsFor(signed, { ...met, lessons: [...met.lessons].reverse() })).toBe("hr");
});

test("a link that was returned stands still with its reason until the same link is signed", () => {
  const returned = said("lead", "2026-01-24", { decision: "returned", reason: "Not seen at the desk yet." });
  const first = said("trainer", "2026-01-22");
  expect(chainOf([first, returned])).toMatchObject({
    waits: { signOff: { id: "lead" }, since: at("2026-01-22"), returned: { reason: "Not seen at the desk yet.", at: at("2026-01-24") } },
  });
  expect(waitsFor([first, returned, said("lead", "2026-01-30")])).toBe("hr");
});

describe("for a renewal", () => {
  const held = { windowOpensOn: "2026-11-22", expiresOn: "2027-01-20", graceEndsOn: "2027-02-19", issuedAt: at("2026-01-20"), factIds: [] };
  const shorter = { requirements: [{ ...smallRules.requirements[2]!, id: "again" }] };
  const renewed = (more: object, today = "2026-12-10") =>
    renewalOf(
      rules.parse({ ...three, rolePlayPass: smallRules.rolePlayPass, renewal: { ...shorter, ...more } }),
      { ...met, rolePlays: [{ ...play, at: at("2026-12-01") }] },
      today,
      {
        ...{ modules, held, stopped: undefined, zone: "Asia/Shanghai" },
      },
    );

  test("only the sign-offs of its own path are asked, and none when it names none", () => {
    expect(renewed({})).toMatchObject({ path: "renewal", chain: { waits: null } });
    expect(renewed({ signOffs: [link("hr")] })).toMatchObject({ path: "renewal", chain: { waits: { signOff: { id: "hr" } } } });
  });

  test("whose requirements were met in time the shorter path is signed also when its grace is over by then", () => {
    expect(renewed({ signOffs: [link("hr")] }, "2027-03-01")).toMatchObject({ path: "renewal", chain: { waits: { signOff: { id: "hr" } } } });
  });
});

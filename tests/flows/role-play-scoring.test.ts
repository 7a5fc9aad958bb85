import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { putRulesInForce } from "~/certification/rules-in-force.server";
import { rolePlayFacts, upcomingPerformances } from "~/role-plays/facts.server";
import { signatureHolds, submitAndSign } from "~/role-plays/signing.server";
import { loader as desk } from "~/routes/grading/route";
import { loader as performancePage } from "~/routes/performances.$id/route";
import { loader as scorePage } from "~/routes/performances.$id_.score/route";
import { auditEntries } from "~db/tables/audit";
import { sessions } from "~db/tables/people";
import { performances, scorecardDrafts, scorecards, signatures } from "~db/tables/role-plays";
import { marksOf, password, planned, type RolePlayWorld, rolePlayWorld, scoredAndSigned, shownToSign, signIt, submit } from "../support/role-play";
import { libraryWith } from "../support/role-play-content";
import { visit } from "../support/visit";

let world: RolePlayWorld;
let performance: typeof performances.$inferSelect;
beforeEach(async () => {
  world = await rolePlayWorld();
  performance = await planned(world);
});

const cards = () => world.store.read.select().from(scorecards);
const drafts = () => world.store.read.select().from(scorecardDrafts);
const open = (visitor = world.learner) => visit(world, visitor, performancePage, `/performances/${performance.id}`, { id: performance.id });
const scoring = (visitor = world.trainer) => visit(world, visitor, scorePage, `/performances/${performance.id}/score`, { id: performance.id });

test("scored, signed and released in one go: the learner sees the result, the desk and the facts know it", async () => {
  const marks = {
    "level.tone": "5",
    "chips.tone": "tone-5-turns-mood",
    "level.closing": "3",
    "note.empathy": "You named the worry.",
    tick: "no-cut-in",
    comment: "Well done.",
  };
  expect((await submit(world, performance, marks)).location).toBe(`/performances/${performance.id}/sign`);
  expect((await visit(world, world.trainer, desk, "/grading")).data.toSign).toMatchObject([{ id: performance.id }]);

  const shown = (await shownToSign(world, performance)).data;
  expect(shown).toMatchObject({
    nameAsSigned: "苏晓岚 Su Xiaolan",
    towards: "Frontline service",
    confirmedAt: null,
    result: { mean: "4.00", needed: "3.00", passed: true, failings: [] },
  });
  expect((await signIt(world, performance, { hash: shown.hash, password })).location).toBe(`/performances/${performance.id}`);

  const [card] = await cards();
  expect(card).toMatchObject({
    weightedSum: 400,
    passed: true,
    graderId: world.trainer.personId,
    rubricHash: performance.rubricHash,
    passRule: { mean: 300, floor: 2 },
  });
  const [signature] = await world.store.read.select().from(signatures);
  expect(signature).toMatchObject({
    subjectId: card!.id,
    nameAsSigned: "苏晓岚 Su Xiaolan",
    hashes: { scorecard: card!.hash, rubric: performance.rubricHash, scenario: performance.scenarioHash },
  });
  expect(signature!.meaning).toContain("Lin Yue");
  expect(await signatureHolds(world.store.read, card!.id)).toBe(true);

  const { view } = (await open()).data;
  expect(view.result).toMatchObject({
    passed: true,
    mean: "4.00",
    strongest: ["Tone", "Listening"],
    next: "Closing",
    readAgain: { to: "/modules/complaint-handling/lessons/clocks-and-log" },
    comments: ["Well done."],
    signedBy: ["苏晓岚 Su Xiaolan"],
  });
  expect(view.result.criteria.find(({ id }: { id: string }) => id === "tone")).toMatchObject({
    levels: [{ level: 5, name: "Exemplary" }],
    observations: [{ id: "tone-5-turns-mood" }],
  });
  expect(view.result.criteria.find(({ id }: { id: string }) => id === "empathy")).toMatchObject({ notes: ["You named the worry."] });
  expect((await visit(world, world.trainer, desk, "/grading")).data).toMatchObject({
    toScore: [],
    toSign: [],
    released: [{ id: performance.id, result: { mean: "4.00", passed: true } }],
  });
  const facts = await rolePlayFacts(world.store.read, world.learner.personId);
  expect(facts).toEqual([
    { factId: card!.id, performanceId: performance.id, scenarioId: "rp04", towards: "frontline-service", weightedSum: 400, passed: true, at: world.now },
  ]);
  expect(await upcomingPerformances(world.store.read, world.learner.personId)).toEqual([]);
  expect((await world.store.read.select({ act: auditEntries.act }).from(auditEntries)).map(({ act }) => act)).toContain("role-plays.signed");
});

test("what is missing is said at its criterion, in both languages, and everything given is kept and comes back", async () => {
  const given = { "level.tone": "2", "level.language": "", "note.closing": "typed", comment: "half" };
  const answer = await submit(world, performance, given);
  expect(answer.status).toBe(422);
  expect(answer.data.errors).toEqual({
    "note.tone": expect.stringContaining("level 2 needs an observation"),
    "level.language": expect.stringContaining("Language: choose a level"),
  });
  expect(answer.data.typed).toMatchObject({ "level.tone": "2", "note.closing": "typed", comment: "half" });
  expect((await drafts()).at(-1)).toMatchObject({ ready: false, marks: { comment: "half", observations: { closing: "typed" } } });
  expect((await scoring()).data.marks).toMatchObject({ comment: "half" });
  expect(await cards()).toEqual([]);
});

test.each<[string, Record<string, string | string[]>, string]>([
  ["a level the rubric lacks", { "level.tone": "6" }, "level.tone"],
  ["a word for a level", { "level.tone": "good" }, "level.tone"],
  ["two levels", { "level.tone": ["3", "4"] }, "level.tone"],
  ["a criterion not in this version", { "level.charm": "3" }, ""],
  ["leaving out what must be seen", { "level.tone": "not-applicable" }, "level.tone"],
  ["a chip of another criterion", { "chips.tone": "listening-1-interrupts" }, "chips.tone"],
  ["an unknown red line", { redLine: "late", confirm: "late" }, "redLine"],
  ["an unknown tick", { tick: "smiled" }, "tick"],
  ["a text with control characters", { comment: "a\u0007b" }, "comment"],
  ["a megabyte of text", { "note.tone": "x".repeat(1_000_000) }, "note.tone"],
])("%s is refused with a sentence and nothing is written", async (_what, change, field) => {
  const answer = await submit(world, performance, change);
  expect(answer.status).toBe(422);
  expect(answer.data.errors[field]).toEqual(expect.any(String));
  expect(JSON.stringify(answer.data).length).toBeLessThan(10_000);
  expect(await drafts()).toEqual([]);
});

test("a page opened with another version of the rubric is refused, with everything typed", async () => {
  const answer = await submit(world, performance, { rubricHash: "old", comment: "kept" });
  expect(answer.status).toBe(409);
  expect(answer.data.errors[""]).toContain("another version of the rubric");
  expect(answer.data.typed.comment).toBe("kept");
  expect(await drafts()).toEqual([]);
});

test("a red line fails a perfect score once it is confirmed, and only then can it be submitted", async () => {
  const fives = Object.fromEntries(
    ["listening", "body-language", "tone", "language", "empathy", "problem-solving", "closing"].flatMap((id) => [
      [`level.${id}`, "5"],
      [`note.${id}`, "seen"],
    ]),
  );
  const once = await submit(world, performance, { ...fives, redLine: "false-promise" });
  expect(once.data.errors["redLine.false-promise"]).toContain("confirm it");
  await scoredAndSigned(world, performance, { ...fives, redLine: "false-promise", confirm: "false-promise", turn: "2" });
  expect((await cards())[0]).toMatchObject({ weightedSum: 500, passed: false });
  expect((await open()).data.view.result).toMatchObject({ passed: false, redLines: [{ id: "false-promise" }], failings: [{ kind: "red-line" }] });
});

test("practice is measured, and counts towards nothing", async () => {
  const practice = await planned(world, { towards: "practice", variant: "one-knob" });
  await scoredAndSigned(world, practice, { "level.listening": "2", "note.listening": "asked twice" });
  expect((await cards())[0]).toMatchObject({ passed: true, rulesHash: null, weightedSum: 360 });
  expect(await rolePlayFacts(world.store.read, world.learner.personId)).toMatchObject([{ towards: null }]);
});

test("what cannot be seen gives its weight to tone, and is shown as not scored", async () => {
  await scoredAndSigned(world, performance, { "level.body-language": "not-applicable", "level.tone": "3" });
  expect((await cards())[0]).toMatchObject({ weightedSum: 380 });
  expect((await open()).data.view.result.criteria[1]).toMatchObject({ id: "body-language", levels: [], weight: null });
  expect((await open()).data.view.result.criteria[2]).toMatchObject({ id: "tone", weight: 20 });
});

test("a play that has not begun can be saved but not submitted before its time", async () => {
  const later = await planned(world, { variant: "one-knob", time: "16:00" });
  expect((await submit(world, later)).data.errors[""]).toContain("16:00");
  expect((await submit(world, later, { intent: "start", turn: "2" })).location).toBe(`/performances/${later.id}/score`);
  expect((await submit(world, later, { turn: "3" })).location).toBe(`/performances/${later.id}/sign`);
});

test("twenty signatures at the same moment make one scorecard", async () => {
  await submit(world, performance);
  const { hash } = (await shownToSign(world, performance)).data;
  await world.store.tx(async (w) => void (await w.update(sessions).set({ steppedUpAt: world.now }).where(eq(sessions.id, world.trainer.sessionId))));
  const confirmed = { ...world.trainer, steppedUpAt: world.now };
  const answers = await Promise.all(Array.from({ length: 20 }, () => signIt(world, performance, { hash }, confirmed)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array(19).fill(409)]);
  expect([await cards(), await world.store.read.select().from(signatures)].map((rows) => rows.length)).toEqual([1, 1]);
});

test("what is signed stays: a second submit, a save and a replayed signature are refused", async () => {
  await submit(world, performance);
  const { hash } = (await shownToSign(world, performance)).data;
  await signIt(world, performance, { hash, password });
  expect((await signIt(world, performance, { hash, password })).status).toBe(409);
  expect((await submit(world, performance, { "level.tone": "3", turn: "2" })).status).toBe(409);
  expect((await submit(world, performance, { intent: "save", turn: "3" })).status).toBe(409);
  expect((await scoring()).status).toBe(409);
  expect(await cards()).toHaveLength(1);
});

test("a signature is for exactly what was shown", async () => {
  await submit(world, performance);
  const { hash } = (await shownToSign(world, performance)).data;
  await submit(world, performance, { "level.tone": "3", turn: "2" });
  const answer = await signIt(world, performance, { hash, password });
  expect(answer.status).toBe(409);
  expect(answer.data.errors[""]).toContain("nothing was signed");
  expect((await signIt(world, performance, { password })).status).toBe(409);
  expect(await cards()).toEqual([]);
});

test("marks changed after handing in have to be submitted again before they can be signed", async () => {
  await submit(world, performance);
  const { hash } = (await shownToSign(world, performance)).data;
  await submit(world, performance, { intent: "save", comment: "one more thing", turn: "2" });
  expect((await shownToSign(world, performance)).location).toBe(`/performances/${performance.id}/score`);
  expect((await signIt(world, performance, { hash, password })).status).toBe(409);
});

test("a wrong password signs nothing, and guessing is slowed as at the sign-in", async () => {
  await submit(world, performance);
  const { hash } = (await shownToSign(world, performance)).data;
  expect((await signIt(world, performance, { hash })).data.errors.password).toEqual(expect.any(String));
  for (let guess = 0; guess < 5; guess++) expect((await signIt(world, performance, { hash, password: `guess ${guess}` })).status).toBe(422);
  expect((await signIt(world, performance, { hash, password })).status).toBe(429);
  world.now = new Date(world.now.getTime() + 61_000);
  expect((await signIt(world, performance, { hash, password })).status).toBe(303);
});

test("a step-up is good for five minutes and for this session only", async () => {
  await scoredAndSigned(world, performance);
  const [session] = await world.store.read.select().from(sessions).where(eq(sessions.id, world.trainer.sessionId));
  expect(session!.steppedUpAt).toEqual(world.now);
  const second = await planned(world, { variant: "one-knob" });
  await submit(world, second);
  const steppedUp = { ...world.trainer, steppedUpAt: session!.steppedUpAt };
  const { hash } = (await shownToSign(world, second)).data;
  world.now = new Date(world.now.getTime() + 5 * 60_000);
  expect((await signIt(world, second, { hash }, steppedUp)).status).toBe(422);
  world.now = new Date(world.now.getTime() - 1000);
  expect((await signIt(world, second, { hash }, steppedUp)).status).toBe(303);
});

test("nobody scores without being the grader, nobody scores themselves or their own manager", async () => {
  expect((await submit(world, performance, {}, world.otherTrainer)).status).toBe(404);
  expect((await signIt(world, performance, { password }, world.otherTrainer)).status).toBe(404);
  expect((await scoring(world.otherTrainer)).status).toBe(404);
  expect((await scoring(world.learner)).status).toBe(403);
  const of = async (staffId: string) => {
    await world.store.tx(async (w) => void (await w.update(performances).set({ staffId }).where(eq(performances.id, performance.id))));
    const marks = { levels: {}, chips: {}, observations: {}, redLines: [], ticks: [], comment: "" };
    const signing = { performanceId: performance.id, graderId: world.trainer.personId, marks, nameAsSigned: "x", meaning: "x" };
    return [(await submit(world, performance)).status, await submitAndSign(world.store, signing, world.library, world.now)];
  };
  expect(await of(world.trainer.personId)).toEqual([403, { outcome: "refused", why: "not-grader" }]);
  expect(await of(world.manager.personId)).toEqual([403, { outcome: "refused", why: "not-grader" }]);
  expect(await cards()).toEqual([]);
});

test("a trainer who lost the role, or a performance that does not exist, is refused", async () => {
  expect((await submit(world, performance, {}, { ...world.trainer, roles: [] })).status).toBe(403);
  expect((await visit(world, world.trainer, scorePage, "/performances/none/score", { id: "none" })).status).toBe(404);
});

test("a mark changed in the database is found out by its signature", async () => {
  await scoredAndSigned(world, performance);
  const [card] = await cards();
  await world.store.tx(
    async (w) =>
      void (await w
        .update(scorecards)
        .set({ marks: { ...card!.marks, comment: "touched" } })
        .where(eq(scorecards.id, card!.id))),
  );
  expect(await signatureHolds(world.store.read, card!.id)).toBe(false);
  await world.store.tx(async (w) => void (await w.update(scorecards).set({ marks: card!.marks, weightedSum: 500 }).where(eq(scorecards.id, card!.id))));
  expect(await signatureHolds(world.store.read, card!.id)).toBe(false);
});

test("a result is shown by the rubric and the numbers of its day, whatever changed since", async () => {
  await scoredAndSigned(world, performance);
  world.library = await libraryWith((_path, text) =>
    text.replaceAll("Exemplary", "Outstanding").replaceAll("Strong", "Solid").replaceAll("The long story", "Another story"),
  );
  expect((await open()).data).toMatchObject({
    title: "RP04 The long story",
    view: { result: { criteria: expect.arrayContaining([expect.objectContaining({ id: "tone", levels: [expect.objectContaining({ name: "Strong" })] })]) } },
  });
});

test("the pass that was missing certifies, in the transaction of the signature", async () => {
  await putRulesInForce(world.store, world.library, world.now);
  await world.store.tx((w) => assign(w, world.library, { personId: world.learner.personId, courseId: "boot-camp", assignedBy: null }, world.now));
  await scoredAndSigned(world, performance);
  const [card] = await cards();
  expect(card).toMatchObject({ passed: true, rulesHash: world.library.certifications.get("frontline-service")!.hash });
});

test("the clock of the play runs from its start to its stop and can be started again", async () => {
  await submit(world, performance, { intent: "start" });
  expect((await scoring()).data.clock).toMatchObject({ startedAt: world.now.getTime(), endedAt: null });
  world.now = new Date(world.now.getTime() + 300_000);
  await submit(world, performance, { intent: "stop", turn: "2" });
  expect((await scoring()).data.clock).toMatchObject({ startedAt: world.now.getTime() - 300_000, endedAt: world.now.getTime() });
  await submit(world, performance, { intent: "start", turn: "3" });
  expect((await scoring()).data.clock).toMatchObject({ startedAt: world.now.getTime(), endedAt: null });
  expect(marksOf(performance).intent).toBe("submit");
});

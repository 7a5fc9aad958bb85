import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { jobs } from "~/jobs/jobs.server";
import type { Visitor } from "~/people/visitor";
import { quizFacts } from "~/quizzes/facts.server";
import { renewFigures } from "~/quizzes/figures.server";
import { carryOutRegrades, orderRegrade } from "~/quizzes/regrading.server";
import { loader as resultLoader } from "~/routes/attempts.$id_.result/route";
import { loader as analysisLoader } from "~/routes/content_.modules.$slug_.analysis/route";
import { action, loader } from "~/routes/content_.modules.$slug_.questions.$question.regrade/route";
import { loader as recordLoader } from "~/routes/hr.people_.$id.record/route";
import { loader as registerLoader } from "~/routes/hr.register/route";
import { action as decideAction, loader as remarkedLoader } from "~/routes/hr.remarked/route";
import { auditEntries, auditValues } from "~db/tables/audit";
import { certificates, registerRows } from "~db/tables/certification";
import { attemptResults } from "~db/tables/quizzes";
import { regrades, remarkingDecisions, remarkings } from "~db/tables/regrading";
import { freshStore, settingsForTests } from "../support/database";
import { factsFor } from "../support/facts";
import { makePerson } from "../support/people";
import { authored, smallQuiz, withQuiz } from "../support/quiz";
import { handInBy, save, start } from "../support/sitting";
import { smallLibrary } from "../support/small-library";
import { taken } from "../support/taken";
import { post, visit, type World } from "../support/visit";

const pick = (part: string) => ({ kind: "single" as const, option: part });
/** The question with its key on another option. */
const keyedTo = (part: string, points = 1) => {
  const q1 = authored.single("q1", { points });
  return { ...q1, options: q1.options.map(({ correct: _, ...one }) => ({ ...one, ...(one.id === part ? { correct: true } : {}) })) };
};
const bankOf = (q1: object) =>
  smallQuiz({ draw: { count: 4 }, questions: [q1, authored.single("q2"), authored.single("q3"), authored.trueFalse("q4")] as never });
const before = new Date("2026-11-10T06:00:00Z");
const now = new Date("2026-11-21T06:00:00Z");
const later = new Date("2026-11-21T07:00:00Z");

let old: World;
/** After the key of q1 went from B to C. */
let it: World;
let author: Visitor;
let hr: Visitor;
beforeEach(async () => {
  const store = await freshStore();
  old = { store, library: withQuiz(smallLibrary(), bankOf(keyedTo("b"))), now: before };
  it = { store, library: withQuiz(old.library, bankOf(keyedTo("c"))), now };
  author = await makePerson(store, { name: "Author A", roles: ["author"] });
  hr = await makePerson(store, { roles: ["hr"] });
});
const path = "/content/modules/listening/questions/q1/regrade";
const params = { slug: "listening", question: "q1" };
const look = (who = author, world = it) => visit(world, who, loader, path, params);
const hashOf = (world: World) => world.library.modules.get("m04")!.quiz!.questions.find(({ id }) => id === "q1")!.hash;
const order = (form: Record<string, string | string[]> = {}, who = author, world = it) =>
  post(world, who, action, path, { toHash: hashOf(it), from: hashOf(old), reason: "The key was wrong.", ...form }, params);
/** Two right beside q1: passed with q1 right, failed without. */
const sat = (who: Visitor, q1: string, world = old) =>
  taken(world, who.personId, { q1: pick(q1), q2: pick("b"), q3: pick("b"), q4: { kind: "true-false", value: false } });
const acts = (act: string) => it.store.read.$count(auditEntries, eq(auditEntries.act, act));
const facts = async (who: Visitor) => (await quizFacts(it.store.read, who.personId))[0]!;
const finish = () => carryOutRegrades(it.store, it.library, now);

describe("before anything is changed", () => {
  test("the author sees whom a regrade would touch, from what to what, and who would pass or no longer pass, without names", async () => {
    const [lin, mei, wu] = [await makePerson(it.store, { name: "Lin Named" }), await makePerson(it.store), await makePerson(it.store)];
    await sat(lin, "c");
    await sat(mei, "b");
    await sat(wu, "a");
    const { data } = await look();
    expect(data.versions).toHaveLength(1);
    expect(data.versions[0].effects).toEqual([
      ...["3 attempts, 2 marks change", "1 result higher", "1 result lower", "1 would pass that did not", "1 would no longer pass"],
    ]);
    expect(data.versions[0].key).toBe("Key: q1-b");
    expect(data.now.key).toBe("Key: q1-c");
    expect(data.changes.map(({ from, to, turned, name }: Record<string, string>) => [from, to, turned, name]).sort()).toEqual([
      ["2 of 4", "3 of 4", "passed", null],
      ["3 of 4", "2 of 4", "failed", null],
    ]);
    expect(JSON.stringify(data)).not.toContain("Lin Named");
    expect(await it.store.read.$count(remarkings)).toBe(0);
    const both = await makePerson(it.store, { roles: ["author", "hr"] });
    expect(JSON.stringify((await look(both)).data)).toContain("Lin Named");
  });

  test("there is nothing to mark again where nothing changed, and a regrade of it is refused with a sentence", async () => {
    await sat(await makePerson(it.store), "c");
    expect((await look(author, old)).data).toMatchObject({ isAnyFit: false, versions: [] });
    const answer = await order({ toHash: hashOf(old) }, author, old);
    expect([answer.status, answer.data.sentence]).toEqual([409, expect.stringContaining("nothing to mark again")]);
  });

  test("a version whose options are others cannot be marked, and says so", async () => {
    await sat(await makePerson(it.store), "c");
    const q1 = authored.single("q1");
    const other = { ...q1, options: q1.options.map((one) => ({ ...one, id: `${one.id}2` })) };
    const world = { ...it, library: withQuiz(it.library, bankOf(other)) };
    const { data } = await look(author, world);
    expect(data).toMatchObject({ isAnyFit: false });
    expect(data.versions[0].effects).toEqual([expect.stringContaining("parts are others")]);
  });
});

describe("a regrade", () => {
  test("adds new marks beside the old ones, which stay readable, with reason and audit rows", async () => {
    const lin = await makePerson(it.store);
    const id = await sat(lin, "c");
    const answer = await order();
    expect([answer.status, answer.location]).toEqual([303, path]);
    const [kept] = await it.store.read.select().from(attemptResults);
    expect(kept).toMatchObject({ points: 200, passed: false, marks: { q1: 0 } });
    const [remarking] = await it.store.read.select().from(remarkings);
    expect(remarking).toMatchObject({
      attemptId: id,
      points: 300,
      passed: true,
      turned: "passed",
      before: { points: 200, maximum: 400, passed: false },
      marks: { q1: 100 },
    });
    expect(await facts(lin)).toMatchObject({ passed: true, percent: 75, at: now });
    expect([await acts("quizzes.regrade-ordered"), await acts("quizzes.attempt-marked-again"), await acts("quizzes.regrade-finished")]).toEqual([1, 1, 1]);
    const values = (await it.store.read.select().from(auditValues)).map((row) => row.values);
    expect(values).toContainEqual(expect.objectContaining({ reason: "The key was wrong.", fromHashes: [hashOf(old)], toHash: hashOf(it) }));
    expect((await look()).data).toMatchObject({
      isRunning: false,
      isAnyFit: false,
      history: [{ reason: "The key was wrong.", state: expect.stringContaining("1 now passed") }],
    });
  });

  test("the learner reads that and why the result changed, in both languages, and sees the key it is marked by", async () => {
    const lin = await makePerson(it.store);
    const id = await sat(lin, "c");
    await order();
    const page = (language?: "en" | "zh") => visit(it, lin, resultLoader, `/attempts/${id}/result`, { id }, language);
    const { data } = await page();
    expect(data).toMatchObject({ passed: true, score: { points: 300 }, done: true, remarked: expect.stringContaining("Points before: 2 of 4, now: 3 of 4.") });
    expect((await page("zh")).data.remarked).toContain("重新判分");
    expect(JSON.stringify(data.questions[0])).toContain('"verdict":"right"');
    const record = await visit(it, hr, recordLoader, "/", { id: lin.personId });
    expect(record.data.facts.map(({ title, result }: { title: string; result: { passed: boolean } }) => [title, result.passed])).toEqual([
      ["Quiz: Listening", false],
      ["Quiz marked again: Listening", true],
    ]);
    expect(JSON.stringify(record.data.facts)).toContain("The key was wrong.");
  });

  test("whose result does not change reads nothing of it, and still counts under the version it is marked by", async () => {
    const wu = await makePerson(it.store);
    const id = await sat(wu, "a");
    await order();
    expect((await visit(it, wu, resultLoader, `/attempts/${id}/result`, { id })).data.remarked).toBeNull();
    expect(await acts("quizzes.attempt-marked-again")).toBe(0);
    await renewFigures(it.store, it.library, now);
    const { items } = (await visit(it, author, analysisLoader, "/content/modules/listening/analysis", { slug: "listening" })).data;
    expect(items.find((item: { id: string }) => item.id === "q1")).toMatchObject({ attempts: 1, mayRegrade: false });
  });

  test("of changed points gives new maxima", async () => {
    const lin = await makePerson(it.store);
    await sat(lin, "b");
    const world = { ...it, library: withQuiz(it.library, bankOf(keyedTo("b", 3))) };
    await order({ toHash: hashOf(world) }, author, world);
    expect(await facts(lin)).toMatchObject({ points: 500, maximum: 600, passed: true, at: new Date(before.getTime() + 600_000) });
  });

  test("sent twice, or fifty times at once, is carried out once", async () => {
    for (let n = 0; n < 3; n++) await sat(await makePerson(it.store), "c");
    const answers = await Promise.all(Array.from({ length: 50 }, () => order()));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    await order({ reason: "Once more." });
    await finish();
    expect(await it.store.read.$count(regrades)).toBe(1);
    expect(await it.store.read.$count(remarkings)).toBe(3);
    expect(await acts("quizzes.attempt-marked-again")).toBe(3);
  });

  test("stopped in the middle goes on where it was, by the job, and marks nothing twice", async () => {
    for (let n = 0; n < 35; n++) await sat(await makePerson(it.store), n % 2 ? "c" : "b");
    const quiz = it.library.modules.get("m04")!.quiz!;
    const ordering = { quiz, questionId: "q1", toHash: hashOf(it), fromHashes: [hashOf(old)], reason: "Wrong.", byPersonId: author.personId };
    await orderRegrade(it.store, it.library, ordering, now);
    expect(await carryOutRegrades(it.store, it.library, now, 2)).toBe(20);
    expect((await look()).data).toMatchObject({ isRunning: true, history: [{ state: expect.stringContaining("20 attempts looked at") }] });
    const job = jobs.find(({ name }) => name === "mark-again")!;
    const place = { store: it.store, source: { current: () => it.library }, settings: settingsForTests(it.store), log: { error: () => expect.unreachable() } };
    expect(await job.isWaiting!(place, now)).toBe(true);
    await Promise.all([job.run(place, now), job.run(place, now)]);
    expect(await job.isWaiting!(place, now)).toBe(false);
    expect(await it.store.read.$count(remarkings)).toBe(35);
    expect((await it.store.read.select().from(regrades))[0]!.counts).toEqual({ looked: 35, marked: 35, changed: 35, passed: 17, failed: 18 });
  });

  test("reaches who was in the middle of an attempt, when it closes", async () => {
    const lin = await makePerson(it.store);
    const { id } = await start(old, lin);
    await sat(await makePerson(it.store), "b");
    await order();
    await finish();
    const world = { ...it, now: later };
    for (const [questionId, answer] of [
      ["q1", pick("c")],
      ["q2", pick("b")],
      ["q3", pick("b")],
    ] as const)
      expect((await save(world, lin, id, { questionId, seq: 1, answer })).status).toBe(200);
    await handInBy(world, lin, id);
    expect(await facts(lin)).toMatchObject({ points: 300, passed: true });
    expect(await it.store.read.$count(remarkings, eq(remarkings.attemptId, id))).toBe(1);
  });

  test("taken back by a second one gives the first result, from its first day", async () => {
    const mei = await makePerson(it.store);
    await sat(mei, "b");
    const first = await facts(mei);
    await order();
    expect((await facts(mei)).passed).toBe(false);
    const back = { ...old, now: later };
    await order({ toHash: hashOf(old), from: hashOf(it), reason: "It was right." }, author, back);
    await carryOutRegrades(it.store, back.library, later);
    expect(await facts(mei)).toEqual(first);
    expect(await it.store.read.$count(remarkings)).toBe(2);
  });
});

describe("certificates", () => {
  const allButQuiz = async (who: Visitor) => {
    await it.store.tx((w) => assign(w, old.library, { personId: who.personId, courseId: "boot-camp", assignedBy: null }, new Date("2026-11-02T02:00:00Z")));
    const done = factsFor(old, who.personId);
    await done.read("hear", before);
    await done.read("pause", before);
    await done.rolePlay(before);
  };
  const held = (who: Visitor) => it.store.read.select().from(certificates).where(eq(certificates.personId, who.personId));

  test("a raised result certifies by the normal way, from the day it was raised", async () => {
    const lin = await makePerson(it.store);
    await allButQuiz(lin);
    await sat(lin, "c");
    expect(await held(lin)).toEqual([]);
    await order();
    const [certificate] = await held(lin);
    expect(certificate).toMatchObject({ issuedOn: "2026-11-21" });
    expect((await visit(it, hr, remarkedLoader, "/hr/remarked")).data.results).toEqual([
      expect.objectContaining({ name: lin.name, turned: "passed", from: 50, to: 75, certificates: [{ serial: certificate!.serial, by: "now-passed" }] }),
    ]);
  });

  test("a lowered result never takes one away: it stays valid in every list, and HR sees it with the reason", async () => {
    const mei = await makePerson(it.store, { name: "Mei" });
    await sat(mei, "b");
    await allButQuiz(mei);
    const [certificate] = await held(mei);
    expect(certificate).toBeDefined();
    const [row] = await it.store.read.select().from(registerRows);
    expect((await look()).data.versions[0].effects).toContain("1 certificate rests on such a result");
    expect((await visit(it, hr, registerLoader, "/hr/register")).data.isAnyTurned).toBe(false);
    await order();
    expect(await held(mei)).toEqual([certificate]);
    expect((await it.store.read.select().from(registerRows))[0]).toEqual({ ...row, computedAt: now });
    expect((await visit(it, hr, registerLoader, "/hr/register")).data.isAnyTurned).toBe(true);
    expect((await visit(it, hr, remarkedLoader, "/hr/remarked")).data.results).toEqual([
      expect.objectContaining({
        name: "Mei",
        turned: "failed",
        reason: "The key was wrong.",
        by: "Author A",
        certificates: [{ serial: certificate!.serial, by: "no-longer-passed" }],
      }),
    ]);
  });

  describe("HR looks at what turned and decides", () => {
    const list = async (who = hr) => (await visit(it, who, remarkedLoader, "/hr/remarked")).data.results as { id: string; name: string; decision: unknown }[];
    const decide = (id: string, note: string | string[], who = hr) => post(it, who, decideAction, "/hr/remarked", { id, note });
    const decisions = () => it.store.read.$count(remarkingDecisions);

    test("with a note, who and when, once, on the record of the audit; what is open stands first", async () => {
      for (const name of ["Mei", "Wu", "Lin"]) await sat(await makePerson(it.store, { name }), "b");
      await order();
      const [first, second] = await list();
      expect((await decide(first!.id, "The certificate stands.\n证书继续有效。")).location).toBe("/hr/remarked");
      const after = await list();
      expect(after.map(({ id }) => id).indexOf(first!.id)).toBe(2);
      expect(after[0]).toMatchObject({ id: second!.id, decision: null });
      expect(after[2]!.decision).toEqual({ note: "The certificate stands.\n证书继续有效。", by: hr.name, when: expect.stringContaining("21 Nov 2026") });
      const [entry] = await it.store.read.select().from(auditEntries).where(eq(auditEntries.act, "quizzes.remarked-decided"));
      expect(entry).toMatchObject({ actorId: hr.personId, subjectId: expect.any(String) });
    });

    test("of many at the same moment one is taken, and the others are told and lose no word", async () => {
      await sat(await makePerson(it.store), "b");
      await order();
      const [one] = await list();
      const answers = await Promise.all(Array.from({ length: 5 }, (_, n) => decide(one!.id, `Note ${n}`)));
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409]);
      expect(answers.find(({ status }) => status === 409)!.data).toMatchObject({
        errors: { "": expect.stringContaining("decided in the meantime") },
        typed: { note: expect.stringMatching(/^Note \d$/) },
      });
      expect([await decisions(), await acts("quizzes.remarked-decided")]).toEqual([1, 1]);
    });

    test("not about themselves nor their own manager, and not with a note that says nothing", async () => {
      const boss = await makePerson(it.store);
      const below = await makePerson(it.store, { roles: ["hr"], managerId: boss.personId });
      for (const who of [boss, below]) await sat(who, "b");
      await order();
      for (const { id } of await list()) {
        expect((await decide(id, "Mine.", below)).status).toBe(403);
        for (const note of ["", " \n ", "x".repeat(2_001), "a\u0000b", ["a", "b"]]) expect((await decide(id, note)).status).toBe(422);
      }
      for (const id of ["nothing", "", "__proto__"]) expect([404, 422]).toContain((await decide(id, "For whom?")).status);
      expect(await decisions()).toBe(0);
    });
  });

  test("the list for HR is empty before anything turned, and closed to everybody else", async () => {
    expect((await visit(it, hr, remarkedLoader, "/hr/remarked")).data).toMatchObject({ results: [], isMore: false });
    for (const page of ["0", "-1", "x", "1e3"]) expect((await visit(it, hr, remarkedLoader, `/hr/remarked?page=${page}`)).status).toBe(400);
    expect((await visit(it, hr, remarkedLoader, "/hr/remarked?page=999999")).data.results).toEqual([]);
    expect((await visit(it, author, remarkedLoader, "/hr/remarked")).status).toBe(403);
  });
});

describe("what is sent wrongly is refused with a sentence and changes nothing", () => {
  beforeEach(async () => void (await sat(await makePerson(it.store), "c")));
  test.each([
    ["no reason", { reason: "" }, "reason"],
    ["a reason of spaces", { reason: " \n " }, "reason"],
    ["a reason far too long", { reason: "x".repeat(50_000) }, "reason"],
    ["control characters", { reason: "a\u0000b" }, "reason"],
    ["two reasons", { reason: ["a", "b"] }, "reason"],
    ["no version", { from: [] }, "from"],
    ["a version of nothing", { from: "f".repeat(64) }, "from"],
    ["its own version", { from: "__proto__" }, "from"],
    ["a version far too long", { from: "f".repeat(5_000) }, "from"],
    ["no target", { toHash: "" }, ""],
    ["two targets", { toHash: ["a", "b"] }, "toHash"],
  ])("%s", async (_what, form, field) => {
    const answer = await order(form as Record<string, string>);
    expect(answer.status === 422 || answer.status === 409).toBe(true);
    if (answer.status === 422) expect(typeof answer.data.errors[field]).toBe("string");
    expect(await it.store.read.$count(regrades)).toBe(0);
  });
  test("a question changed since the author looked: look again", async () => {
    const answer = await order({ toHash: "f".repeat(64), reason: "Kept." });
    expect([answer.status, answer.data.errors[""], answer.data.typed.reason]).toEqual([409, expect.stringContaining("changed in the meantime"), "Kept."]);
  });
  test("who is no author, and what is no question", async () => {
    for (const roles of [[], ["trainer"], ["hr"], ["admin"]] as Visitor["roles"][]) {
      const who = await makePerson(it.store, { roles });
      expect([(await look(who)).status, (await order({}, who)).status]).toEqual([403, 403]);
    }
    for (const question of ["q9", "__proto__", "q1'--"]) expect((await visit(it, author, loader, path, { slug: "listening", question })).status).toBe(404);
    expect((await visit(it, author, loader, path, { slug: "none", question: "q1" })).status).toBe(404);
    expect(await it.store.read.$count(regrades)).toBe(0);
  });
});

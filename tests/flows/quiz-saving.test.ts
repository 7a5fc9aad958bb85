import { Cron } from "croner";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { jobs } from "~/jobs/jobs.server";
import type { Visitor } from "~/people/visitor";
import { formOf } from "~/quizzes/answer";
import { closeOverdue } from "~/quizzes/closing.server";
import { action as answerAction, loader as attemptLoader } from "~/routes/attempts.$id/route";
import { loader as resultLoader } from "~/routes/attempts.$id_.result/route";
import { loader as reviewLoader } from "~/routes/attempts.$id_.review/route";
import { readSettings } from "~db/settings";
import { attemptResults, attempts, responses } from "~db/tables/quizzes";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { allKinds, authored, rightTo, smallQuiz, withQuiz } from "../support/quiz";
import { drawOf, handInBy, question, save, start } from "../support/sitting";
import { smallLibrary } from "../support/small-library";
import { post, visit, type World } from "../support/visit";

/** An open attempt at one question of each kind. */
async function begun(change: Record<string, unknown> = {}): Promise<World & { lin: Visitor; id: string }> {
  const store = await freshStore();
  const questions = [authored.single("one"), authored.multiple("many"), authored.trueFalse("true")];
  const it = {
    store,
    library: withQuiz(smallLibrary(), smallQuiz({ draw: { count: 3 }, questions, ...change })),
    now: new Date("2026-11-21T06:00:00Z"),
    lin: await makePerson(store),
  };
  return { ...it, id: (await start(it, it.lin)).id };
}
const rows = (it: World) =>
  it.store.read
    .select({ questionId: responses.questionId, seq: responses.seq, answer: responses.answer })
    .from(responses)
    .orderBy(responses.questionId, responses.seq);
const a = { kind: "single", option: "a" };
const b = { kind: "single", option: "b" };
const at = (it: World, seconds: number): World => ({ ...it, now: new Date(it.now.getTime() + seconds * 1000) });

test("an answer sent again is one row, and a new one is added after it", async () => {
  const it = await begun();
  for (let n = 0; n < 3; n++) expect((await save(it, it.lin, it.id, { questionId: "one", seq: 1, answer: a })).status).toBe(200);
  expect((await save(it, it.lin, it.id, { questionId: "one", seq: 2, answer: b })).status).toBe(200);
  expect(await rows(it)).toEqual([
    { questionId: "one", seq: 1, answer: a },
    { questionId: "one", seq: 2, answer: b },
  ]);
});

test("the same answer from many tries at the same moment is one row", async () => {
  const it = await begun();
  const tries = await Promise.all(Array.from({ length: 20 }, () => save(it, it.lin, it.id, { questionId: "one", seq: 1, answer: a })));
  expect(tries.every(({ status }) => status === 200)).toBe(true);
  expect(await rows(it)).toHaveLength(1);
});

test("a late answer never overwrites a newer one, and is told what is stored", async () => {
  const it = await begun();
  await save(it, it.lin, it.id, { questionId: "one", seq: 4, answer: b });
  for (const seq of [1, 4]) {
    const late = await save(it, it.lin, it.id, { questionId: "one", seq, answer: a });
    expect(late.status).toBe(409);
    expect(JSON.parse(late.text)).toMatchObject({ stored: { seq: 4, answer: b } });
  }
  expect(await rows(it)).toEqual([{ questionId: "one", seq: 4, answer: b }]);
});

test("right and wrong answers are acknowledged with the same words", async () => {
  const it = await begun();
  const wrong = await save(it, it.lin, it.id, { questionId: "one", seq: 1, answer: a });
  const other = await begun();
  const right = await save(other, other.lin, other.id, { questionId: "one", seq: 1, answer: b });
  expect(right).toEqual(wrong);
});

test("what cannot be an answer is refused with a sentence and changes nothing", async () => {
  const it = await begun();
  const unfit: unknown[] = [
    { questionId: "undrawn", seq: 1, answer: a },
    { questionId: "one", seq: 1, answer: { kind: "single", option: "z" } },
    { questionId: "one", seq: 1, answer: { kind: "single", option: ["a"] } },
    { questionId: "one", seq: 1, answer: { kind: "multiple", options: ["a"] } },
    { questionId: ["one"], seq: 1, answer: a },
    { questionId: "many", seq: 1, answer: { kind: "multiple", options: "a" } },
    { questionId: "true", seq: 1, answer: { kind: "true-false", value: "true" } },
    ...[0, -1, 1.5, "1", 10_000, 2 ** 60, null].map((seq) => ({ questionId: "one", seq, answer: a })),
    { questionId: "one", seq: 1 },
    null,
    [],
    "not json",
    "[".repeat(50_000),
  ];
  for (const body of unfit) {
    const refused = await save(it, it.lin, it.id, body);
    expect([refused.status, JSON.parse(refused.text).sentence], JSON.stringify(body)?.slice(0, 80)).toEqual([422, expect.any(String)]);
  }
  expect((await save(it, it.lin, it.id, { questionId: "one", seq: 1, answer: "x".repeat(1_000_000) })).status).toBeGreaterThanOrEqual(413);
  expect(await rows(it)).toEqual([]);
});

test("another person's attempt does not exist for anybody else", async () => {
  const it = await begun();
  const zhou = await makePerson(it.store, { roles: ["trainer", "hr", "author", "admin"] });
  expect((await save(it, zhou, it.id, { questionId: "one", seq: 1, answer: a })).status).toBe(404);
  expect((await question(it, zhou, it.id, 1)).status).toBe(404);
  expect((await handInBy(it, zhou, it.id)).status).toBe(404);
  expect((await post(it, zhou, answerAction, `/attempts/${it.id}`, { questionId: "one", seq: "1", kind: "single", to: "2" }, { id: it.id })).status).toBe(404);
  expect(await rows(it)).toEqual([]);
});

test("without a script the page saves, goes on, and leaves out what was not answered", async () => {
  const it = await begun();
  const send = (form: Record<string, string | string[]>) => post(it, it.lin, answerAction, `/attempts/${it.id}?q=1`, form, { id: it.id });
  expect((await send({ questionId: "many", kind: "multiple", seq: "1", answer: ["a", "c"], to: "2" })).location).toBe(`/attempts/${it.id}?q=2`);
  expect((await send({ questionId: "many", kind: "multiple", seq: "2", to: "3" })).location).toBe(`/attempts/${it.id}?q=3`);
  expect((await send({ questionId: "one", kind: "single", seq: "1", to: "review" })).location).toBe(`/attempts/${it.id}/review`);
  expect(await rows(it)).toEqual([
    { questionId: "many", seq: 1, answer: { kind: "multiple", options: ["a", "c"] } },
    { questionId: "many", seq: 2, answer: { kind: "multiple", options: [] } },
  ]);
  expect(await send({ questionId: "many", kind: "multiple", seq: "1", answer: "b", to: "2" })).toMatchObject({
    status: 409,
    data: { sentence: expect.any(String) },
  });
  const unfit: Record<string, string | string[]>[] = [
    {},
    { questionId: "one", kind: "single", seq: "x", answer: "a" },
    { questionId: "one", kind: "single", seq: "1", answer: ["a", "b"] },
    { questionId: "one", kind: "single", seq: "1", answer: "x".repeat(1_000_000) },
    { questionId: ["one", "many"], kind: "single", seq: "1", answer: "a" },
  ];
  for (const form of unfit) expect(await send({ ...form, to: "2" })).toMatchObject({ status: 422, data: { sentence: expect.any(String) } });
  expect(await rows(it)).toHaveLength(2);
});

test("a handed-in attempt takes no more answers and says so", async () => {
  const it = await begun();
  await save(it, it.lin, it.id, { questionId: "one", seq: 1, answer: b });
  await handInBy(it, it.lin, it.id);
  const refused = await save(it, it.lin, it.id, { questionId: "one", seq: 2, answer: a });
  expect([refused.status, JSON.parse(refused.text)]).toEqual([409, { sentence: expect.stringContaining("closed"), stored: null }]);
  const byForm = await post(
    it,
    it.lin,
    answerAction,
    `/attempts/${it.id}`,
    { questionId: "one", kind: "single", seq: "2", answer: "a", to: "2" },
    { id: it.id },
  );
  expect(byForm).toMatchObject({ status: 409, data: { sentence: expect.stringContaining("Sat 21 Nov 2026"), next: { to: `/attempts/${it.id}/result` } } });
  expect(await rows(it)).toHaveLength(1);
});

test("a save racing a hand-in is either counted or refused, never lost in between", async () => {
  for (let round = 0; round < 8; round++) {
    const it = await begun();
    const [saved] = await Promise.all([save(it, it.lin, it.id, { questionId: "one", seq: 1, answer: b }), handInBy(it, it.lin, it.id)]);
    const [marked] = await it.store.read.select().from(attemptResults).where(eq(attemptResults.attemptId, it.id));
    expect(marked!.points).toBe(saved.status === 200 ? 100 : 0);
    expect(await rows(it)).toHaveLength(saved.status === 200 ? 1 : 0);
  }
});

test("with a time limit answers count until ten seconds after it; later ones are refused and the attempt is closed as of its deadline", async () => {
  const it = await begun({ minutes: 10 });
  const deadline = at(it, 600).now;
  expect((await question(at(it, 60), it.lin, it.id, 1)).data.time).toMatchObject({ seconds: 540, until: "14:10" });
  const said = async (seconds: number, seq: number) => JSON.parse((await save(at(it, seconds), it.lin, it.id, { questionId: "one", seq, answer: b })).text);
  expect([await said(600, 1), await said(610, 2)]).toEqual([{ saved: 1 }, { saved: 2, late: true }]);
  expect((await save(at(it, 611), it.lin, it.id, { questionId: "one", seq: 3, answer: a })).status).toBe(409);
  expect(await rows(it)).toHaveLength(2);
  const [attempt] = await it.store.read.select().from(attempts);
  expect(attempt).toMatchObject({ closedAt: deadline, closedBy: "deadline" });
  expect((await it.store.read.select().from(attemptResults))[0]).toMatchObject({ points: 100, maximum: 300, markedAt: at(it, 611).now });
  const result = await visit(at(it, 700), it.lin, resultLoader, `/attempts/${it.id}/result`, { id: it.id });
  expect(result.data.questions.filter((one: { late: boolean }) => one.late)).toEqual([expect.objectContaining({ text: "Text of one", verdict: "right" })]);
});

test("opening an overdue attempt closes it and shows the result", async () => {
  const it = await begun({ minutes: 10 });
  expect((await question(at(it, 3_600), it.lin, it.id, 1)).location).toBe(`/attempts/${it.id}/result`);
  expect(await it.store.read.$count(attemptResults)).toBe(1);
});

test("overdue attempts are closed by the clock, everybody's, once, and no others", async () => {
  const it = await begun({ minutes: 10 });
  const others = await Promise.all(Array.from({ length: 3 }, () => makePerson(it.store)));
  for (const other of others) await start(it, other);
  await start(at(it, 500), await makePerson(it.store));
  expect(await closeOverdue(it.store, it.library, at(it, 609).now)).toBe(0);
  expect(await closeOverdue(it.store, it.library, at(it, 700).now)).toBe(4);
  expect(await closeOverdue(it.store, it.library, at(it, 700).now)).toBe(0);
  expect(await it.store.read.$count(attempts, eq(attempts.closedBy, "deadline"))).toBe(4);
});

test("without a script every kind is saved from the plain form, and what cannot be read comes back as it was typed", async () => {
  const it = await begun({ draw: { count: 4 }, questions: allKinds().slice(3) });
  const bank = it.library.modules.get("m04")!.quiz!.questions;
  const draw = await drawOf(it, it.id);
  const send = (form: Record<string, string | string[]>) => post(it, it.lin, answerAction, `/attempts/${it.id}`, { to: "2", ...form }, { id: it.id });
  for (const { questionId, parts } of draw) {
    const one = bank.find((other) => other.id === questionId)!;
    const { values, named } = formOf(rightTo(one, parts));
    const fields = Object.fromEntries([
      ...values.map((value) => ["answer", value]),
      ...Object.entries(named).map(([part, value]) => [`answer.${part}`, value]),
    ]);
    expect((await send({ questionId, kind: one.kind, seq: "1", ...fields })).location, one.kind).toBe(`/attempts/${it.id}?q=2`);
  }
  expect(await rows(it)).toHaveLength(4);

  const refused: [string, Record<string, string>, string][] = [
    ["numeric", { answer: "eighty" }, "cannot be read as a number"],
    ["numeric", { answer: "1,234" }, "can mean two things"],
    ["numeric", { answer: "9".repeat(50_000) }, "too long"],
    ["fill-in", { "answer.1": "x".repeat(50_000) }, "too long"],
    ["fill-in", { "answer.1": "x".repeat(100_000) }, "too long"],
    ["ordering", { "answer.1": "1", "answer.2": "1", "answer.3": "2", "answer.4": "3" }, "its own position"],
    ["ordering", { "answer.1": "1", "answer.2": "2", "answer.3": "", "answer.4": "" }, "its own position"],
    ["matching", { "answer.1": "2" }, "no answer to this question"],
    ["matching", { "answer.__proto__": "4" }, "no answer to this question"],
    ["matching", { answer: "4", "answer.99": "4" }, "no answer to this question"],
  ];
  for (const [questionId, fields, sentence] of refused)
    expect(await send({ questionId, kind: questionId, seq: "2", ...fields }), JSON.stringify(fields).slice(0, 60)).toMatchObject({
      status: 422,
      data: { sentence: expect.stringContaining(sentence) },
    });
  const typed = await send({ questionId: "numeric", kind: "numeric", seq: "2", answer: "eighty" });
  expect(typed.data.given).toMatchObject({ values: ["eighty"] });
  expect(await rows(it)).toHaveLength(4);

  await send({ questionId: "numeric", kind: "numeric", seq: "2", answer: "" });
  expect((await rows(it)).filter(({ questionId }) => questionId === "numeric").map(({ answer }) => answer)).toEqual([
    { kind: "numeric", value: "9182736455" },
    { kind: "numeric", value: "" },
  ]);
  await handInBy(it, it.lin, it.id);
  const [marked] = await it.store.read.select().from(attemptResults);
  expect(marked!.marks).toEqual({ matching: 100, ordering: 100, numeric: 0, "fill-in": 100 });
});

test("what was given is there again after coming back, in the other language too", async () => {
  const it = await begun({ draw: { count: 7 }, questions: allKinds() });
  const bank = it.library.modules.get("m04")!.quiz!.questions;
  for (const [place, { questionId, parts }] of (await drawOf(it, it.id)).entries()) {
    const answer = rightTo(bank.find((one) => one.id === questionId)!, parts);
    await save(it, it.lin, it.id, { questionId, seq: 1, answer });
    for (const language of ["en", "zh"] as const) expect((await question(it, it.lin, it.id, place + 1, language)).data.stored.answer).toEqual(answer);
  }
});

test("going on leads to the first question without an answer, at an address that shows it again when it is opened anew", async () => {
  const it = await begun();
  const goOn = async () => (await visit(it, it.lin, attemptLoader, `/attempts/${it.id}`, { id: it.id })).location;
  expect(await goOn()).toBe(`/attempts/${it.id}?q=1`);
  const [{ questionId, parts }] = (await drawOf(it, it.id)) as [Awaited<ReturnType<typeof drawOf>>[number]];
  const asked = it.library.modules.get("m04")!.quiz!.questions.find((one) => one.id === questionId)!;
  await save(it, it.lin, it.id, { questionId, seq: 1, answer: rightTo(asked, parts) });
  expect(await goOn()).toBe(`/attempts/${it.id}?q=2`);
  expect((await question(it, it.lin, it.id, 1)).data.stored.seq).toBe(1);
});

test("a flag to come back is kept with the attempt, without a script too, and changes neither answers nor marks", async () => {
  const it = await begun();
  const flag = (form: Record<string, string>, who = it.lin) => post(it, who, answerAction, `/attempts/${it.id}?q=2`, form, { id: it.id });
  const flagged = async () =>
    (await question(it, it.lin, it.id, 1)).data.items.filter((one: { flagged: boolean }) => one.flagged).map((one: { id: string }) => one.id);
  expect((await flag({ to: "flag", questionId: "one", kind: "single", seq: "1", answer: "b" })).location).toBe(`/attempts/${it.id}?q=2`);
  expect([await flagged(), await rows(it)]).toEqual([["one"], [{ questionId: "one", seq: 1, answer: b }]]);
  for (let n = 0; n < 2; n++) await flag({ to: "flag", questionId: "many" });
  expect((await flagged()).sort()).toEqual(["many", "one"]);
  expect(
    (await visit(it, it.lin, reviewLoader, `/attempts/${it.id}/review`, { id: it.id })).data.items.map((one: { flagged: boolean }) => one.flagged),
  ).toEqual((await drawOf(it, it.id)).map(({ questionId }) => questionId !== "true"));
  await flag({ to: "unflag", questionId: "one" });
  expect([await flagged(), (await rows(it)).length]).toEqual([["many"], 1]);
});

test("a flag on another's attempt, on a question that was not drawn, or after handing in is refused", async () => {
  const it = await begun();
  const flag = (questionId: string, who = it.lin) => post(it, who, answerAction, `/attempts/${it.id}?q=1`, { to: "flag", questionId }, { id: it.id });
  expect((await flag("one", await makePerson(it.store, { roles: ["trainer", "admin"] }))).status).toBe(404);
  expect((await flag("undrawn")).status).toBe(422);
  await handInBy(it, it.lin, it.id);
  expect((await flag("one")).status).toBe(409);
  expect((await it.store.read.select({ flagged: attempts.flagged }).from(attempts))[0]).toEqual({ flagged: null });
});

test("overdue attempts are looked for three times a minute, and nothing is written while there are none", async () => {
  const job = jobs.find(({ name }) => name === "close-overdue-attempts")!;
  const it = await begun({ minutes: 10 });
  const place = { store: it.store, source: { current: () => it.library }, settings: readSettings({}), log: { error: () => {} } };
  expect([new Cron(job.every, { paused: true }).nextRuns(4).map((run) => run.getSeconds() % 20)]).toEqual([[0, 0, 0, 0]]);
  expect([await job.isWaiting!(place, at(it, 610).now), await job.isWaiting!(place, at(it, 611).now)]).toEqual([false, true]);
  await job.run(place, at(it, 611).now);
  expect(await it.store.read.$count(attemptResults)).toBe(1);
});

import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Visitor } from "~/people/visitor";
import { answerFromForm, LONGEST_ESSAY } from "~/quizzes/answer";
import { closeOverdue } from "~/quizzes/closing.server";
import { quizFacts } from "~/quizzes/facts.server";
import { loader as resultLoader } from "~/routes/attempts.$id_.result/route";
import { loader as waitingLoader } from "~/routes/attempts.$id_.waiting/route";
import { loader as deskLoader } from "~/routes/grading/route";
import { action as markAction, loader as markLoader } from "~/routes/grading_.essays.$id/route";
import { loader as oddLoader } from "~/routes/hr.people_.odd/route";
import { loader as introLoader } from "~/routes/modules.$slug_.quiz/route";
import { auditEntries } from "~db/tables/audit";
import { groupMemberships, groups } from "~db/tables/people";
import { attemptResults, essays } from "~db/tables/quizzes";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { authored, SECRET, smallQuiz, withQuiz } from "../support/quiz";
import { handInBy, save, start } from "../support/sitting";
import { smallLibrary } from "../support/small-library";
import { kindsTold } from "../support/told";
import { post, visit, type World } from "../support/visit";

type Sitting = World & { lin: Visitor; zhou: Visitor; id: string };
const rightLevels = { [`level.${SECRET}-fact`]: "2", [`level.${SECRET}-feeling`]: "3" };

/** Lin, of a group that Zhou trains, sits before an essay and a question with options. */
async function begun(change: Record<string, unknown> = {}): Promise<Sitting> {
  const store = await freshStore();
  const [lin, zhou] = [await makePerson(store), await makePerson(store, { roles: ["trainer"] })];
  const questions = [authored.essay("essay", { lesson: "pause" }), authored.single("one")];
  const library = withQuiz(smallLibrary(), smallQuiz({ draw: { count: 2 }, questions, ...change }));
  const it = { store, library, now: new Date("2026-11-21T06:00:00Z"), lin, zhou };
  await train(it, zhou, lin);
  return { ...it, id: (await start(it, lin)).id };
}

async function train({ store, now }: World, trainer: Visitor, member: Visitor) {
  const groupId = `${trainer.personId}-${member.personId}`;
  await store.tx(async (w) => {
    await w.insert(groups).values({ id: groupId, name: "Counter", sortKey: groupId, createdAt: now });
    for (const [personId, part] of [
      [trainer.personId, "trainer"],
      [member.personId, "member"],
    ] as const)
      await w.insert(groupMemberships).values({ groupId, personId, part, fromOn: "2026-01-01" });
  });
}

async function handedIn(change: Record<string, unknown> = {}): Promise<Sitting & { essayId: string }> {
  const it = await begun(change);
  await save(it, it.lin, it.id, { questionId: "essay", seq: 1, answer: { kind: "essay", text: "So nobody rang you.\n那就等得心焦。" } });
  await save(it, it.lin, it.id, { questionId: "one", seq: 1, answer: { kind: "single", option: "b" } });
  await handInBy(it, it.lin, it.id);
  const [essay] = await it.store.read.select().from(essays);
  return { ...it, essayId: essay!.id };
}
const desk = (it: World, who: Visitor) => visit(it, who, deskLoader, "/grading");
const open = (it: World, who: Visitor, id: string) => visit(it, who, markLoader, `/grading/essays/${id}`, { id });
const mark = (it: World, who: Visitor, id: string, fields: Record<string, string | string[]>) =>
  post(it, who, markAction, `/grading/essays/${id}`, fields, { id });

test("what was written waits for a trainer: no result, no key and no second try before, but the path goes on", async () => {
  const it = await handedIn();
  expect(await it.store.read.$count(attemptResults)).toBe(0);
  expect(await quizFacts(it.store.read, it.lin.personId)).toEqual([]);
  const result = await visit(it, it.lin, resultLoader, `/attempts/${it.id}/result`, { id: it.id });
  expect(result.location).toBe(`/attempts/${it.id}/waiting`);
  const waiting = await visit(it, it.lin, waitingLoader, `/attempts/${it.id}/waiting`, { id: it.id });
  expect(waiting.data).toMatchObject({ title: "Listening", handedInAt: expect.stringContaining("Sat 21 Nov 2026") });
  const intro = await visit(it, it.lin, introLoader, "/modules/listening/quiz", { slug: "listening" });
  expect(intro.data).toMatchObject({ marking: it.id, rules: { notNow: { reason: "marking" } } });
  expect(JSON.stringify([waiting, intro])).not.toContain(SECRET);
  expect((await start(it, it.lin)).answer).toMatchObject({ status: 409, data: { sentence: expect.stringContaining("A trainer reads what you wrote") } });
});

test("the trainer of the group finds it in the queue, reads it, gives a level for each criterion, and then the result is there", async () => {
  const it = await handedIn();
  expect(await kindsTold(it.store, it.zhou)).toEqual({ open: ["essay-waiting"], done: [] });
  const [entry] = (await desk(it, it.zhou)).data.essays;
  expect(entry).toMatchObject({ id: it.essayId, module: "Listening" });
  const page = (await open(it, it.zhou, it.essayId)).data;
  expect(page).toMatchObject({
    text: "So nobody rang you.\n那就等得心焦。",
    question: "Text of essay",
    criteria: [{ levels: [{ points: 0 }, { points: 1 }, { points: 2 }] }, {}],
  });

  const marked = await mark(it, it.zhou, it.essayId, { [`level.${SECRET}-fact`]: "1", [`level.${SECRET}-feeling`]: "3", note: "Name the fact first." });
  expect(marked.location).toBe("/grading");
  expect(await kindsTold(it.store, it.zhou)).toEqual({ open: [], done: ["essay-waiting"] });
  expect(await kindsTold(it.store, it.lin)).toEqual({ open: ["quiz-marked"], done: [] });
  const result = (await visit(it, it.lin, resultLoader, `/attempts/${it.id}/result`, { id: it.id })).data;
  expect(result).toMatchObject({ passed: true, score: { points: 180, maximum: 200 } });
  const essay = result.questions.find((one: { answer: { kind: string } }) => one.answer.kind === "essay").answer;
  expect(essay).toMatchObject({
    text: expect.stringContaining("nobody rang"),
    note: "Name the fact first.",
    criteria: [
      { points: 1, most: 2 },
      { points: 3, most: 3 },
    ],
  });
  expect((await visit(it, it.lin, waitingLoader, `/attempts/${it.id}/waiting`, { id: it.id })).location).toBe(`/attempts/${it.id}/result`);
  expect((await desk(it, it.zhou)).data.essays).toEqual([]);
  expect((await quizFacts(it.store.read, it.lin.personId))[0]).toMatchObject({ passed: true, points: 180 });
  const [audited] = await it.store.read.select().from(auditEntries).where(eq(auditEntries.act, "quizzes.essay-marked"));
  expect(audited).toMatchObject({ actorId: it.zhou.personId, subjectId: it.lin.personId });
  expect((await start(it, it.lin)).answer.status).toBe(303);
});

test("a mark that is not whole is refused at the criterion, with what was typed, and changes nothing", async () => {
  const it = await handedIn();
  const unfit: Record<string, string | string[]>[] = [
    {},
    { ...rightLevels, [`level.${SECRET}-fact`]: "" },
    { ...rightLevels, [`level.${SECRET}-fact`]: "3" },
    { ...rightLevels, [`level.${SECRET}-feeling`]: "2" },
    { ...rightLevels, [`level.${SECRET}-fact`]: ["1", "2"] },
    { ...rightLevels, note: "x".repeat(2_001) },
    { ...rightLevels, note: "a\u0000b" },
  ];
  for (const fields of unfit) expect((await mark(it, it.zhou, it.essayId, fields)).status, JSON.stringify(fields).slice(0, 80)).toBe(422);
  const refused = await mark(it, it.zhou, it.essayId, { [`level.${SECRET}-fact`]: "1", note: "Kept" });
  expect(refused.data).toMatchObject({ errors: { [`level.${SECRET}-feeling`]: "Choose one level for each criterion." }, typed: { note: "Kept" } });
  expect(await it.store.read.$count(essays, and(eq(essays.id, it.essayId), eq(essays.note, "Kept")))).toBe(0);
  expect(await it.store.read.$count(attemptResults)).toBe(0);
});

test("an essay is marked once: the second of two trainers at the same moment is told, and the first mark stands", async () => {
  const it = await handedIn();
  const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => mark(it, it.zhou, it.essayId, { ...rightLevels, note: `n${n}` })));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409, 409]);
  expect(await it.store.read.$count(attemptResults)).toBe(1);
  const refused = answers.find(({ status }) => status === 409)!;
  expect(refused.data).toMatchObject({
    errors: { "": expect.stringContaining("Somebody else has marked this already") },
    typed: { note: expect.stringMatching(/^n\d$/) },
  });
  expect((await open(it, it.zhou, it.essayId)).data.marked).toMatchObject({ at: expect.stringContaining("21 Nov 2026") });
});

test("only a trainer of the writer's group reads it: not another trainer, not the writer, not somebody below the writer", async () => {
  const it = await handedIn();
  const other = await makePerson(it.store, { roles: ["trainer"] });
  const below = await makePerson(it.store, { roles: ["trainer"], managerId: it.lin.personId });
  await train(it, below, it.lin);
  await train(it, it.lin, it.lin);
  for (const who of [other, below, { ...it.lin, roles: ["trainer"] } as Visitor]) {
    expect((await desk(it, who)).data.essays).toEqual([]);
    expect((await open(it, who, it.essayId)).status).toBe(404);
    expect((await mark(it, who, it.essayId, rightLevels)).status).toBe(404);
  }
  expect((await open(it, it.zhou, "nonsense")).status).toBe(404);
  expect(await it.store.read.$count(attemptResults)).toBe(0);
});

test("what somebody without a trainer wrote is shown to no other trainer, and the learner is told whom to ask", async () => {
  const it = await handedIn();
  const waiting = () => visit(it, it.lin, waitingLoader, `/attempts/${it.id}/waiting`, { id: it.id });
  expect((await waiting()).data.trainers).toHaveLength(1);
  const other = await makePerson(it.store, { roles: ["trainer"] });
  await it.store.tx(async (w) => void (await w.update(groupMemberships).set({ untilOn: "2026-11-20" }).where(eq(groupMemberships.personId, it.zhou.personId))));
  for (const who of [other, it.zhou]) {
    expect((await desk(it, who)).data.essays).toEqual([]);
    expect((await mark(it, who, it.essayId, rightLevels)).status).toBe(404);
  }
  expect((await waiting()).data.trainers).toEqual([]);
});

test("HR finds, among what looks odd, whose text waits while no trainer of theirs can mark it", async () => {
  const it = await handedIn();
  const hr = await makePerson(it.store, { roles: ["hr"] });
  const waiting = async () => {
    const { odd } = (await visit(it, hr, oddLoader, "/hr/people/odd")).data;
    return odd.flatMap((one: { kind: string; people: { id: string }[] }) => (one.kind === "essayWaits" ? one.people.map(({ id }) => id) : []));
  };
  expect(await waiting()).toEqual([]);
  await it.store.tx(async (w) => void (await w.update(groupMemberships).set({ untilOn: "2026-11-20" }).where(eq(groupMemberships.personId, it.zhou.personId))));
  expect(await waiting()).toEqual([it.lin.personId]);
  await train(it, await makePerson(it.store, { roles: ["trainer"] }), it.lin);
  expect(await waiting()).toEqual([]);
});

test("what a trainer gave for each criterion is a score, and stays back where scores do", async () => {
  const shows = { score: "never", answers: "after-submit", explanations: "after-submit" };
  const it = await handedIn({ shows });
  await mark(it, it.zhou, it.essayId, { ...rightLevels, note: "Well put." });
  const page = (await visit(it, it.lin, resultLoader, `/attempts/${it.id}/result`, { id: it.id })).data;
  const { answer } = page.questions.find((one: { answer: { kind: string } }) => one.answer.kind === "essay");
  expect(answer).toMatchObject({ text: expect.stringContaining("nobody rang"), note: "Well put.", criteria: [] });
});

test("a text pasted from a word processor is kept with its lines and without signs a database would choke on", () => {
  const pasted = "One\u000btwo\r\nthree\u2028four\u0000 \u202efive \ud83d six 👍🏽 七\t。  ";
  expect(answerFromForm("essay", { values: [pasted], named: {} })).toEqual({ kind: "essay", text: "One\ntwo\nthree\nfour five  six 👍🏽 七\t。" });
});

test("an essay left empty needs no trainer, and one closed by the clock waits like any other", async () => {
  const empty = await begun();
  await save(empty, empty.lin, empty.id, { questionId: "essay", seq: 1, answer: { kind: "essay", text: "  " } });
  await handInBy(empty, empty.lin, empty.id);
  expect((await empty.store.read.select().from(attemptResults))[0]).toMatchObject({ points: 0, marks: { essay: 0, one: 0 } });

  const late = await begun({ minutes: 10 });
  await save(late, late.lin, late.id, { questionId: "essay", seq: 1, answer: { kind: "essay", text: "x".repeat(LONGEST_ESSAY) } });
  await closeOverdue(late.store, late.library, new Date(late.now.getTime() + 3_600_000));
  expect((await desk(late, late.zhou)).data.essays).toHaveLength(1);
  expect(await late.store.read.$count(attemptResults)).toBe(0);
});

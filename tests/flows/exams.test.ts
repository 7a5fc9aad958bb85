import { expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import { certificatesOf } from "~/certification/certificates.server";
import type { BankQuestion } from "~/content/library";
import type { Visitor } from "~/people/visitor";
import { giveExtraTime } from "~/quizzes/extra-time.server";
import { renewFigures } from "~/quizzes/figures.server";
import { previewRegrade } from "~/quizzes/regrade-preview.server";
import { carryOutRegrades, orderRegrade } from "~/quizzes/regrading.server";
import { dueTalk, recordTalk } from "~/quizzes/talks.server";
import { loader as attemptLoader } from "~/routes/attempts.$id/route";
import { loader as resultLoader } from "~/routes/attempts.$id_.result/route";
import { loader as reviewLoader } from "~/routes/attempts.$id_.review/route";
import { loader as indexLoader } from "~/routes/content_.analysis/route";
import { loader as contentLoader } from "~/routes/content_.exams.$id/route";
import { loader as analysisLoader } from "~/routes/content_.exams.$id_.analysis/route";
import { loader as learnLoader } from "~/routes/learn/route";
import { loader as recordLoader } from "~/routes/record/route";
import { attemptResults, attempts } from "~db/tables/quizzes";
import { freshStore } from "../support/database";
import { door, enter, sitExam, withExam } from "../support/exam";
import { makePerson } from "../support/people";
import { authored, questionOf, rightTo, SECRET, wrongTo } from "../support/quiz";
import { drawOf, handInBy, question, save, sit } from "../support/sitting";
import { smallLibrary } from "../support/small-library";
import { visit, type World } from "../support/visit";

type It = World & { lin: Visitor };
async function world(...given: Parameters<typeof withExam> extends [unknown, ...infer Rest] ? Rest : never): Promise<It> {
  const store = await freshStore();
  return { store, library: withExam(smallLibrary(), ...given), now: new Date("2026-11-21T06:00:00Z"), lin: await makePerson(store) };
}
const at = (it: It, time: string): It => ({ ...it, now: new Date(`2026-11-${time}:00+08:00`) });
const result = (it: World, who: Visitor, id: string, language?: "en" | "zh") => visit(it, who, resultLoader, `/attempts/${id}/result`, { id }, language);

test.each([
  ["en", "Final exam", "6 questions from 2 modules, drawn for you.", "3 questions · at least 50 % of its points"],
  ["zh", "结业考试", "从2门课程中为您抽取6题。", "3题 · 本课程至少得50%"],
] as const)("the door says in %s what the exam is, what holds, and where its questions come from", async (language, title, lead, facts) => {
  const it = await world();
  const { data } = await door(it, it.lin, language);
  expect(data).toMatchObject({ title, lead, count: 6, bank: 8, rules: { passMark: 80, attempts: 3, triesLeft: 3, waitHours: 24, notNow: null } });
  expect(data.from.modules.map((one: { facts: string }) => one.facts)).toEqual([facts.split(" · ")[0], facts]);
});

test("so many questions are drawn of each module, and fifty starts at the same moment make exactly one attempt", async () => {
  const it = await world();
  const starts = await Promise.all(Array.from({ length: 50 }, () => enter(it, it.lin)));
  expect(new Set(starts.map(({ id }) => id)).size).toBe(1);
  expect(await it.store.read.$count(attempts)).toBe(1);
  const draw = await drawOf(it, starts[0]!.id);
  expect(draw.map(({ moduleId }) => moduleId).sort()).toEqual(["m04", "m04", "m04", "m08", "m08", "m08"]);
});

test("what a person has not seen comes first, wherever it was asked: in the exam before, or in the quiz of a module", async () => {
  const it = await world({ waitHours: undefined }, { bank: 6 });
  const quiz = (await drawOf(it, await sit(it, it.lin, "right"))).map(({ questionId }) => questionId);
  const first = await drawOf(it, await sitExam(it, it.lin, ["m04", "m08"]));
  const second = await drawOf(it, await sitExam(it, it.lin));
  const of = (draw: typeof first, module: string) => draw.filter(({ moduleId }) => moduleId === module).map(({ questionId }) => questionId);
  expect(of(first, "m04").filter((id) => quiz.includes(id))).toEqual([]);
  expect(of(second, "m08").filter((id) => of(first, "m08").includes(id))).toEqual([]);
});

test("enough points of all do not pass the exam while a module is below its minimum; the result says which, in plain words", async () => {
  const it = await world({ passMark: 50 });
  const failed = await result(it, it.lin, await sitExam(it, it.lin, ["m08"]));
  expect(failed.data).toMatchObject({ heading: "Final exam", passed: false, quizPath: "/exams/final", score: { percent: 50 } });
  expect(failed.data.score.missed).toBe("One module is below its own minimum: Complaints. The exam is passed when every module reaches its minimum.");
  expect(failed.data.modules).toMatchObject([
    { title: "Listening", points: 300, note: null },
    { title: "Complaints", points: 0, note: { text: "50 % needed here: not reached", isReached: false } },
  ]);
  expect(failed.data.lessons).toEqual([{ id: "heat", title: "Heat", minutes: 6, path: "/modules/complaints/lessons/heat" }]);

  const other = await makePerson(it.store);
  const passed = await result(it, other, await sitExam(it, other, ["m04"]), "zh");
  expect(passed.data).toMatchObject({ passed: true, score: { missed: null } });
  expect(passed.data.modules[1].note).toEqual({ text: "本课程要求50%：达到", isReached: true });
});

test("after a failed try one waits; nothing must be opened before, and after the last try a talk with a trainer comes first", async () => {
  const it = await world();
  for (const day of ["21T14:00", "22T14:00", "23T14:00"]) await sitExam(at(it, day), it.lin, ["m08"]);
  const early = await door(at(it, "22T13:59"), it.lin);
  expect(early.data.rules.notNow.reason).toBe("talk");
  const again = await world();
  await sitExam(at(again, "21T14:00"), again.lin, ["m08"]);
  const { answer } = await enter(at(again, "22T13:59"), again.lin);
  expect([answer.status, answer.data.sentence]).toEqual([409, "You can try again from Sun 22 Nov 2026, 14:00. Use the time to look at what was missing."]);
  const waiting = (await door(at(again, "22T13:59"), again.lin)).data;
  expect(waiting).toMatchObject({ rules: { triesLeft: 2 }, toRead: [{ id: "heat", path: "/modules/complaints/lessons/heat" }] });
  expect((await enter(at(again, "22T14:00"), again.lin)).answer.status).toBe(303);
});

test("questions that serve exams only are asked here, and never in the quiz of their module", async () => {
  const it = await world({ draw: [{ module: "m08", count: 5 }], minima: [] }, { bank: 3, only: 2 });
  const draw = (await drawOf(it, (await enter(it, it.lin)).id)).map(({ questionId }) => questionId);
  expect(draw.sort()).toEqual(["m08-q1", "m08-q2", "m08-q3", "m08-q4", "m08-q5"]);
});

test("no key, feedback, explanation or undrawn question of an exam is in anything sent before handing in, in both languages", async () => {
  const it = await world();
  const { id, answer } = await enter(it, it.lin);
  const draw = await drawOf(it, id);
  const bank = it.library.exams.get("final")!.questions;
  const sent: unknown[] = [answer];
  for (const language of ["en", "zh"] as const) {
    sent.push(await door(it, it.lin, language));
    for (let number = 0; number <= 7; number++) sent.push(await question(it, it.lin, id, number, language));
    sent.push(await visit(it, it.lin, reviewLoader, `/attempts/${id}/review`, { id }, language), await result(it, it.lin, id, language));
  }
  for (const { questionId, parts } of draw) {
    const one = bank.find((other) => other.id === questionId)!;
    for (const [place, given] of [wrongTo(one, parts), rightTo(one, parts)].entries())
      sent.push(await save(it, it.lin, id, { questionId, seq: place + 1, answer: given }));
  }
  const bytes = JSON.stringify(sent);
  expect(bytes).toContain("Text of ");
  for (const word of [SECRET, "correct", "explanation", "feedback"]) expect(bytes).not.toContain(word);
  for (const one of bank.filter((other) => !draw.some(({ questionId }) => questionId === other.id))) expect(bytes).not.toContain(`Text of ${one.id}`);
  await handInBy(it, it.lin, id);
  expect(JSON.stringify((await result(it, it.lin, id)).data)).toContain(`${SECRET} why`);
});

test("nobody sees, answers or hands in the exam of another", async () => {
  const it = await world();
  const other = await makePerson(it.store);
  const { id } = await enter(it, it.lin);
  const [drawn] = await drawOf(it, id);
  expect((await visit(it, other, attemptLoader, `/attempts/${id}`, { id })).status).toBe(404);
  expect((await result(it, other, id)).status).toBe(404);
  expect((await save(it, other, id, { questionId: drawn!.questionId, seq: 1, answer: { kind: "single", option: "b" } })).status).toBe(404);
  expect((await handInBy(it, other, id)).status).toBe(404);
  expect((await door(it, other)).data).toMatchObject({ open: null, tries: [] });
  expect(await it.store.read.$count(attemptResults)).toBe(0);
});

test("an exam that there is not is not found", async () => {
  const it = await world();
  const { answer } = await enter({ ...it, library: smallLibrary() }, it.lin);
  expect(answer.status).toBe(404);
});

const rules = {
  requirements: [
    { id: "quiz", kind: "quiz", module: "m04" },
    { id: "exam", kind: "exam", exam: "final" },
  ],
};

test("a certificate that asks for an exam is made out by itself when it is passed; the path and the record call it by its name", async () => {
  const store = await freshStore();
  const it: It = { store, library: withExam(smallLibrary(rules as never)), now: new Date("2026-11-21T06:00:00Z"), lin: await makePerson(store) };
  const { personId } = it.lin;
  await store.tx((w) => assign(w, it.library, { personId, courseId: "boot-camp", assignedBy: null }, it.now));
  await sit(it, it.lin, "right");
  const path = async (when: It, language: "en" | "zh" = "en") => (await visit(when, it.lin, learnLoader, "/learn", {}, language)).data.paths[0];
  expect((await path(it)).next).toEqual({ kind: "exam", title: "Final exam", tries: 0, count: 6, passMark: 80, to: "/exams/final" });
  expect((await path(it, "zh")).rungs[1]).toMatchObject({ kind: "exam", title: "结业考试", state: "open", isNext: true, tries: 0, passMark: 80 });

  await sitExam(it, it.lin, ["m08"]);
  expect(await path(it)).toMatchObject({ next: { kind: "exam", tries: 1 }, pause: expect.stringContaining("Sun 22 Nov 2026, 14:00") });
  expect(await certificatesOf(store.read, personId)).toEqual([]);

  const next = at(it, "22T15:00");
  expect((await path(next)).pause).toBeNull();
  const id = await sitExam(next, it.lin);
  const [certificate] = await certificatesOf(store.read, personId);
  expect(certificate).toMatchObject({ issuedOn: "2026-11-22", factIds: [{ requirementId: "quiz" }, { requirementId: "exam", kind: "exam", factId: id }] });
  expect((await path(next)).grounds[1]).toMatchObject({ state: "met", percent: 100, to: "/exams/final" });
  const { data } = await visit(next, it.lin, recordLoader, "/record");
  expect(data.facts.map(({ title }: { title: string }) => title)).toEqual(
    expect.arrayContaining(["Quiz: Listening", "Final exam", "Final exam", "Certified: Frontline service"]),
  );
  expect(data.certificates[0].proofs.map(({ title }: { title: string }) => title)).toEqual(["Listening: quiz", "Final exam"]);
});

test("a score the exam withholds is on no page of the learner", async () => {
  const it = await world({ shows: { score: "never", answers: "never", explanations: "never" } });
  const id = await sitExam(it, it.lin, ["m08"]);
  const shown = (await result(it, it.lin, id)).data;
  expect(shown).toMatchObject({ passed: false, score: null, modules: [], questions: [] });
  expect((await door(it, it.lin)).data.tries).toMatchObject([{ percent: null }]);
});

test("a trainer records the talk after the last failed try, which opens one more; extra time is given for an exam too", async () => {
  const it = await world({ minutes: 30 });
  const trainer = await makePerson(it.store);
  for (const day of ["21T14:00", "22T14:00", "23T14:00"]) await sitExam(at(it, day), it.lin, ["m08"]);
  const exam = it.library.exams.get("final")!;
  const due = await dueTalk(it.store.read, it.library.zone, it.lin.personId, exam, it.now);
  const talk = { personId: it.lin.personId, quizId: "final", afterAttemptId: due!.afterAttemptId, heldOn: "2026-11-24", note: "HEAT, step by step." };
  expect(await recordTalk(it.store, it.library, talk, trainer.personId, at(it, "24T09:00").now)).toEqual({ outcome: "recorded" });
  const gift = {
    id: "gift",
    personId: it.lin.personId,
    quizId: "final",
    scope: "all" as const,
    amount: { minutes: null, percent: 50 },
    reason: "Reads slowly.",
  };
  expect((await giveExtraTime(it.store, it.library, gift, trainer.personId, at(it, "24T09:00").now)).outcome).toBe("given");
  const { id } = await enter(at(it, "24T15:00"), it.lin);
  const { data } = await question(at(it, "24T15:00"), it.lin, id, 1);
  expect(data).toMatchObject({ heading: "Final exam", time: { seconds: 45 * 60 } });
});

test("a question marked again for its module is marked again in every exam that asked it", async () => {
  const it = await world({ draw: [{ module: "m08", count: 4 }], minima: [], attempts: undefined }, { bank: 4 });
  const author = await makePerson(it.store);
  const id = await sitExam(it, it.lin, ["m08"]);
  const before = (await result(it, it.lin, id)).data.score;
  expect(before.points).toBe(0);

  const module = it.library.modules.get("m08")!;
  const old = module.quiz!.questions[0]!;
  const mended = {
    ...authored.single(old.id, { lesson: "heat" }),
    options: authored.single(old.id).options.map(({ correct: _c, ...one }) => (one.id === "a" ? { ...one, correct: true } : one)),
  };
  const fixed = { ...questionOf(mended), moduleId: "m08", hash: "mended" } as BankQuestion;
  const swap = <T extends { questions: BankQuestion[] }>(test: T): T => ({
    ...test,
    questions: test.questions.map((one) => (one.id === old.id ? fixed : one)),
  });
  const library = {
    ...it.library,
    modules: new Map([...it.library.modules, ["m08", { ...module, quiz: swap(module.quiz!) }]]),
    exams: new Map([["final", swap(it.library.exams.get("final")!)]]),
    authored: new Map([...it.library.authored, ["mended", { kind: "question", contentId: old.id, body: mended }]]),
  };
  const { versions } = await previewRegrade(it.store.read, library, fixed);
  expect(versions).toMatchObject([{ hash: old.hash, attempts: 1, changed: 1, raised: 1 }]);
  const order = {
    quiz: library.modules.get("m08")!.quiz!,
    questionId: old.id,
    toHash: "mended",
    fromHashes: [old.hash],
    reason: "The key was wrong.",
    byPersonId: author.personId,
  };
  expect((await orderRegrade(it.store, library, order, it.now)).outcome).toBe("ordered");
  expect(await carryOutRegrades(it.store, library, it.now)).toBe(1);
  expect((await result({ ...it, library }, it.lin, id)).data.score.points).toBe(100);
});

test("authors read an exam in both languages and what it draws; authors and trainers see how its questions did, learners neither", async () => {
  const it = await world();
  const [author, trainer] = [await makePerson(it.store, { roles: ["author"] }), await makePerson(it.store, { roles: ["trainer"] })];
  const open = (who: Visitor) => visit(it, who, contentLoader, "/content/exams/final", { id: "final" });
  const { data } = await open(author);
  expect(data).toMatchObject({
    title: "E1 Final exam",
    lead: "6 questions from 2 modules, drawn for you.",
    instructions: [{ en: "Alone, without help.", zh: "独立完成。" }],
  });
  expect(data.words.rules).toBe("80 % to pass · no time limit · 3 tries · 24 hours between tries");
  expect(data.modules[1]).toMatchObject({ title: "M08 Complaints", parts: ["3 drawn"], facts: "4 questions in its bank · at least 50 % of its points" });
  expect((await open(it.lin)).status).toBe(403);
  expect((await visit(it, author, contentLoader, "/content/exams/none", { id: "none" })).status).toBe(404);

  await sitExam(it, it.lin, ["m08"]);
  await renewFigures(it.store, it.library, it.now);
  const analysis = (who: Visitor) => visit(it, who, analysisLoader, "/content/exams/final/analysis", { id: "final" });
  const shown = (await analysis(author)).data;
  expect(shown).toMatchObject({ title: "Final exam", path: "/content/exams/final", whole: { attempts: 1, passed: 0 } });
  expect(shown.items.filter(({ attempts: n }: { attempts: number }) => n === 1)).toHaveLength(6);
  expect((await analysis(trainer)).data.sight).toEqual({ keys: false, texts: false });
  expect((await analysis(it.lin)).status).toBe(403);
  expect((await visit(it, author, indexLoader, "/content/analysis")).data.exams).toEqual([{ slug: "final", code: "E1", title: "Final exam", attempts: 1 }]);
});

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Visitor } from "~/people/visitor";
import { quizFacts } from "~/quizzes/facts.server";
import { loader as resultLoader } from "~/routes/attempts.$id_.result/route";
import { loader as reviewLoader } from "~/routes/attempts.$id_.review/route";
import { loader as introLoader } from "~/routes/modules.$slug_.quiz/route";
import { auditEntries } from "~db/tables/audit";
import { contentVersions } from "~db/tables/content";
import { lessonOpenings } from "~db/tables/courses";
import { attemptResults, attempts } from "~db/tables/quizzes";
import { freshStore } from "../support/database";
import { shippedLibrary } from "../support/library";
import { makePerson } from "../support/people";
import { authored, rightTo, smallQuiz, withQuiz } from "../support/quiz";
import { drawOf, handInBy, question, save, sit, start } from "../support/sitting";
import { smallLibrary } from "../support/small-library";
import { visit, type World } from "../support/visit";

async function world(quiz = smallQuiz()): Promise<World & { lin: Visitor }> {
  const store = await freshStore();
  return { store, library: withQuiz(smallLibrary(), quiz), now: new Date("2026-11-21T06:00:00Z"), lin: await makePerson(store) };
}
const later = (it: World, minutes: number): World => ({ ...it, now: new Date(it.now.getTime() + minutes * 60_000) });
const intro = (it: World, who: Visitor) => visit(it, who, introLoader, "/modules/listening/quiz", { slug: "listening" });
const result = (it: World, who: Visitor, id: string, language?: "en" | "zh") => visit(it, who, resultLoader, `/attempts/${id}/result`, { id }, language);
const reread = (it: World, personId: string, lessonId: string) =>
  it.store.tx(async (w) => {
    await w.insert(lessonOpenings).values({ personId, moduleId: "m04", lessonId, openedAt: it.now });
  });

test("a quiz is begun once: fifty starts at the same moment make one attempt, and all lead to it", async () => {
  const it = await world();
  const starts = await Promise.all(Array.from({ length: 50 }, () => start(it, it.lin)));
  expect(new Set(starts.map(({ id }) => id)).size).toBe(1);
  expect(starts.every(({ answer }) => answer.status === 303)).toBe(true);
  expect(await it.store.read.$count(attempts)).toBe(1);
});

test("fifty hand-ins at the same moment make one result", async () => {
  const it = await world();
  const { id } = await start(it, it.lin);
  const answers = await Promise.all(Array.from({ length: 50 }, () => handInBy(it, it.lin, id)));
  expect(answers.every(({ location }) => location === `/attempts/${id}/result`)).toBe(true);
  expect(await it.store.read.$count(attemptResults)).toBe(1);
  expect(await it.store.read.$count(auditEntries, eq(auditEntries.act, "quizzes.attempt-marked"))).toBe(1);
});

test("a person answers in either language, hands in, and sees score, right answers, feedback and reasons", async () => {
  const it = await world();
  const { id } = await start(it, it.lin);
  const draw = await drawOf(it, id);
  const first = await question(it, it.lin, id, 1);
  expect(first.data).toMatchObject({
    number: 1,
    count: 4,
    items: Array.from({ length: 4 }, () => ({ answered: false, flagged: false })),
    stored: null,
    time: null,
    title: "Listening",
  });
  const bank = it.library.modules.get("m04")!.quiz!.questions;
  const isKind = (kind: string) => draw.find(({ questionId }) => bank.find((one) => one.id === questionId)!.kind === kind);
  const single = isKind("single");
  if (single) await save(it, it.lin, id, { questionId: single.questionId, seq: 1, answer: { kind: "single", option: "b" } });
  const number = single ? draw.indexOf(single) + 1 : 1;
  const inChinese = await question(it, it.lin, id, number, "zh");
  expect(inChinese.data.question.text).toContain("。");
  expect(inChinese.data.stored?.answer).toEqual(single ? { kind: "single", option: "b" } : undefined);

  expect(
    (await visit(it, it.lin, reviewLoader, `/attempts/${id}/review`, { id })).data.items.filter((item: { answered: boolean }) => item.answered),
  ).toHaveLength(single ? 1 : 0);
  expect((await result(it, it.lin, id)).location).toBe(`/attempts/${id}`);
  await handInBy(later(it, 3), it.lin, id);
  const page = (await result(it, it.lin, id)).data;
  expect(page).toMatchObject({ passed: false, score: { passMark: 75, points: single ? 100 : 0, maximum: 400 }, done: false, byTime: false });
  expect(page.topics).toEqual([{ id: "topic", title: "Topic", points: page.score.points, maximum: 400 }]);
  expect(page.questions).toHaveLength(4);
  expect(
    page.questions.every(
      (one: { explanation: string; answer: { options: { right: boolean }[] } }) =>
        one.explanation.includes("why") && one.answer.options.some((option) => option.right),
    ),
  ).toBe(true);
  expect((await question(it, it.lin, id, 1)).location).toBe(`/attempts/${id}/result`);
});

test("a passed quiz is a fact, with its moment and its score", async () => {
  const it = await world();
  const wrong = await sit(it, it.lin, "wrong");
  for (const lesson of ["hear", "pause"]) await reread(later(it, 1), it.lin.personId, lesson);
  const right = await sit(later(it, 5), it.lin, "right");
  const facts = await quizFacts(it.store.read, it.lin.personId);
  expect(facts).toEqual([
    { factId: wrong, quizId: "m04-quiz", moduleId: "m04", passed: false, points: 0, maximum: 400, percent: 0, at: it.now },
    { factId: right, quizId: "m04-quiz", moduleId: "m04", passed: true, points: 400, maximum: 400, percent: 100, at: later(it, 5).now },
  ]);
});

test("a failed quiz may be taken again once the lessons it names were opened again, and not before", async () => {
  const it = await world();
  await reread(it, it.lin.personId, "hear");
  const failed = await sit(later(it, 1), it.lin, "wrong");
  const again = later(it, 10);
  const { toRead, rules } = (await intro(again, it.lin)).data;
  expect(rules.notNow.reason).toBe("read-first");
  expect(toRead.map((lesson: { id: string }) => lesson.id)).toEqual(
    (await result(again, it.lin, failed)).data.lessons.map((lesson: { id: string }) => lesson.id),
  );
  expect((await start(again, it.lin)).answer).toMatchObject({ status: 409, data: { sentence: expect.stringContaining("Open the lessons") } });
  for (const lesson of toRead) await reread(again, it.lin.personId, lesson.id);
  expect((await intro(again, it.lin)).data.rules.notNow).toBeNull();
  expect((await start(again, it.lin)).answer.status).toBe(303);
});

test("the second attempt asks first what was not asked in the first", async () => {
  const it = await world();
  const asked = (await drawOf(it, await sit(it, it.lin, "wrong"))).map(({ questionId }) => questionId);
  for (const lesson of ["hear", "pause"]) await reread(later(it, 1), it.lin.personId, lesson);
  const next = (await drawOf(it, (await start(later(it, 2), it.lin)).id)).map(({ questionId }) => questionId);
  const unseen = it.library.modules
    .get("m04")!
    .quiz!.questions.map((one) => one.id)
    .filter((id) => !asked.includes(id));
  expect(unseen.every((id) => next.includes(id))).toBe(true);
});

test("who has passed may practise freely, and a bad practice leaves the pass standing", async () => {
  const it = await world();
  await sit(it, it.lin, "right");
  const practice = await sit(later(it, 60), it.lin, "wrong");
  const page = (await intro(later(it, 90), it.lin)).data;
  expect(page).toMatchObject({ rules: { notNow: null }, pass: { percent: 100 } });
  expect(page.tries.map((one: { passed: boolean }) => one.passed)).toEqual([false, true]);
  expect((await result(it, it.lin, practice)).data).toMatchObject({ passed: false, done: true, passStands: "Sat 21 Nov 2026" });
  expect((await start(later(it, 90), it.lin)).answer.status).toBe(303);
});

test("an attempt is marked and shown against the questions as they were when it was begun", async () => {
  const it = await world(smallQuiz({ draw: { count: 1 }, questions: [authored.single("q1")] }));
  const { id } = await start(it, it.lin);
  const changed = authored.single("q1");
  changed.options = changed.options.map(({ correct: _correct, ...option }) => ({ ...option, ...(option.id === "a" ? { correct: true } : {}) }));
  const corrected = {
    ...it,
    library: withQuiz(it.library, smallQuiz({ draw: { count: 1 }, passMark: 100, questions: [{ ...changed, text: { en: "New text", zh: "新题" } }] })),
  };
  expect((await question(corrected, it.lin, id, 1)).data.question.text).toBe("Text of q1");
  expect((await save(corrected, it.lin, id, { questionId: "q1", seq: 1, answer: { kind: "single", option: "b" } })).status).toBe(200);
  await handInBy(corrected, it.lin, id);
  const page = (await result(corrected, it.lin, id)).data;
  expect(page).toMatchObject({ passed: true, score: { passMark: 75 } });
  expect(page.questions[0].answer.options.find((option: { right: boolean }) => option.right).id).toBe("b");
  expect(await it.store.read.$count(contentVersions, eq(contentVersions.kind, "question"))).toBe(1);
});

test("the shipped quiz on listening can be begun, answered and passed", async () => {
  const it = { ...(await world()), library: await shippedLibrary() };
  const { id } = await start(it, it.lin);
  const bank = it.library.modules.get("m04")!.quiz!.questions;
  const draw = await drawOf(it, id);
  expect(draw).toHaveLength(12);
  for (const { questionId, parts } of draw) {
    const one = bank.find((other) => other.id === questionId)!;
    expect((await save(it, it.lin, id, { questionId, seq: 1, answer: rightTo(one, parts) })).status).toBe(200);
  }
  await handInBy(it, it.lin, id);
  expect((await result(it, it.lin, id, "zh")).data).toMatchObject({ passed: true, score: { percent: 100 }, title: "倾听" });
});

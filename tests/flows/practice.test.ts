import { expect, test } from "vitest";
import type { Visitor } from "~/people/visitor";
import { formOf } from "~/quizzes/answer";
import { forgetPractice } from "~/quizzes/practising.server";
import { loader as resultLoader } from "~/routes/attempts.$id_.result/route";
import { action as chooseAction, loader as practiceLoader } from "~/routes/practice/route";
import { action as turnAction, loader as turnLoader } from "~/routes/practice_.$id/route";
import { practiceTurns } from "~db/tables/practice";
import { attemptResults } from "~db/tables/quizzes";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { allKinds, authored, rightTo, SECRET, smallQuiz, withQuiz, wrongTo } from "../support/quiz";
import { drawOf, handInBy, save, sit, start } from "../support/sitting";
import { smallLibrary } from "../support/small-library";
import { post, visit, type World } from "../support/visit";

type It = World & { lin: Visitor };
async function world(quiz = smallQuiz()): Promise<It> {
  const store = await freshStore();
  return { store, library: withQuiz(smallLibrary(), quiz), now: new Date("2026-11-21T06:00:00Z"), lin: await makePerson(store) };
}
const later = <W extends World>(it: W, minutes: number): W => ({ ...it, now: new Date(it.now.getTime() + minutes * 60_000) });
const bankOf = (it: World) => it.library.modules.get("m04")!.quiz!.questions;
const overview = (it: It) => visit(it, it.lin, practiceLoader, "/practice");
const choose = (it: It, form: Record<string, string | string[]>) => post(it, it.lin, chooseAction, "/practice", form);
const page = (it: It, id: string, language?: "en" | "zh") => visit(it, it.lin, turnLoader, `/practice/${id}`, { id }, language);
const send = (it: It, id: string, form: Record<string, string | string[]>) => post(it, it.lin, turnAction, `/practice/${id}`, form, { id });

/** Puts the next question of the module, or of what was wrong in it, and gives the turn's id; null when there is none. */
async function put(it: It, form: Record<string, string> = { module: "listening" }): Promise<string | null> {
  return (await choose(it, form)).location?.split("/").pop() ?? null;
}
const turnOf = async (it: World, id: string) => (await it.store.read.select().from(practiceTurns)).find((turn) => turn.id === id)!;
const questionOf = async (it: World, id: string) => {
  const turn = await turnOf(it, id);
  return { turn, question: bankOf(it).find((one) => one.id === turn.questionId)! };
};
/** The fields of the form that say an answer. */
function fields(answer: ReturnType<typeof rightTo>): Record<string, string | string[]> {
  const { values, named } = formOf(answer);
  return { ...(values.length > 0 ? { answer: values } : {}), ...Object.fromEntries(Object.entries(named).map(([part, value]) => [`answer.${part}`, value])) };
}
async function answer(it: It, id: string, how: typeof rightTo = rightTo) {
  const { turn, question } = await questionOf(it, id);
  return send(it, id, { act: "check", ...fields(how(question, turn.parts)) });
}
/** Everything that practice shows from here on, until each question was put so many times. */
async function putAll(it: It, times: number): Promise<string[]> {
  const asked: string[] = [];
  for (let n = 0; n < times; n++) {
    const id = (await put(later(it, n)))!;
    asked.push((await turnOf(it, id)).questionId);
    await answer(later(it, n), id);
  }
  return asked;
}

test("every kind is practised: nothing of its key is in any byte before the answer is posted, and all of it after", async () => {
  const it = await world(smallQuiz({ draw: { count: 7 }, questions: allKinds() }));
  const kinds = new Set<string>();
  for (let n = 0; n < 14; n++) {
    const id = (await put(later(it, n)))!;
    const { turn, question } = await questionOf(it, id);
    const before = [await page(it, id), await page(it, id, "zh"), await overview(it), await send(it, id, { act: "check" }), await page(it, id)];
    expect(before[0]!.data.asked.text).toContain(`Text of ${question.id}`);
    for (const word of [SECRET, "correct", "explanation", "feedback", "accepted", "tolerance", "9182736455", "645321"])
      expect(JSON.stringify(before), `${word} in ${question.kind}`).not.toContain(word);

    const isRight = n % 2 === 0;
    const answered = await send(later(it, n), id, { act: "check", ...fields((isRight ? rightTo : wrongTo)(question, turn.parts)) });
    expect([answered.status, answered.location]).toEqual([303, `/practice/${id}`]);
    const after = await page(it, id);
    expect(after.data.asked).toBeNull();
    expect(after.data.answered.explanation).toContain(`${SECRET} why ${question.id}`);
    expect(after.data.answered.verdict).toBe(isRight ? "right" : "wrong");
    kinds.add(question.kind);
  }
  expect(kinds.size).toBe(7);
  expect(await it.store.read.$count(attemptResults)).toBe(0);
});

test("what was not seen comes first, then what was wrong, then what was practised longest ago", async () => {
  const it = await world();
  const first = await putAll(it, 6);
  expect(new Set(first).size).toBe(6);
  expect(await putAll(later(it, 10), 6)).toEqual(first);
  const missed = (await put(later(it, 20)))!;
  await answer(later(it, 20), missed, wrongTo);
  const other = (await put(later(it, 21)))!;
  await answer(later(it, 21), other);
  const again = (await put(later(it, 22)))!;
  expect((await turnOf(it, again)).questionId).toBe((await turnOf(it, missed)).questionId);
});

test("an answer is kept once: sending another shows the first", async () => {
  const it = await world();
  const id = (await put(it))!;
  await answer(it, id, wrongTo);
  expect((await answer(later(it, 1), id)).status).toBe(303);
  expect((await page(it, id)).data.answered.verdict).toBe("wrong");
});

test("who does not know may be shown the answer, and meets the question again", async () => {
  const it = await world();
  const id = (await put(it))!;
  expect((await send(it, id, { act: "show" })).status).toBe(303);
  expect((await page(it, id)).data.answered.verdict).toBe("open");
  expect((await turnOf(it, id)).fullyRight).toBe(false);
});

test("what a quiz that was handed in marked as wrong can be practised, and leaves the list when a later quiz marks it as right", async () => {
  const fixed = smallQuiz({ draw: "fixed" });
  const it = await world({ ...fixed, questions: fixed.questions.map((one) => ({ ...one, lesson: undefined })) });
  expect((await overview(it)).data.wrong).toBe(0);
  expect((await choose(it, { wrong: "yes" })).status).toBe(409);
  const attempt = await sit(it, it.lin, "wrong");
  expect((await overview(it)).data.wrong).toBe(6);
  expect((await visit(it, it.lin, resultLoader, `/attempts/${attempt}/result`, { id: attempt })).data.practise?.slug).toBe("listening");
  const turn = (await put(it, { module: "listening", wrong: "yes" }))!;
  expect((await page(it, turn)).data.from).toEqual({ slug: "listening", wrong: true, title: "What you got wrong: Listening" });
  await answer(it, turn);
  expect((await overview(it)).data.wrong).toBe(6); // practice is no mark
  await sit(later(it, 5), it.lin, "right");
  expect((await overview(later(it, 6))).data.wrong).toBe(0);
});

test("a question of an open attempt is never put, nor shown where it was put before, until the attempt is closed", async () => {
  const it = await world();
  const unanswered = (await put(it))!;
  const all = new Map<string, string>();
  for (let n = 1; n <= 6; n++) {
    const id = (await put(later(it, n)))!;
    await answer(later(it, n), id);
    all.set((await turnOf(it, id)).questionId, id);
  }
  const { id: attempt } = await start(later(it, 10), it.lin);
  const drawn = (await drawOf(it, attempt)).map(({ questionId }) => questionId);
  for (let n = 11; n < 25; n++) {
    const id = (await put(later(it, n)))!;
    expect(drawn).not.toContain((await turnOf(it, id)).questionId);
    await answer(later(it, n), id);
  }
  expect((await overview(it)).data.modules[0].count).toBe(2);
  for (const [questionId, id] of all) {
    const shown = await page(it, id);
    const isOpen = drawn.includes(questionId);
    expect([questionId, shown.data.asked === null && shown.data.answered === null]).toEqual([questionId, isOpen]);
    if (isOpen) expect(JSON.stringify(shown)).not.toContain(SECRET);
  }
  const waiting = await turnOf(it, unanswered);
  const sent = await answer(later(it, 26), unanswered);
  expect([sent.status, JSON.stringify(await page(it, unanswered)).includes(SECRET)]).toEqual([303, !drawn.includes(waiting.questionId)]);

  await handInBy(later(it, 30), it.lin, attempt);
  for (const id of all.values()) expect((await page(later(it, 31), id)).data.answered.explanation).toContain(SECRET);
});

test.each([
  ["answers that are never shown", { answers: "never" }],
  ["explanations that are shown after a pass only", { explanations: "after-pass" }],
])("a quiz with %s keeps its questions out of practice, and out of the list of what was wrong", async (_, shows) => {
  const it = await world(smallQuiz({ draw: { count: 4 }, shows }));
  const attempt = await sit(it, it.lin, "wrong");
  const drawn = (await drawOf(it, attempt)).map(({ questionId }) => questionId);
  expect((await overview(it)).data).toMatchObject({ wrong: 0, modules: [{ count: 2 }] });
  for (let n = 0; n < 6; n++) expect(drawn).not.toContain((await turnOf(it, (await put(later(it, n)))!)).questionId);
  expect((await choose(it, { wrong: "yes", module: "listening" })).status).toBe(409);
  expect((await visit(it, it.lin, resultLoader, `/attempts/${attempt}/result`, { id: attempt })).data.practise).toBeNull();
});

test("what its author keeps for quizzes and exams is never practised, and what serves exams only is drawn in no quiz", async () => {
  const questions = [
    { ...authored.single("everywhere"), serves: ["practice", "quiz"] },
    { ...authored.single("kept"), serves: ["quiz", "exam"] },
    { ...authored.single("secret"), serves: ["exam"] },
  ];
  const it = await world(smallQuiz({ draw: { count: 2 }, questions }));
  expect(new Set(await putAll(it, 4))).toEqual(new Set(["everywhere"]));
  const { id } = await start(it, it.lin);
  expect((await drawOf(it, id)).map(({ questionId }) => questionId).sort()).toEqual(["everywhere", "kept"]);
});

test("a module of which nothing may be practised is not offered", async () => {
  const questions = [{ ...authored.single("kept"), serves: ["quiz"] }];
  const it = await world(smallQuiz({ draw: { count: 1 }, questions }));
  expect((await overview(it)).data.modules).toEqual([]);
  expect((await choose(it, { module: "listening" })).status).toBe(409);
});

test("a question whose author takes it out of practice is not shown any more, also where it was put before", async () => {
  const it = await world();
  const id = (await put(it))!;
  await answer(it, id);
  const kept = smallQuiz();
  const now = { ...it, library: withQuiz(smallLibrary(), { ...kept, questions: kept.questions.map((one) => ({ ...one, serves: ["quiz"] })) }) };
  expect(JSON.stringify(await page(now, id))).not.toContain(SECRET);
});

test("a turn is shown against the version of the question it was put with", async () => {
  const it = await world();
  const id = (await put(it))!;
  const { turn } = await questionOf(it, id);
  const changed = smallQuiz();
  const now = {
    ...it,
    library: withQuiz(smallLibrary(), { ...changed, questions: changed.questions.map((one) => ({ ...one, text: { en: "New text", zh: "新题" } })) }),
  };
  expect((await page(now, id)).data.asked.text).toContain(`Text of ${turn.questionId}`);
});

test("another person's turn is not there", async () => {
  const it = await world();
  const id = (await put(it))!;
  const other = { ...it, lin: await makePerson(it.store) };
  expect((await page(other, id)).status).toBe(404);
  expect((await send(other, id, { act: "show" })).status).toBe(404);
  expect((await turnOf(it, id)).answeredAt).toBeNull();
});

test("nonsense is refused with a sentence and keeps nothing", async () => {
  const it = await world(smallQuiz({ draw: { count: 1 }, questions: [authored.numeric("number")] }));
  for (const form of [{}, { module: "nowhere" }, { module: ["listening", "listening"] }, { wrong: "maybe" }, { module: "x".repeat(50_000) }] as Record<
    string,
    string
  >[]) {
    const refused = await choose(it, form);
    expect([refused.status, refused.data.sentence]).toEqual([422, "Choose what to practise."]);
  }
  expect(await it.store.read.$count(practiceTurns)).toBe(0);
  const id = (await put(it))!;
  for (const value of ["NaN", "1e3", "-0", "1,234", "9".repeat(50_000), ["1", "2"], "\u0000"]) {
    const refused = await send(it, id, { act: "check", answer: value });
    expect([String(value).slice(0, 9), refused.status]).toEqual([String(value).slice(0, 9), 422]);
    expect(refused.data.sentence).toMatch(/\.$/);
  }
  expect((await send(it, id, { "answer.1": "5" })).status).toBe(422);
  expect((await turnOf(it, id)).answeredAt).toBeNull();
});

test("an option of another question is no answer to this one", async () => {
  const it = await world(smallQuiz({ draw: { count: 1 }, questions: [authored.single("one")] }));
  const id = (await put(it))!;
  expect((await send(it, id, { act: "check", answer: "d" })).status).toBe(422);
  expect((await send(it, id, { act: "check", answer: ["a", "b"] })).status).toBe(422);
  expect((await turnOf(it, id)).answeredAt).toBeNull();
});

test("fifty answers sent at the same moment are one, and ten questions asked for at once are ten turns", async () => {
  const it = await world();
  const id = (await put(it))!;
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => answer(it, id, n % 2 ? rightTo : wrongTo)));
  expect(answers.every(({ status }) => status === 303)).toBe(true);
  await Promise.all(Array.from({ length: 10 }, () => put(it)));
  expect(await it.store.read.$count(practiceTurns)).toBe(11);
});

test("an answer in a quiz is worth what it was, however often it was practised between", async () => {
  const it = await world(smallQuiz({ draw: { count: 1 }, questions: [authored.single("one")] }));
  const { id } = await start(it, it.lin);
  await save(it, it.lin, id, { questionId: "one", seq: 1, answer: { kind: "single", option: "a" } });
  expect((await choose(it, { module: "listening" })).status).toBe(409);
  await handInBy(it, it.lin, id);
  await answer(it, (await put(it))!);
  expect((await overview(it)).data.wrong).toBe(1);
});

test("what was practised is forgotten after some four hundred days, and not before", async () => {
  const it = await world();
  await putAll(it, 3);
  expect(await forgetPractice(it.store, later(it, 399 * 1440).now)).toBe(0);
  expect(await forgetPractice(it.store, later(it, 401 * 1440).now)).toBe(3);
  expect(await it.store.read.$count(practiceTurns)).toBe(0);
});

import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { jobs } from "~/jobs/jobs.server";
import type { Visitor } from "~/people/visitor";
import { figuresOf } from "~/quizzes/attempt-figures.server";
import { markedAttempts } from "~/quizzes/counted.server";
import { figuresAreBehind, renewFigures, sumUp } from "~/quizzes/figures.server";
import { lessonOpenings } from "~db/tables/courses";
import { attemptFigures, questionFigures, quizAnalyses, quizFigures } from "~db/tables/quiz-analysis";
import { attemptResults } from "~db/tables/quizzes";
import { freshStore, settingsForTests } from "../support/database";
import { makePerson } from "../support/people";
import { authored, rightAnswer, smallQuiz, withQuiz, wrongAnswer } from "../support/quiz";
import { handInBy, save, start } from "../support/sitting";
import { smallLibrary } from "../support/small-library";
import type { World } from "../support/visit";

const fixed = smallQuiz({ draw: { count: 3 }, questions: [authored.single("q1"), authored.multiple("q2", { points: 2 }), authored.trueFalse("q3")] });
async function world(quiz = fixed): Promise<World> {
  return { store: await freshStore(), library: withQuiz(smallLibrary(), quiz), now: new Date("2026-11-21T06:00:00Z") };
}
const later = (it: World, seconds: number): World => ({ ...it, now: new Date(it.now.getTime() + seconds * 1000) });
const kinds = { q1: "single", q2: "multiple", q3: "true-false" } as const;

/** Answers q1 to q3 in this order, ten, twenty and thirty seconds each; what is not named is left open. */
async function sitting(it: World, who: Visitor, right: Partial<Record<keyof typeof kinds, boolean>>) {
  const { id } = await start(it, who);
  let [seconds, step] = [0, 10];
  for (const [questionId, isRight] of Object.entries(right)) {
    seconds += step;
    step += 10;
    const saved = await save(later(it, seconds), who, id, {
      questionId,
      seq: 1,
      answer: (isRight ? rightAnswer : wrongAnswer)[kinds[questionId as keyof typeof kinds]],
    });
    expect(saved.status).toBe(200);
  }
  await handInBy(later(it, seconds + 5), who, id);
  return id;
}
const q = async (it: World, questionId: string, scope: "first" | "all" = "first") => {
  const rows = await it.store.read.select().from(questionFigures).where(eq(questionFigures.questionId, questionId));
  return rows.find((row) => row.scope === scope)?.figures as Record<string, unknown> | undefined;
};
const reread = (it: World, personId: string) =>
  it.store.tx(async (w) => {
    for (const lessonId of ["hear", "pause"]) await w.insert(lessonOpenings).values({ personId, moduleId: "m04", lessonId, openedAt: it.now });
  });

describe("when an attempt is closed", () => {
  test("the figures follow: counts, choices and time by question, first attempts apart from all", async () => {
    const it = await world();
    const [lin, mei] = [await makePerson(it.store), await makePerson(it.store)];
    expect(await figuresAreBehind(it.store.read)).toBe(false);
    await sitting(it, lin, { q1: false, q2: false });
    expect(await figuresAreBehind(it.store.read)).toBe(true);
    await renewFigures(it.store, it.library, it.now);
    expect(await figuresAreBehind(it.store.read)).toBe(false);
    expect(await q(it, "q1")).toMatchObject({ attempts: 1, wrong: 1, right: 0, open: 0, seconds: 10, choices: [{ id: "a", all: 1 }] });
    expect(await q(it, "q3")).toMatchObject({ attempts: 1, open: 1, seconds: null, choices: [] });

    await sitting(it, mei, { q1: true, q2: true, q3: true });
    await reread(later(it, 100), lin.personId);
    await sitting(later(it, 200), lin, { q1: true, q2: true, q3: true });
    await renewFigures(it.store, it.library, it.now);
    expect(await q(it, "q1")).toMatchObject({ attempts: 2, right: 1, wrong: 1, facility: 50 });
    expect(await q(it, "q1", "all")).toMatchObject({ attempts: 3, right: 2, wrong: 1 });
    expect(await q(it, "q2", "all")).toMatchObject({ seconds: 20 });
    const whole = await it.store.read.select().from(quizFigures);
    expect(whole.find(({ scope }) => scope === "first")!.figures).toMatchObject({
      attempts: 2,
      passed: 1,
      same: true,
      mean: 50,
      spread: [1, 0, 0, 0, 0, 0, 0, 0, 0, 1],
    });
  });

  test("by a job that looks every few seconds and leaves an idle house alone", async () => {
    const it = await world();
    const job = jobs.find(({ name }) => name === "analyse-quizzes")!;
    const place = { store: it.store, source: { current: () => it.library }, settings: settingsForTests(it.store), log: { error: () => expect.unreachable() } };
    expect(await job.isWaiting!(place, it.now)).toBe(false);
    await sitting(it, await makePerson(it.store), { q1: true });
    expect(await job.isWaiting!(place, it.now)).toBe(true);
    expect(await job.run(place, it.now)).toBe(1);
    expect(await job.isWaiting!(place, it.now)).toBe(false);
  });
});

test("derived figures are equal to a recomputation from results and responses, over several versions and attempts", async () => {
  const it = await world();
  const changed = {
    ...it,
    library: withQuiz(it.library, { ...fixed, questions: [authored.single("q1", { points: 3 }), ...fixed.questions.slice(1)] as never }),
  };
  for (let n = 0; n < 9; n++) {
    const who = await makePerson(it.store);
    await sitting(later(n % 2 ? changed : it, n * 500), who, { q1: n % 3 > 0, q2: n % 4 > 0, ...(n % 5 > 0 ? { q3: n > 4 } : {}) });
    if (n % 3 === 0) await renewFigures(it.store, it.library, it.now);
  }
  await renewFigures(it.store, it.library, it.now);
  const facts = await markedAttempts(it.store.read);
  const derived = await it.store.read.select().from(attemptFigures);
  for (const fact of facts) expect(derived).toContainEqual(await figuresOf(it.store.read, it.library, fact));
  const afresh = await sumUp(await Promise.all(facts.map((fact) => figuresOf(it.store.read, it.library, fact))));
  const questions = (await it.store.read.select().from(questionFigures)).filter(({ scope }) => scope === "all");
  expect(questions).toHaveLength(4);
  const near = (value: unknown) => JSON.parse(JSON.stringify(value, (_, one) => (typeof one === "number" ? Number(one.toPrecision(10)) : one)));
  for (const { hash, figures } of afresh.questions) expect(near(questions.find((row) => row.hash === hash)!.figures)).toEqual(near(figures));
  const whole = (await it.store.read.select().from(quizFigures)).filter(({ scope }) => scope === "all");
  expect(near(whole.map(({ figures }) => figures))).toEqual(near(afresh.whole.map(({ figures }) => figures)));
});

test("a process that dies between taking in and summing up leaves nothing uncounted", async () => {
  const it = await world();
  await sitting(it, await makePerson(it.store), { q1: true });
  await renewFigures(it.store, it.library, it.now);
  await it.store.tx(async (w) => void (await w.update(quizAnalyses).set({ counted: 0 })));
  await it.store.tx(async (w) => void (await w.delete(questionFigures)));
  expect(await figuresAreBehind(it.store.read)).toBe(true);
  await renewFigures(it.store, it.library, it.now);
  expect(await q(it, "q1")).toMatchObject({ attempts: 1 });
  // And all of it from the facts alone, as after an upgrade.
  await it.store.tx(async (w) => {
    await w.delete(attemptFigures);
    await w.update(attemptResults).set({ analysedAt: null });
  });
  expect(await renewFigures(it.store, it.library, it.now)).toBe(1);
  expect(await q(it, "q1")).toMatchObject({ attempts: 1 });
});

test("no figure knows whose it is", async () => {
  const it = await world();
  const lin = await makePerson(it.store, { name: "Lin Named" });
  await sitting(it, lin, { q1: true });
  await renewFigures(it.store, it.library, it.now);
  const all = JSON.stringify([
    await it.store.read.select().from(attemptFigures),
    await it.store.read.select().from(questionFigures),
    await it.store.read.select().from(quizFigures),
  ]);
  expect(all).not.toContain(lin.personId);
  expect(all).not.toContain("Lin Named");
});

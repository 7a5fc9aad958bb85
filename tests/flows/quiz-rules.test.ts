import { describe, expect, test } from "vitest";
import { assign } from "~/assignments/assign.server";
import type { Visitor } from "~/people/visitor";
import { closeOverdue } from "~/quizzes/closing.server";
import { loader as resultLoader } from "~/routes/attempts.$id_.result/route";
import { loader as hrRecordLoader } from "~/routes/hr.people_.$id.record/route";
import { loader as learnLoader } from "~/routes/learn/route";
import { loader as moduleLoader } from "~/routes/modules.$slug/route";
import { loader as introLoader } from "~/routes/modules.$slug_.quiz/route";
import { loader as recordLoader } from "~/routes/record/route";
import type { Store } from "~db/store";
import { lessonReadings } from "~db/tables/courses";
import { attemptResults, attempts } from "~db/tables/quizzes";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { SECRET, smallQuiz, withQuiz } from "../support/quiz";
import { question, save, sit, start } from "../support/sitting";
import { smallLibrary } from "../support/small-library";
import { visit, type World } from "../support/visit";

/** A quiz whose questions name no lesson, so that only its rules stand in the way. */
async function world(rules: Record<string, unknown>): Promise<World & { lin: Visitor }> {
  const store = await freshStore();
  return { store, library: withQuiz(smallLibrary(), freely(rules)), now: new Date("2026-11-21T06:00:00Z"), lin: await makePerson(store) };
}
const freely = (rules: Record<string, unknown>) => {
  const quiz = smallQuiz(rules);
  return { ...quiz, questions: quiz.questions.map((one) => ({ ...one, lesson: undefined })) };
};
const at = (it: World, time: string): World => ({ ...it, now: new Date(`2026-11-${time}:00+08:00`) });
const intro = (it: World, who: Visitor, language?: "en" | "zh") => visit(it, who, introLoader, "/modules/listening/quiz", { slug: "listening" }, language);
const result = (it: World, who: Visitor, id: string) => visit(it, who, resultLoader, `/attempts/${id}/result`, { id });
type It = Awaited<ReturnType<typeof world>>;
const refused = async (it: It, when: string) => {
  const { answer } = await start(at(it, when), it.lin);
  return [answer.status, answer.data.sentence];
};

test("before the opening and from the closing on a start is refused with a sentence, and nothing is begun", async () => {
  const it = await world({ opens: "2026-11-22 09:00", closes: "2026-11-22 18:00" });
  expect(await refused(it, "22T08:59")).toEqual([409, "You can start from Sun 22 Nov 2026, 09:00."]);
  expect(await refused(it, "22T18:00")).toEqual([409, "This closed on Sun 22 Nov 2026, 18:00. What was handed in before counts."]);
  expect(await it.store.read.$count(attempts)).toBe(0);
  const before = (await intro(at(it, "22T08:00"), it.lin)).data.rules;
  expect(before).toMatchObject({ opens: "Sun 22 Nov 2026, 09:00", closes: "Sun 22 Nov 2026, 18:00", notNow: { reason: "not-open-yet" } });
  expect((await intro(at(it, "22T08:00"), it.lin, "zh")).data.rules.opens).toBe("2026年11月22日 周日 09:00");
  expect((await start(at(it, "22T09:00"), it.lin)).answer.status).toBe(303);
});

test("fifty starts at the same moment make exactly one attempt, also when only one try is left", async () => {
  const it = await world({ attempts: 2, minutes: 30, closes: "2026-11-30 18:00" });
  await sit(it, it.lin, "wrong");
  const starts = await Promise.all(Array.from({ length: 50 }, () => start(at(it, "21T15:00"), it.lin)));
  expect(new Set(starts.map(({ id }) => id)).size).toBe(1);
  expect(await it.store.read.$count(attempts)).toBe(2);
});

test("a start that was decided on before another try was made and handed in gains no try beyond the rules", async () => {
  const it = await world({ attempts: 1 });
  let between = () => sit(it, it.lin, "wrong").then(() => undefined);
  const store: Store = {
    ...it.store,
    tx: async (body) => {
      const happens = between;
      between = async () => {};
      await happens();
      return it.store.tx(body);
    },
  };
  const { answer } = await start({ ...it, store }, it.lin);
  expect(answer.status).toBe(409);
  expect(await it.store.read.$count(attempts)).toBe(1);
});

test("what is open at the closing is handed in as of then, however long the limit is", async () => {
  const it = await world({ closes: "2026-11-21 14:20", minutes: 60 });
  const { id } = await start(it, it.lin);
  expect((await question(at(it, "21T14:10"), it.lin, id, 1)).data.time).toMatchObject({ seconds: 600, until: "14:20" });
  expect((await save(at(it, "21T14:21"), it.lin, id, { questionId: "q1", seq: 1, answer: { kind: "single", option: "1" } })).status).toBe(409);
  expect(await closeOverdue(it.store, it.library, at(it, "21T14:21").now)).toBe(0);
  const [attempt] = await it.store.read.select().from(attempts);
  expect(attempt).toMatchObject({ closedAt: at(it, "21T14:20").now, closedBy: "deadline" });
});

test("a running attempt keeps the closing it was begun with when the company's clocks are moved", async () => {
  const it = await world({ closes: "2026-11-21 14:20" });
  const { id } = await start(it, it.lin);
  const moved = { ...it, library: { ...it.library, zone: "Europe/Berlin" } };
  expect((await question(at(moved, "21T14:10"), it.lin, id, 1)).data.time).toMatchObject({ seconds: 600 });
  expect((await start(at(moved, "21T14:30"), await makePerson(it.store))).answer.status).toBe(303);
});

test("after a failed try the waiting hours hold to the minute, and the page says from when", async () => {
  const it = await world({ waitHours: 24, attempts: 3 });
  const failed = await sit(it, it.lin, "wrong");
  expect(await refused(it, "22T13:59")).toEqual([409, expect.stringContaining("from Sun 22 Nov 2026, 14:00")]);
  expect((await intro(at(it, "22T13:00"), it.lin)).data.rules).toMatchObject({ triesLeft: 2, waitHours: 24, notNow: { reason: "wait" } });
  expect((await result(at(it, "22T13:00"), it.lin, failed)).data.notNow).toEqual({ reason: "wait", at: "Sun 22 Nov 2026, 14:00" });
  expect((await start(at(it, "22T14:00"), it.lin)).answer.status).toBe(303);
  expect((await intro(at(it, "22T14:01"), await makePerson(it.store))).data.rules.notNow).toBeNull();
});

test("score, right answers and explanations leave only when their time has come", async () => {
  const shows = { score: "after-submit", answers: "after-pass", explanations: "after-closing" };
  const it = await world({ shows, closes: "2026-11-22 18:00" });
  const id = await sit(it, it.lin, "wrong");
  const page = (await result(it, it.lin, id)).data;
  expect(page).toMatchObject({ passed: false, score: { percent: 0 }, questions: [] });
  expect(page.withheld).toEqual([
    { when: "after-submit", what: ["score"] },
    { when: "after-pass", what: ["answers"] },
    { when: "after-closing", what: ["reasons"] },
  ]);
  expect(JSON.stringify(page)).not.toContain(SECRET);
  await sit(at(it, "21T15:00"), it.lin, "right");
  const passed = (await result(at(it, "21T16:00"), it.lin, id)).data;
  expect(passed.questions).toHaveLength(4);
  expect(passed.questions[0]).toMatchObject({ answer: expect.anything(), explanation: null, verdict: "wrong", marks: { points: 0 } });
  expect(JSON.stringify(passed)).not.toContain(SECRET);
  const closed = (await result(at(it, "22T18:00"), it.lin, id)).data;
  expect(closed.questions[0].explanation).toContain(SECRET);
  expect(closed.withheld).toEqual([]);
});

test("a score that is never shown stands on no page of the quiz; whether one passed does", async () => {
  const it = await world({ shows: { score: "never", answers: "never", explanations: "never" } });
  const id = await sit(it, it.lin, "right");
  const page = (await result(it, it.lin, id)).data;
  expect(page).toMatchObject({ passed: true, score: null, topics: [], questions: [] });
  expect(JSON.stringify(page)).not.toContain(SECRET);
  expect((await intro(it, it.lin)).data).toMatchObject({ pass: { percent: null }, tries: [{ passed: true, percent: null }] });
  expect(await it.store.read.$count(attemptResults)).toBe(1);
});

describe("a withheld score stands on no page of the learner, in no byte", () => {
  /** Three of four are right: 75 percent, or 3 of 4 points. */
  const SCORE = /\b75\b|\b3(?:00)? of 4|\b3 \/ 4|"points"|(?<!\d)3分/;

  async function three(it: It, when = "21T14:00") {
    const id = await sit(at(it, when), it.lin, "right", 1);
    const pages = { id: { id }, module: { slug: "listening" } };
    return (when: string, language: "en" | "zh" = "en") => {
      const then = at(it, when);
      const see = (loader: unknown, path: string, params = {}) => visit(then, it.lin, loader, path, params, language);
      return Promise.all([
        see(resultLoader, `/attempts/${id}/result`, pages.id),
        see(introLoader, "/modules/listening/quiz", pages.module),
        see(moduleLoader, "/modules/listening", pages.module),
        see(learnLoader, "/learn"),
        see(recordLoader, "/record"),
        see(hrRecordLoader, `/hr/people/${it.lin.personId}/record`, { id: it.lin.personId }),
      ]);
    };
  }
  const said = (pages: { data: unknown }[]) => pages.map(({ data }) => JSON.stringify(data));
  const assigned = async (it: It) =>
    it.store.tx((w) => assign(w, it.library, { personId: it.lin.personId, courseId: "boot-camp", assignedBy: it.lin.personId }, it.now));

  test.each([
    { when: "never", rules: { shows: { score: "never", answers: "never", explanations: "never" }, passMark: 70 }, passed: true },
    {
      when: "after the pass, and it was failed",
      rules: { shows: { score: "after-pass", answers: "never", explanations: "never" }, passMark: 80 },
      passed: false,
    },
    {
      when: "after the closing, and it is before",
      rules: { shows: { score: "after-closing", answers: "never", explanations: "never" }, closes: "2026-11-23 18:00", passMark: 70 },
      passed: true,
    },
  ])("when it is shown: $when", async ({ rules, passed }) => {
    const it = await world(rules);
    await assigned(it);
    await read(it);
    const see = await three(it);
    for (const language of ["en", "zh"] as const) {
      const pages = await see("21T15:00", language);
      for (const [place, text] of said(pages).entries()) expect(text, `page ${place}`).not.toMatch(SCORE);
      expect(pages[2]!.data.quiz).toMatchObject({ passed, tried: true, percent: null });
      expect(pages[4]!.data.facts.find(({ result }: { result: unknown }) => result).result).toEqual({ passed, text: null });
      if (passed) expect(pages[3]!.data.paths[0].rungs[0]).toMatchObject({ state: "met", percent: null });
    }
  });

  test("and from its release on all of them show it, while HR and those above see it in the record all along", async () => {
    const it = await world({ shows: { score: "after-closing", answers: "never", explanations: "never" }, closes: "2026-11-23 18:00", passMark: 70 });
    await assigned(it);
    await read(it);
    const see = await three(it);
    const hr = await makePerson(it.store, { roles: ["hr"] });
    const asHr = await visit(at(it, "21T15:00"), hr, hrRecordLoader, `/hr/people/${it.lin.personId}/record`, { id: it.lin.personId });
    expect(JSON.stringify(asHr.data)).toContain("75%");
    for (const [place, text] of said(await see("23T18:00")).entries()) expect(text, `page ${place}`).toContain("75");
  });
});

async function read({ store, now, lin }: It) {
  for (const lessonId of ["hear", "pause"])
    await store.tx(
      async (w) => void (await w.insert(lessonReadings).values({ personId: lin.personId, moduleId: "m04", lessonId, lessonHash: lessonId, readAt: now })),
    );
}

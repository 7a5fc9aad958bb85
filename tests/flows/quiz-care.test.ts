import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Visitor } from "~/people/visitor";
import { findAttempt } from "~/quizzes/attempts.server";
import { workedOutDeadline } from "~/quizzes/extra-time.server";
import { action as answerAction } from "~/routes/attempts.$id/route";
import { loader as clockLoader } from "~/routes/attempts.$id_.clock/route";
import { loader as desk } from "~/routes/grading/route";
import { loader as introLoader } from "~/routes/modules.$slug_.quiz/route";
import { action, loader } from "~/routes/people_.$id.quizzes/route";
import { newId } from "~db/kit";
import { auditEntries } from "~db/tables/audit";
import { groupMemberships, groups } from "~db/tables/people";
import { attempts, extraTimes, quizTalks } from "~db/tables/quizzes";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { smallQuiz, withQuiz } from "../support/quiz";
import { question, save, sit, start } from "../support/sitting";
import { smallLibrary } from "../support/small-library";
import { kindsTold } from "../support/told";
import { post, visit, type World } from "../support/visit";

type It = World & Record<"lin" | "trainer" | "stranger" | "hr" | "manager", Visitor>;
let it: It;

/** Lin in a group with a trainer, whose manager is in it too; another trainer without a group; HR. */
async function world(rules: Record<string, unknown>): Promise<It> {
  const store = await freshStore();
  const quiz = smallQuiz(rules);
  const library = withQuiz(smallLibrary(), { ...quiz, questions: quiz.questions.map((one) => ({ ...one, lesson: undefined })) });
  const manager = await makePerson(store, { name: "Zhou Qihang" });
  const people = {
    manager,
    lin: await makePerson(store, { name: "Lin Yue" }),
    trainer: await makePerson(store, { name: "Su Xiaolan", roles: ["trainer"], managerId: manager.personId }),
    stranger: await makePerson(store, { name: "Maria Keller", roles: ["trainer"] }),
    hr: await makePerson(store, { name: "Hao Ran", roles: ["hr"] }),
  };
  await store.tx(async (w) => {
    await w.insert(groups).values({ id: "east", name: "East", sortKey: "east", createdAt: new Date("2026-01-01") });
    for (const { personId } of [people.lin, manager])
      await w.insert(groupMemberships).values({ groupId: "east", personId, part: "member", fromOn: "2026-01-01" });
    await w.insert(groupMemberships).values({ groupId: "east", personId: people.trainer.personId, part: "trainer", fromOn: "2026-01-01" });
  });
  return { store, library, now: new Date("2026-11-21T06:00:00Z"), ...people };
}

const later = (minutes: number): It => ({ ...it, now: new Date(it.now.getTime() + minutes * 60_000) });
const care = (who: Visitor, of: Visitor, when = it, language?: "en" | "zh") =>
  visit(when, who, loader, `/people/${of.personId}/quizzes`, { id: of.personId }, language);
const send = (who: Visitor, of: Visitor, form: Record<string, string | string[]>, when = it) =>
  post(when, who, action, `/people/${of.personId}/quizzes`, form, { id: of.personId });
const audits = (act: string) => it.store.read.$count(auditEntries, eq(auditEntries.act, act));
const intro = (when: It) => visit(when, it.lin, introLoader, "/modules/listening/quiz", { slug: "listening" });

/** The form of the talk that waits for Lin. */
async function talkForm(change: Record<string, string | string[]> = {}) {
  const [due] = (await care(it.trainer, it.lin)).data.due;
  return { intent: "talk", quiz: due.quizId, attempt: due.afterAttemptId, day: "2026-11-21", note: "We read the story again.", ...change };
}

const timeForm = (change: Record<string, string | string[]> = {}) => ({
  ...{ intent: "time", key: newId(), quiz: "m04-quiz", amount: "10", unit: "minutes", scope: "attempt", reason: "A fire drill." },
  ...change,
});
const clock = async (when: It, who: Visitor, id: string) => JSON.parse((await visit(when, who, clockLoader, `/attempts/${id}/clock`, { id })).data);

test("after the last failed try Lin sees who can talk, her trainer sees her in the queue, and the talk opens exactly one more try", async () => {
  it = await world({ attempts: 2 });
  await sit(it, it.lin, "wrong");
  expect((await visit(it, it.trainer, desk, "/grading")).data.talks).toEqual([]);
  await sit(later(10), it.lin, "wrong");
  const refused = (await start(later(20), it.lin)).answer;
  expect(refused).toMatchObject({ status: 409, data: { sentence: expect.stringContaining("Talk over with a trainer") } });
  expect((await intro(later(20))).data).toMatchObject({ rules: { triesLeft: 0, notNow: { reason: "talk" } }, trainers: ["Su Xiaolan"] });
  expect((await visit(it, it.trainer, desk, "/grading")).data.talks).toMatchObject([
    { person: { id: it.lin.personId, name: "Lin Yue" }, quiz: "Listening", failed: 2, day: "Sat 21 Nov" },
  ]);
  expect((await visit(it, it.stranger, desk, "/grading")).data.talks).toEqual([]);
  expect((await kindsTold(it.store, it.trainer)).open).toEqual(["talk-needed"]);

  expect((await send(it.trainer, it.lin, await talkForm(), later(30))).status).toBe(303);
  expect((await intro(later(40))).data.rules).toMatchObject({ triesLeft: 1, notNow: null });
  expect([await kindsTold(it.store, it.trainer), await kindsTold(it.store, it.lin)]).toEqual([
    { open: [], done: ["talk-needed"] },
    { open: ["try-open"], done: [] },
  ]);
  expect((await visit(it, it.trainer, desk, "/grading")).data.talks).toEqual([]);
  expect((await care(it.trainer, it.lin)).data.held).toMatchObject([{ title: "Listening", by: "Su Xiaolan", note: "We read the story again." }]);
  await sit(later(50), it.lin, "wrong");
  expect((await start(later(60), it.lin)).answer.status).toBe(409);
});

test("the form of a talk sent many times at once opens one try and leaves one audit row", async () => {
  it = await world({ attempts: 1 });
  await sit(it, it.lin, "wrong");
  const form = await talkForm();
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(it.trainer, it.lin, form, later(5))));
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 303));
  expect([await it.store.read.$count(quizTalks), await audits("quizzes.talk-recorded")]).toEqual([1, 1]);
  expect((await intro(later(10))).data.rules.triesLeft).toBe(1);
});

test("a talk is refused with a sentence before the fail, in the future, without a note, and when none is due; nothing is written", async () => {
  it = await world({ attempts: 1 });
  await sit(it, it.lin, "wrong");
  const form = await talkForm();
  const errors = async (change: Record<string, string | string[]>) => {
    const { status, data } = await send(it.trainer, it.lin, { ...form, ...change }, later(5));
    return [status, Object.keys(data.errors ?? {})];
  };
  expect(await errors({ day: "2026-11-20" })).toEqual([422, ["day"]]);
  expect(await errors({ day: "2026-11-22" })).toEqual([422, ["day"]]);
  for (const day of ["", "yesterday", "2026-02-30", ["2026-11-21", "2026-11-21"]]) expect(await errors({ day })).toEqual([422, ["day"]]);
  for (const note of ["", "   ", "x".repeat(50_000), "\u0000"]) expect(await errors({ note })).toEqual([422, ["note"]]);
  expect(await errors({ attempt: "another" })).toEqual([409, [""]]);
  expect(await errors({ quiz: "another" })).toEqual([409, [""]]);
  expect((await send(it.trainer, it.lin, { ...form, intent: "other" })).status).toBe(400);
  expect((await send(it.trainer, it.manager, form)).status).toBe(403);
  expect(await it.store.read.$count(quizTalks)).toBe(0);
});

test("only a trainer of the group records a talk: not HR, not another trainer, not for oneself or one's own manager", async () => {
  it = await world({ attempts: 1, minutes: 30 });
  await sit(it, it.lin, "wrong");
  await sit(it, it.manager, "wrong");
  const form = await talkForm();
  expect((await care(it.stranger, it.lin)).status).toBe(404);
  expect((await send(it.stranger, it.lin, form)).status).toBe(404);
  expect((await care(it.hr, it.lin)).data).toMatchObject({ mayTalk: false, mayGive: true });
  expect((await send(it.hr, it.lin, form)).status).toBe(403);
  expect((await care(it.trainer, it.manager)).data).toMatchObject({ mayTalk: false, mayGive: false });
  expect((await send(it.trainer, it.manager, timeForm())).status).toBe(403);
  expect((await send(it.hr, it.hr, timeForm())).status).toBe(403);
  expect((await visit(it, it.trainer, desk, "/grading")).data).toMatchObject({ talks: [{ person: { name: "Lin Yue" } }], trained: [{ name: "Lin Yue" }] });
  const own = await visit(it, it.manager, introLoader, "/modules/listening/quiz", { slug: "listening" });
  expect(own.data.trainers).toEqual([]);
});

test("extra time during an attempt moves its deadline as a fact of its own: the clock, the page and the next answer follow", async () => {
  it = await world({ minutes: 30 });
  const { id } = await start(it, it.lin);
  expect(await clock(later(20), it.lin, id)).toEqual({ clock: { deadline: later(30).now.getTime(), seconds: 600, until: "14:30" } });
  const form = timeForm();
  for (let n = 0; n < 3; n++) expect((await send(it.trainer, it.lin, form, later(20))).status).toBe(303);
  expect([await it.store.read.$count(extraTimes), await audits("quizzes.time-given")]).toEqual([1, 1]);
  expect((await clock(later(20), it.lin, id)).clock).toMatchObject({ seconds: 1200, until: "14:40" });
  expect((await question(later(20), it.lin, id, 1)).data.time).toMatchObject({ seconds: 1200, until: "14:40" });
  expect((await send(it.hr, it.lin, timeForm({ amount: "50", unit: "percent" }), later(25))).status).toBe(303);
  expect((await clock(later(39), it.lin, id)).clock).toMatchObject({ until: "14:55" });
  const attempt = (await findAttempt(it.store.read, it.lin.personId, id))!;
  expect(attempt.deadlineAt).toEqual(await workedOutDeadline(it.store.read, it.library, attempt));
  const [drawn] = attempt.draw;
  expect((await save(later(54), it.lin, id, { questionId: drawn!.questionId, seq: 1, answer: null })).status).toBe(422);
  expect((await save(later(56), it.lin, id, { questionId: drawn!.questionId, seq: 1, answer: null })).status).toBe(409);
});

test("a page that still counts the old time and says it is up is led back to the attempt, not handed in", async () => {
  it = await world({ minutes: 30 });
  const { id } = await start(it, it.lin);
  await send(it.trainer, it.lin, timeForm(), later(29));
  const up = (when: It) => post(when, it.lin, answerAction, `/attempts/${id}?q=2`, { to: "time-up" }, { id });
  expect((await up(later(30))).location).toBe(`/attempts/${id}?q=2`);
  expect((await findAttempt(it.store.read, it.lin.personId, id))!.closedAt).toBeNull();
  expect((await up(later(40))).location).toBe(`/attempts/${id}/result`);
});

test("extra time given before counts for every attempt from then on, and the page says so", async () => {
  it = await world({ minutes: 30, attempts: 3 });
  expect((await send(it.hr, it.lin, timeForm({ scope: "all", amount: "２５", unit: "percent", reason: "Reads slowly." }))).status).toBe(303);
  expect((await intro(it)).data.rules).toMatchObject({ minutes: 30, extraMinutes: 7 });
  const { id } = await start(it, it.lin);
  expect((await clock(it, it.lin, id)).clock.seconds).toBe(37.5 * 60);
  const others = await makePerson(it.store);
  expect((await clock(it, others, (await start(it, others)).id)).clock.seconds).toBe(30 * 60);
  expect((await care(it.trainer, it.lin)).data.given).toMatchObject([{ percent: 25, minutes: null, scope: "all", reason: "Reads slowly.", by: "Hao Ran" }]);
});

test("time is never given after the end, never beyond the closing, never for nothing", async () => {
  it = await world({ minutes: 30, closes: "2026-11-21 14:35" });
  const refused = async (change: Record<string, string | string[]>, when: It) => {
    const { status, data } = await send(it.trainer, it.lin, timeForm(change), when);
    return [status, Object.keys(data.errors ?? {})];
  };
  expect(await refused({}, it)).toEqual([409, [""]]);
  const { id } = await start(it, it.lin);
  expect((await send(it.trainer, it.lin, timeForm(), it)).status).toBe(303);
  expect((await clock(it, it.lin, id)).clock.until).toBe("14:35");
  expect(await refused({}, later(5))).toEqual([409, [""]]);
  expect(await refused({}, later(36))).toEqual([409, [""]]);
  expect((await it.store.read.select().from(attempts))[0]).toMatchObject({ closedAt: new Date("2026-11-21T06:35:00Z"), closedBy: "deadline" });
  expect(await it.store.read.$count(extraTimes)).toBe(1);
});

test("what is no amount of time is refused at its field, and nothing is given", async () => {
  it = await world({ minutes: 30 });
  await start(it, it.lin);
  const fields = async (change: Record<string, string | string[]>) => {
    const { status, data } = await send(it.trainer, it.lin, timeForm(change));
    return [status, ...Object.keys(data.errors ?? {})];
  };
  for (const amount of ["", "0", "-0", "-5", "1.5", "1e3", "NaN", "Infinity", "601", "9".repeat(50_000), ["5", "5"], "٥"])
    expect(await fields({ amount }), String(amount).slice(0, 20)).toEqual([422, "amount"]);
  expect(await fields({ amount: "301", unit: "percent" })).toEqual([422, "amount"]);
  expect(await fields({ unit: "hours" })).toEqual([422, "unit"]);
  expect(await fields({ scope: "everybody" })).toEqual([422, "scope"]);
  expect(await fields({ reason: "" })).toEqual([422, "reason"]);
  expect(await fields({ quiz: "unknown", scope: "all" })).toEqual([422, "quiz"]);
  expect(await it.store.read.$count(extraTimes)).toBe(0);
});

test("the clock of another person's attempt does not exist, and a closed one has none", async () => {
  it = await world({ minutes: 30 });
  const { id } = await start(it, it.lin);
  expect((await visit(it, it.trainer, clockLoader, `/attempts/${id}/clock`, { id })).status).toBe(404);
  await sit(it, it.lin, "right");
  expect(await clock(it, it.lin, id)).toEqual({ clock: null });
});

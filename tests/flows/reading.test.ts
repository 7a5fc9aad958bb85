import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { versionOf } from "~/content/versions.server";
import { lessonFacts } from "~/courses/progress.server";
import type { Visitor } from "~/people/visitor";
import { loader as moduleLoader } from "~/routes/modules.$slug/route";
import { action, loader } from "~/routes/modules.$slug_.lessons.$lesson/route";
import type { Store } from "~db/store";
import { lessonOpenings, lessonReadings } from "~db/tables/courses";
import { freshStore } from "../support/database";
import { sampleLibrary } from "../support/library";
import { makePerson } from "../support/people";
import { contextOf, post, visit, type World } from "../support/visit";

let store: Store;
let world: World;
let learner: Visitor;
const at = (minutes: number): World => ({ ...world, now: new Date(Date.parse("2026-11-27T06:00:00Z") + minutes * 60_000) });
const params = { slug: "listening", lesson: "hear-or-listen" };
const path = "/modules/listening/lessons/hear-or-listen";
const hashNow = () => world.library.modules.get("m04")!.lessons[0]!.hash;

beforeAll(async () => {
  store = await freshStore();
  world = { store, library: await sampleLibrary(), now: new Date("2026-11-27T06:00:00Z") };
  learner = await makePerson(store);
});

describe("reading lessons", () => {
  test("a module shows its lessons in order, the first unread one as the next step", async () => {
    const { data } = await visit(world, learner, moduleLoader, "/modules/listening", { slug: "listening" });
    expect(data.lessons.map((lesson: { id: string }) => lesson.id)).toEqual([
      "hear-or-listen",
      "what-the-pause-is-for",
      "eight-points",
      "ask-listen-speak-answer",
    ]);
    expect(data.next).toEqual({ kind: "lesson", lessonId: "hear-or-listen" });
    expect(data.quiz).toMatchObject({ passed: false, percent: null, count: 12, passMark: 80 });
  });

  test("a lesson's text is handed to the page's markup and is not in its data", async () => {
    const context = contextOf(world, learner, "zh");
    const page = await loader({ request: new Request(`http://rung.test${path}`), params, context });
    expect(context.html.get("lesson-hear-or-listen")).toContain("一位先生把电饭煲放在你的柜台上");
    expect(JSON.stringify(page)).not.toContain("电饭煲");
    expect(page).toMatchObject({ title: "听见，还是听进去", number: 1, count: 4, previous: null, next: { title: "停顿有什么用" }, quiz: null });
  });

  test("every opening of a lesson is noted, and opening alone is not reading", async () => {
    const before = await store.read.$count(lessonOpenings);
    await visit(at(1), learner, loader, path, params);
    await visit(at(2), learner, loader, path, params);
    expect(await store.read.$count(lessonOpenings)).toBe(before + 2);
    expect(await lessonFacts(store.read, learner.personId)).toEqual([]);
  });

  test("“I have read this” is kept with the very text that was read, and leads to the next lesson", async () => {
    const answer = await post(at(5), learner, action, path, { hash: hashNow() }, params);
    expect(answer).toMatchObject({ status: 303, location: "/modules/listening/lessons/what-the-pause-is-for" });
    const [fact] = await lessonFacts(store.read, learner.personId);
    expect(fact).toMatchObject({ moduleId: "m04", lessonId: "hear-or-listen", readAt: at(5).now });
    const body = await versionOf(store.read, hashNow(), z.record(z.string(), z.string()));
    expect(body?.en).toContain("A man puts a rice cooker on your counter.");
    expect(body?.zh).toContain("一位先生把电饭煲放在你的柜台上。");
  });

  test("a form sent twice is one reading; reading again later is another, and the first one stays the fact", async () => {
    await post(at(5), learner, action, path, { hash: hashNow() }, params);
    expect(await store.read.$count(lessonReadings)).toBe(1);
    await post(at(60), learner, action, path, { hash: hashNow() }, params);
    expect(await store.read.$count(lessonReadings)).toBe(2);
    expect((await lessonFacts(store.read, learner.personId)).map(({ readAt }) => readAt)).toEqual([at(5).now]);
  });

  test("after the last lesson comes the quiz", async () => {
    const last = world.library.modules.get("m04")!.lessons.at(-1)!;
    const answer = await post(
      at(61),
      learner,
      action,
      "/modules/listening/lessons/ask-listen-speak-answer",
      { hash: last.hash },
      { ...params, lesson: last.id },
    );
    expect(answer.location).toBe("/modules/listening/quiz");
  });

  test("a lesson that was changed meanwhile is not taken as read; the page says so", async () => {
    const before = await store.read.$count(lessonReadings);
    const answer = await post(at(62), learner, action, path, { hash: "the-hash-of-before" }, params, "zh");
    expect(answer).toMatchObject({ status: 409, data: { errors: { "": "你阅读期间，本课时有改动。请再看一遍，然后确认。" } } });
    expect((await post(at(62), learner, action, path, {}, params)).status).toBe(422);
    expect((await post(at(62), learner, action, path, { hash: ["a", "b"] }, params)).status).toBe(422);
    expect(await store.read.$count(lessonReadings)).toBe(before);
  });

  test("an unknown module or lesson is not there, and strangers are asked to sign in", async () => {
    expect((await visit(world, learner, loader, path, { ...params, lesson: "no-such" })).status).toBe(404);
    expect((await visit(world, learner, moduleLoader, "/modules/no-such", { slug: "no-such" })).status).toBe(404);
    expect((await visit(world, null, loader, path, params)).status).toBe(401);
  });

  test("the module shows what was read, by oneself only", async () => {
    const { data } = await visit(world, learner, moduleLoader, "/modules/listening", { slug: "listening" });
    expect(data.lessons.map((lesson: { read: boolean }) => lesson.read)).toEqual([true, false, false, true]);
    expect(data.next).toEqual({ kind: "lesson", lessonId: "what-the-pause-is-for" });
    const other = await makePerson(store);
    const theirs = await visit(world, other, moduleLoader, "/modules/listening", { slug: "listening" });
    expect(theirs.data.lessons.some((lesson: { read: boolean }) => lesson.read)).toBe(false);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { compile } from "~/content/compile";
import type { LibrarySource, Newest } from "~/content/source.server";
import type { Visitor } from "~/people/visitor";
import { loader as overview } from "~/routes/content/route";
import { loader as modulePreview } from "~/routes/content_.modules.$slug/route";
import { loader as lessonPreview } from "~/routes/content_.modules.$slug_.lessons.$lesson/route";
import { loader as rolePlayPreview } from "~/routes/content_.role-plays.$id/route";
import { loader as glossary } from "~/routes/glossary/route";
import { loader as aid } from "~/routes/modules.$slug_.aid/route";
import { freshStore } from "../support/database";
import { shippedFiles, shippedLibrary } from "../support/library";
import { makePerson } from "../support/people";
import { contextOf, visit, type World } from "../support/visit";

const moduleFile = "modules/listening/module.yaml";
let world: World;
let author: Visitor;
let trainer: Visitor;

beforeAll(async () => {
  const store = await freshStore();
  world = { store, library: await shippedLibrary(), now: new Date("2026-11-27T06:00:00Z") };
  author = await makePerson(store, { roles: ["author"] });
  trainer = await makePerson(store, { roles: ["trainer", "hr", "admin"] });
});

/** The world in which the newest files are these, while people still see the shipped library. */
async function withFiles(change: (shipped: Record<string, string>) => Record<string, string>): Promise<World> {
  const shipped = await shippedFiles();
  const newest: Newest = { ...compile({ ...shipped, ...change(shipped) }), edits: [] };
  const source: LibrarySource = { current: () => world.library, shipped: () => ({}), newest: () => newest, refresh: async () => {}, close: async () => {} };
  return { ...world, source };
}

describe("an author", () => {
  test("sees every fault with its file, line and sentence, and that people see the last good version", async () => {
    const broken = await withFiles((shipped) => ({ [moduleFile]: shipped[moduleFile]!.replace("quiz: true", "quizz: true") }));
    const { data } = await visit(broken, author, overview, "/content");
    expect(data).toMatchObject({ faultCount: 1, faults: [{ file: moduleFile, line: 27, sentence: 'the key "quizz" is not known here; is it spelt right?' }] });
  });

  test("sees each module with its state and how long each lesson is in each language", async () => {
    const { data } = await visit(await withFiles(() => ({})), author, overview, "/content");
    const listening = data.modules.find(({ slug }: { slug: string }) => slug === "listening");
    expect(listening).toMatchObject({ state: { kind: "published" }, questions: expect.any(Number), aid: true });
    expect(listening.lessons[0]).toMatchObject({ id: "hear-or-listen", minutes: 6, words: { en: expect.any(Number), zh: expect.any(Number) } });
  });

  test("previews a draft and a lesson with a fault, in both languages side by side", async () => {
    const english = "modules/listening/lessons/01-hear-or-listen.en.md";
    const draft = await withFiles((shipped) => ({
      [moduleFile]: `${shipped[moduleFile]}status: draft\n`,
      [english]: shipped[english]!.replace("## The difference", "## The *new* difference\n\n<b>x</b>"),
    }));
    const context = { ...contextOf(draft, author) };
    const page = lessonPreview({ request: new Request("http://rung.test/"), params: { slug: "listening", lesson: "hear-or-listen" }, context });
    expect(page).toMatchObject({ state: "faulty", written: ["en", "zh"] });
    expect(context.html.get("preview-hear-or-listen-en")).toContain("The <em>new</em> difference");
    expect(context.html.get("preview-hear-or-listen-en")).not.toContain("<b>");
    expect(context.html.get("preview-hear-or-listen-zh")).toContain("差别在哪儿");
  });

  test("sees every question with its key and what each option answers", async () => {
    const { data } = await visit(world, author, modulePreview, "/content/modules/listening", { slug: "listening" });
    const [first] = data.quiz.questions;
    expect(first.options.filter((option: { correct: boolean }) => option.correct).map(({ id }: { id: string }) => id)).toEqual(["c"]);
    expect(first.options[0].feedback.zh).toContain("态度确实会在练习中变好");
    expect(first.lessonTitle).toBe("Hear or listen");
  });

  test("sees a role-play's secret briefs", async () => {
    const { data } = await visit(world, author, rolePlayPreview, "/content/role-plays/rp04", { id: "rp04" });
    expect(data.variants).toHaveLength(3);
    expect(JSON.stringify(data.variants[0])).toContain("the fish tank up six floors");
  });

  test("finds nothing where nothing is", async () => {
    expect((await visit(world, author, modulePreview, "/content/modules/x", { slug: "x" })).status).toBe(404);
    expect((await visit(world, author, lessonPreview, "/", { slug: "listening", lesson: "x" })).status).toBe(404);
    expect((await visit(world, author, rolePlayPreview, "/", { id: "__proto__" })).status).toBe(404);
  });
});

test("nobody but authors sees faults, keys or briefs", async () => {
  const learner = await makePerson(world.store);
  for (const who of [learner, trainer]) {
    expect((await visit(world, who, overview, "/content")).status).toBe(403);
    expect((await visit(world, who, modulePreview, "/content/modules/listening", { slug: "listening" })).status).toBe(403);
    expect((await visit(world, who, lessonPreview, "/", { slug: "listening", lesson: "hear-or-listen" })).status).toBe(403);
    expect((await visit(world, who, rolePlayPreview, "/", { id: "rp04" })).status).toBe(403);
  }
});

test("everyone signed in finds the job aid and the words of the trade in their language", async () => {
  const learner = await makePerson(world.store);
  const context = contextOf(world, learner, "zh");
  expect(aid({ request: new Request("http://rung.test/"), params: { slug: "listening" }, context })).toMatchObject({ title: "柜台倾听随身卡" });
  expect(context.html.get("aid-m04")).toContain("☐");
  const { data } = await visit(world, learner, glossary, "/glossary", {}, "zh");
  expect(data.terms.find(({ id }: { id: string }) => id === "defensiveness")).toEqual({
    id: "defensiveness",
    term: "防卫心理",
    other: "defensiveness",
    meaning: expect.stringContaining("忍不住解释"),
  });
  expect((await visit(world, null, glossary, "/glossary")).status).toBe(401);
});

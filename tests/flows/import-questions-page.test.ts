import { eq } from "drizzle-orm";
import { pino } from "pino";
import { beforeEach, expect, test } from "vitest";
import { openContent } from "~/content/source.server";
import type { Visitor } from "~/people/visitor";
import * as page from "~/routes/content_.modules.$slug_.import/route";
import * as template from "~/routes/content_.modules.$slug_.import_.template/route";
import { readFirstSheet } from "~/sheets/spreadsheet";
import { auditEntries } from "~db/tables/audit";
import { contentFiles } from "~db/tables/content";
import { freshStore } from "../support/database";
import { makePerson } from "../support/people";
import { contextOf, post, upload, visit, type World } from "../support/visit";
import { makeSheet } from "../support/zip";

const path = "/content/modules/listening/import";
const params = { slug: "listening" };
const gift = "::Wait:: How long do you wait? { ~No time =Three seconds ~An hour }\n\n::Story:: Tell the story. {}\n";
let world: World;
let author: Visitor;

beforeEach(async () => {
  const store = await freshStore();
  const source = await openContent(store, pino({ level: "silent" }), { everyMs: 3_600_000 });
  author = await makePerson(store, { roles: ["author"] });
  world = { store, source, library: source.current(), now: new Date("2026-11-27T06:00:00Z") };
  return () => source.close();
});

const file = (content: string | Buffer, name = "questions.gift") => new File([new Uint8Array(Buffer.from(content as string))], name);
const preview = (content: string | Buffer, format = "gift", language: "en" | "zh" = "en") =>
  upload(world, author, page.action, path, { intent: "preview", format, file: file(content) }, params, language);
const written = () => world.store.read.select().from(contentFiles);

test("an author sees what would come of a file, confirms it, and finds the questions as drafts; sending twice writes once", async () => {
  const seen = await preview(gift);
  expect(seen.status).toBe(200);
  expect(seen.data.shown).toMatchObject({ name: "questions.gift", imported: 1, refused: 1 });
  expect(seen.data.shown.rows[1]).toEqual({ ref: "Story", line: 3, kind: "essay", status: "refused", sentences: ["The kind “essay” is not supported."] });
  expect(await written(), "nothing is written before it is confirmed").toEqual([]);

  const { name, format, content } = seen.data.shown;
  const confirm = () => post(world, author, page.action, path, { intent: "import", name, format, content }, params);
  const answers = await Promise.all([confirm(), confirm()]);
  expect(answers.map(({ status, location }) => [status, location])).toEqual(Array(2).fill([303, "/content/modules/listening#questions"]));
  await confirm();
  const rows = await written();
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ path: "modules/listening/quiz.yaml", byPersonId: author.personId, why: "questions imported from questions.gift" });
  expect(rows[0]!.text!.match(/status: draft/g)).toHaveLength(1);
  const audited = await world.store.read.select().from(auditEntries).where(eq(auditEntries.act, "questions.imported"));
  expect(audited.map(({ actorId }) => actorId)).toEqual([author.personId]);
  const drafts = world
    .source!.newest()
    .everything.modules.get("m04")!
    .quiz!.questions.filter(({ status }) => status === "draft");
  expect(drafts).toHaveLength(1);
  expect(
    world
      .source!.current()
      .modules.get("m04")!
      .quiz!.questions.some(({ status }) => status === "draft"),
    "no quiz draws it",
  ).toBe(false);
});

test("faults are told in the author's language, by row and column, and the file is kept for what is good", async () => {
  const sheet = makeSheet([
    ["题型", "题目", "选项A", "选项B", "选项C", "正确答案"],
    ["单选", "等多久？", "不等", "三秒", "一小时", "丁"],
    ["判断", "可以点头。", "", "", "", "对"],
  ]);
  const { data } = await preview(sheet, "xlsx", "zh");
  expect(data.shown.rows.map(({ ref, sentences }: { ref: string; sentences: string[] }) => [ref, sentences[0]])).toEqual([
    ["第2行", "“正确答案”列：正确答案“丁”不在选项里。"],
    ["第3行", expect.stringContaining("待补英文")],
  ]);
  expect(Buffer.from(data.shown.content, "base64url").equals(sheet)).toBe(true);
});

test("no file, a harmful one, one that is too large and forms that nobody sends are refused with a sentence, and nothing is written", async () => {
  const sentence = async (content: string | Buffer, format: string) => {
    const { status, data } = await preview(content, format);
    expect(status).toBe(422);
    return data.errors.file;
  };
  expect(await sentence("", "gift")).toBe("Choose a file.");
  expect(await sentence("x".repeat(1_000_001), "gift")).toBe("The file is larger than 1 MB.");
  expect(await sentence(`<!DOCTYPE quiz [<!ENTITY a "b">]><quiz>&a;</quiz>`, "moodle-xml")).toMatch(/^The file defines entities/);
  expect(await sentence("not a spreadsheet", "xlsx")).toBe("This is not an Excel file (.xlsx).");
  expect((await preview("Only an essay {}")).status).toBe(422);
  expect((await preview(gift, "csv")).status).toBe(400);
  expect((await post(world, author, page.action, path, { intent: "import", format: "gift", content: "%%%" }, params)).status).toBe(400);
  expect((await post(world, author, page.action, path, { intent: "import", format: "gift" }, params)).status).toBe(422);
  expect(await written()).toEqual([]);
});

test("the template has headings in the language asked for; only authors get it or the page, and only for a module there is", async () => {
  for (const [headings, first] of [
    ["en", "Kind"],
    ["zh", "题型"],
  ] as const) {
    const request = new Request(`http://rung.test${path}/template?headings=${headings}`);
    const response = await template.loader({ request, params, context: contextOf(world, author) });
    expect(response.headers.get("Content-Disposition")).toContain(`questions-${headings}.xlsx`);
    expect(readFirstSheet(Buffer.from(await response.arrayBuffer()))[0]!.cells[0]!.text).toBe(first);
  }
  const trainer = await makePerson(world.store, { roles: ["trainer", "hr", "admin"] });
  for (const loader of [page.loader, template.loader]) {
    expect((await visit(world, trainer, loader, path, params)).status).toBe(403);
    expect((await visit(world, author, loader, path, { slug: "nothing" })).status).toBe(404);
  }
  expect((await post(world, trainer, page.action, path, { intent: "import" }, params)).status).toBe(403);
});

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { runVerb } from "~/cli/run-verb";
import { verbs } from "~/cli/verbs";
import { readFolder } from "~/content/folder.server";
import { engine, type Settings } from "~db/settings";
import { sqliteFile } from "~db/sqlite";
import { auditEntries, auditValues } from "~db/tables/audit";
import { contentFiles } from "~db/tables/content";
import { emptySettings, storeOn } from "../support/database";
import { shippedFiles } from "../support/library";

const folders = [mkdtempSync(join(tmpdir(), "rung-export-"))];
afterAll(() => rmSync(folders[0]!, { recursive: true }));
let settings: Settings;
let folder: string;
let count = 0;
beforeEach(async () => {
  settings = await emptySettings();
  folder = join(folders[0]!, String(++count));
});

async function rung(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runVerb(verbs, args, { out: (line) => out.push(line), err: (line) => err.push(line) }, () => settings);
  return { code, out: out.join("\n"), err: err.join("\n") };
}

const moduleFile = "modules/listening/module.yaml";
const change = (path: string, find: string, put: string) => writeFileSync(join(folder, path), readFileSync(join(folder, path), "utf8").replace(find, put));

describe("rung check-content", () => {
  test("tells the length of every lesson in both languages, and ends well when there is no fault", async () => {
    const { code, out } = await rung("check-content");
    expect(out).toMatch(/modules\/listening\/lessons\/01-hear-or-listen\.en\.md +\d{3} words +6 min/);
    expect(out).toMatch(/modules\/listening\/lessons\/01-hear-or-listen\.zh\.md +\d{3,4} characters +6 min/);
    expect(out).toMatch(/0 faults, \d+ warnings?\.$/);
    expect(code).toBe(0);
    if (engine === "sqlite") expect(existsSync(sqliteFile(settings.DATA_DIR)), "checking makes no database").toBe(false);
  });

  test("answers in JSON for other programs", async () => {
    const { code, out } = await rung("check-content", "--json");
    const answer = JSON.parse(out);
    expect(code).toBe(0);
    expect(answer.faults).toEqual([]);
    expect(answer.lessons.filter(({ slug }: { slug: string }) => slug === "listening")).toHaveLength(8);
    expect(answer.lessons.find(({ lessonId }: { lessonId: string }) => lessonId === "hear-or-listen")).toMatchObject({
      slug: "listening",
      lessonId: "hear-or-listen",
      language: "en",
      minutes: 6,
      words: expect.any(Number),
    });
  });

  test("tells of every quiz how guessable its form is and how much of it comes from work", async () => {
    const { out } = await rung("check-content");
    expect(out).toMatch(
      /modules\/listening\/quiz\.yaml +\d+ questions, \d+ with a situation, right option longest in \d+ \(en\) and \d+ \(zh\) of \d+, by place \d+\/\d+\/\d+.*, \d+ of \d+ statements true/,
    );
    const { quizzes } = JSON.parse((await rung("check-content", "--json")).out);
    expect(quizzes.find(({ slug }: { slug: string }) => slug === "listening")).toEqual({
      slug: "listening",
      file: "modules/listening/quiz.yaml",
      questions: expect.any(Number),
      situations: expect.any(Number),
      singles: expect.any(Number),
      longest: { en: expect.any(Number), zh: expect.any(Number) },
      places: expect.any(Array),
      statements: expect.any(Number),
      trueStatements: expect.any(Number),
    });
  });

  test("lists the faults of the company's own files too, and fails", async () => {
    await rung("migrate");
    const store = storeOn(settings);
    await store.tx(async (w) => {
      await w.insert(contentFiles).values({ path: "claims.yaml", version: 1, text: "claims: none\n", at: new Date(), why: "by hand" });
    });
    const { code, out } = await rung("check-content");
    expect(code).toBe(1);
    expect(out).toContain("content/claims.yaml:1: claims: here must stand a list (lines beginning with -), but there is a text");
  });
});

describe("rung coverage", () => {
  test("prints for each module what it must cover and by what it is covered, and ends well when nothing is missing", async () => {
    const { code, out } = await rung("coverage");
    expect(out).toMatch(/^M04 listening$/m);
    expect(out).toMatch(/^ {2}D32 {2}ask-listen-speak-answer/m);
    expect(out).toMatch(/\d+ to cover in 9 modules, 0 missing\.$/);
    expect(code).toBe(0);
    expect(JSON.parse((await rung("coverage", "--json")).out)).toMatchObject({ missing: [] });
  });

  test("names what is missing, in the company's own edits too, and fails", async () => {
    await rung("migrate");
    const text = (await shippedFiles())[moduleFile]!.replace("D32]", "D32, Z99]");
    await storeOn(settings).tx(async (w) => {
      await w.insert(contentFiles).values({ path: moduleFile, version: 1, text, at: new Date(), why: "by hand" });
    });
    const { code, out } = await rung("coverage");
    expect(code).toBe(1);
    expect(out).toContain("M04 listening: Z99 is covered by no lesson and no question");
    expect(JSON.parse((await rung("coverage", "--json")).out).missing).toEqual([{ code: "M04", slug: "listening", id: "Z99" }]);
  });
});

describe("rung content", () => {
  test("exports the content in use, and importing it again changes nothing", async () => {
    expect(await rung("content", "export", folder)).toMatchObject({ code: 0, err: "" });
    expect(await readFolder(folder)).toEqual(await shippedFiles());
    expect(await rung("content", "import", folder, "--why", "a trial")).toMatchObject({ code: 0, out: "Nothing to do: the folder is as the content in use." });
    expect((await rung("content", "export", folder)).err).toBe(`${folder} is not empty; name a new folder`);
  });

  test("imports what differs as the company's own, with who, when and why on record", async () => {
    await rung("content", "export", folder);
    change(moduleFile, "en: Listening", "en: Hearing people out");
    const { code, out } = await rung("content", "import", folder, "--why", "our own name for it");
    expect({ code, out }).toEqual({ code: 0, out: `taken    ${moduleFile}\nImported. A running server shows it within seconds.` });
    change(moduleFile, "en: Hearing people out", "en: Hearing out");
    await rung("content", "import", folder, "--why", "shorter");

    const store = storeOn(settings);
    const rows = await store.read.select().from(contentFiles).orderBy(contentFiles.version);
    expect(rows.map(({ path, version, why, shippedHash }) => ({ path, version, why, shippedHash }))).toEqual([
      { path: moduleFile, version: 1, why: "our own name for it", shippedHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { path: moduleFile, version: 2, why: "shorter", shippedHash: rows[0]!.shippedHash },
    ]);
    const audited = await store.read
      .select({ values: auditValues.values })
      .from(auditEntries)
      .innerJoin(auditValues, eq(auditValues.entryId, auditEntries.id))
      .where(eq(auditEntries.act, "content.imported"))
      .orderBy(auditEntries.id);
    expect(audited.map(({ values }) => values)).toEqual([
      { why: "our own name for it", written: [moduleFile], removed: [] },
      { why: "shorter", written: [moduleFile], removed: [] },
    ]);
    const again = join(folders[0]!, "again");
    await rung("content", "export", again);
    expect(readFileSync(join(again, moduleFile), "utf8")).toContain("en: Hearing out");
  });

  test("refuses a folder with a fault whole, naming every fault", async () => {
    await rung("content", "export", folder);
    change(moduleFile, "minutes: 30", "minutes: soon");
    change("glossary.yaml", "id: pause", "id: pawse");
    const { code, err } = await rung("content", "import", folder, "--why", "a try");
    expect(code).toBe(1);
    expect(err).toContain(`${moduleFile}:5: minutes: a whole number from 1 to 600`);
    expect(err).toContain('there is no glossary word "pause" in glossary.yaml');
    expect(err).toContain("Nothing was imported");
    expect(await storeOn(settings).read.$count(contentFiles)).toBe(0);
  });

  test("leaves alone what the folder does not hold, unless told to remove it", async () => {
    await rung("content", "export", folder);
    for (const language of ["en", "zh"]) rmSync(join(folder, `modules/listening/aid.${language}.md`));
    expect((await rung("content", "import", folder, "--why", "no aid")).out).toMatch(/^Nothing to do/);
    const { code, out } = await rung("content", "import", folder, "--why", "no aid", "--remove-missing");
    expect(code).toBe(0);
    expect(out).toContain("removed  modules/listening/aid.en.md");
  });

  test("says how it is called when a folder or the reason is missing", async () => {
    for (const args of [
      ["content"],
      ["content", "import"],
      ["content", "import", folder],
      ["content", "import", folder, "--why"],
      ["content", "move", folder],
      ["check-content", "--all"],
      ["coverage", "M04"],
    ]) {
      const { code, err } = await rung(...args);
      expect(code).toBe(2);
      expect(err).toContain("Usage: npm run rung -- ");
    }
  });
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, describe, expect, test } from "vitest";
import { textHash } from "~/content/hashing";
import type { LibrarySource } from "~/content/source.server";
import { openContent } from "~/content/source.server";
import type { Store } from "~db/store";
import { contentFiles, contentSets } from "~db/tables/content";
import { freshStore } from "../support/database";
import { shippedFiles } from "../support/library";

const log = pino({ level: "silent" });
const opened: LibrarySource[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const source of opened.splice(0)) await source.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Content opened as a process does it; the timer is left out, the tests look when they want to. */
async function open(store: Store, folder = "content") {
  const source = await openContent(store, log, { folder, watchFolder: true, everyMs: 3_600_000 });
  opened.push(source);
  return source;
}

async function copyOfContent() {
  const folder = mkdtempSync(join(tmpdir(), "rung-content-"));
  folders.push(folder);
  await cp("content", folder, { recursive: true });
  return folder;
}

const moduleFile = "modules/listening/module.yaml";
let version = 0;
const edit = (store: Store, path: string, text: string | null, shippedHash: string | null = null) =>
  store.tx(async (w) => {
    await w.insert(contentFiles).values({ path, version: ++version, text, shippedHash, byPersonId: null, at: new Date(), why: "test" });
  });
const renamed = async (to: string) => (await shippedFiles())[moduleFile]!.replace("en: Listening", `en: ${to}`);
const titleIn = (source: LibrarySource) => source.current().modules.get("m04")!.title.en;

describe("a company's own files", () => {
  test("lie over the shipped ones, the newest version of a path counting, without a restart", async () => {
    const store = await freshStore();
    const source = await open(store);
    expect(titleIn(source)).toBe("Listening");
    await edit(store, moduleFile, await renamed("Hearing out"));
    await edit(store, moduleFile, await renamed("Hearing people out"));
    await source.refresh();
    expect(titleIn(source)).toBe("Hearing people out");
    expect(titleIn(await open(store))).toBe("Hearing people out");
  });

  test("reach every process", async () => {
    const store = await freshStore();
    const [one, two] = [await open(store), await open(store)];
    await edit(store, moduleFile, await renamed("Hearing out"));
    await one.refresh();
    await two.refresh();
    expect([titleIn(one), titleIn(two)]).toEqual(["Hearing out", "Hearing out"]);
    expect(await store.read.$count(contentSets)).toBe(2);
  });

  test("may take a shipped file away", async () => {
    const store = await freshStore();
    const source = await open(store);
    for (const language of ["en", "zh"]) await edit(store, `modules/listening/aid.${language}.md`, null);
    await source.refresh();
    expect(source.newest().faults).toEqual([]);
    expect(source.current().modules.get("m04")!.aid).toBeNull();
  });

  test("are named when an upgrade has changed the original they were made from", async () => {
    const store = await freshStore();
    const shipped = await shippedFiles();
    await edit(store, moduleFile, await renamed("Hearing out"), textHash(shipped[moduleFile]!));
    await edit(store, "glossary.yaml", shipped["glossary.yaml"]!, textHash("an older original"));
    const source = await open(store);
    expect(source.newest().edits).toEqual([
      { path: "glossary.yaml", removed: false, shippedChanged: true },
      { path: moduleFile, removed: false, shippedChanged: false },
    ]);
  });
});

describe("a broken file", () => {
  test("never takes the site down: the last faultless set stays, and the faults are there for authors", async () => {
    const store = await freshStore();
    const source = await open(store);
    await edit(store, moduleFile, await renamed("Hearing out"));
    await source.refresh();
    await edit(store, moduleFile, (await renamed("Broken")).replace("minutes: 30", "minutes: soon"));
    await source.refresh();
    expect(titleIn(source)).toBe("Hearing out");
    expect(source.newest().faults).toEqual([{ file: moduleFile, line: 5, sentence: "minutes: a whole number from 1 to 600" }]);
  });

  test("nor does it after a restart", async () => {
    const store = await freshStore();
    await edit(store, moduleFile, await renamed("Hearing out"));
    await open(store);
    await edit(store, moduleFile, "id: [");
    const restarted = await open(store);
    expect(titleIn(restarted)).toBe("Hearing out");
    expect(restarted.newest().faults[0]).toMatchObject({ file: moduleFile });
    await edit(store, moduleFile, await renamed("Mended"));
    await restarted.refresh();
    expect(titleIn(restarted)).toBe("Mended");
    expect(restarted.newest().faults).toEqual([]);
  });

  test("stops a fresh installation with one plain line, because there is nothing to serve", async () => {
    const store = await freshStore();
    const folder = await copyOfContent();
    writeFileSync(join(folder, "company.yaml"), "id: company\nname: { en: A, zh: 甲 }\ntimeZone: Mars/Olympus\nlanguages: [en, zh]\n");
    await expect(open(store, folder)).rejects.toThrow(/^content\/company\.yaml:3: timeZone: timeZone is an IANA name such as Asia\/Shanghai \(1 fault in all/);
  });
});

describe("the shipped folder", () => {
  test("is read again when a file in it changes, and what was faultless is kept", async () => {
    const store = await freshStore();
    const folder = await copyOfContent();
    const source = await open(store, folder);
    writeFileSync(join(folder, moduleFile), await renamed("Changed on disk"));
    await source.refresh();
    expect(titleIn(source)).toBe("Changed on disk");
    writeFileSync(join(folder, moduleFile), "nonsense");
    await source.refresh();
    expect(titleIn(source)).toBe("Changed on disk");
    expect(titleIn(await open(store, folder))).toBe("Changed on disk");
  });

  test("that vanishes while we serve changes nothing", async () => {
    const store = await freshStore();
    const folder = await copyOfContent();
    const source = await open(store, folder);
    rmSync(folder, { recursive: true });
    folders.length = 0;
    await source.refresh();
    expect(titleIn(source)).toBe("Listening");
  });
});

test("the last five faultless sets are kept, and the same set is not kept twice", async () => {
  const store = await freshStore();
  const source = await open(store);
  await open(store);
  expect(await store.read.$count(contentSets)).toBe(1);
  for (const name of ["A", "B", "C", "D", "E", "F"]) {
    await edit(store, moduleFile, await renamed(name));
    await source.refresh();
  }
  const sets = await store.read.select({ hash: contentSets.hash }).from(contentSets);
  expect(sets).toHaveLength(5);
  expect(sets.map(({ hash }) => hash)).toContain(source.current().hash);
});

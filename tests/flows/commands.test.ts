import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runVerb } from "~/cli/run-verb";
import { verbs } from "~/cli/verbs";
import { holdInstance } from "~db/instance";
import { readSettings, type Settings } from "~db/settings";
import { emptySettings, storeOn } from "../support/database";
import { fillEveryTable, rowsOfEveryTable } from "../support/every-table";

test("rung alone lists every command with what it does", async () => {
  const { code, out, err } = await rung(await emptySettings());
  expect(code).toBe(0);
  for (const verb of verbs) expect(out.some((line) => line.includes(verb.name) && line.includes(verb.summary))).toBe(true);
  expect(err).toEqual([]);
});

test("an unknown command is named in one line, and the list is pointed to", async () => {
  const { code, out, err } = await rung(await emptySettings(), "bakcup");
  expect({ code, out }).toEqual({ code: 2, out: [] });
  expect(err).toEqual(['There is no command "bakcup"; npm run rung lists them.']);
});

test("a command called without its file says how it is called", async () => {
  for (const name of ["backup", "restore"]) {
    const { code, err } = await rung(await emptySettings(), name);
    expect(code).toBe(2);
    expect(err).toEqual([expect.stringMatching(new RegExp(`npm run rung -- ${name} FILE$`))]);
  }
});

test("a setting that cannot be used is named in one line", async () => {
  const wrong = () => readSettings({ PORT: "eighty" });
  const err: string[] = [];
  const code = await runVerb(verbs, ["migrate"], { out: () => undefined, err: (line) => err.push(line) }, wrong);
  expect(code).toBe(1);
  expect(err).toEqual([expect.stringMatching(/^PORT: expected/)]);
});

test("an administrator migrates, backs up and restores from the command line", async () => {
  const settings = await emptySettings();
  expect((await rung(settings, "migrate")).out).toEqual([expect.stringMatching(/^Applied \d+ of \d+ migrations\.$/)]);
  expect((await rung(settings, "migrate")).out).toEqual([expect.stringMatching(/^Nothing to do/)]);
  const store = storeOn(settings);
  await fillEveryTable(store, 3);
  const before = await rowsOfEveryTable(store.read);
  await store.close();

  const file = join(settings.DATA_DIR, "by-hand.tar.gz");
  expect((await rung(settings, "backup", file)).out).toEqual([expect.stringContaining(file)]);
  expect(existsSync(file)).toBe(true);
  const restored = await rung(settings, "restore", file);
  expect(restored.code).toBe(0);
  expect(restored.out[0]).toMatch(/^Restored \d+ rows/);
  expect(restored.out[1]).toMatch(/is kept/);
  expect(await rowsOfEveryTable(storeOn(settings).read)).toEqual(before);
});

test("what cannot be done is told in one plain line", async () => {
  const settings = await emptySettings();
  await rung(settings, "migrate");
  const file = join(settings.DATA_DIR, "by-hand.tar.gz");
  await rung(settings, "backup", file);
  const server = await holdInstance(settings);
  expect(await rung(settings, "restore", file)).toEqual({ code: 1, out: [], err: [expect.stringMatching(/stop it first/)] });
  await server.release();
  expect(await rung(settings, "restore", `${file}.gone`)).toEqual({ code: 1, out: [], err: [expect.stringMatching(/There is no file/)] });
});

test("the doctor answers in words or as JSON, ends with 1 only where something is left, and takes no flag it does not know", async () => {
  const settings = await emptySettings();
  expect(await rung(settings, "doctor")).toMatchObject({ code: 0, out: [expect.stringMatching(/^Looked at 0 people.* All is as the facts say\.$/)] });
  mkdirSync(join(settings.DATA_DIR, "files"), { recursive: true });
  writeFileSync(join(settings.DATA_DIR, "files", "left.pdf"), "x");
  const { code, out } = await rung(settings, "doctor", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out.join("\n"))).toMatchObject({
    findings: [{ what: "file-unknown", mended: false }],
    found: 1,
    mended: 0,
    looked: { people: 0, files: 1 },
  });
  expect(await rung(settings, "doctor", "--fxi")).toMatchObject({ code: 2, err: [expect.stringContaining("not --fxi")] });
});

async function rung(settings: Settings, ...words: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runVerb(verbs, words, { out: (line) => out.push(line), err: (line) => err.push(line) }, () => settings);
  return { code, out, err };
}

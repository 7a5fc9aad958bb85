import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, onTestFinished, test } from "vitest";
import { compile } from "~/content/compile";
import { compileOnce } from "~/content/compiled-cache.server";
import type { Files } from "~/content/files";
import { sampleFiles } from "../support/library";

let files: Files;
beforeAll(async () => {
  files = await sampleFiles();
});
const withNote = (note: string): Files => ({ ...files, "company.yaml": `${files["company.yaml"]}\n# ${note}` });

function freshCache() {
  const folder = mkdtempSync(join(tmpdir(), "rung-compiled-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return { folder, cache: { folders: [folder], build: "this-build" } };
}

test("a set that was compiled before is taken as it was, to the last value", async () => {
  const { folder, cache } = freshCache();
  const first = await compileOnce(files, cache);
  expect(readdirSync(folder)).toHaveLength(1);
  const second = await compileOnce(files, cache);
  expect(second).not.toBe(first);
  expect(second).toEqual(compile(files));
});

test("a changed file, another build or a spoilt cache is compiled anew", async () => {
  const { folder, cache } = freshCache();
  await compileOnce(files, cache);
  expect((await compileOnce(withNote("changed"), cache)).hash).not.toBe(compile(files).hash);
  await compileOnce(files, { ...cache, build: "a-later-build" });
  expect(readdirSync(folder)).toHaveLength(3);
  for (const name of readdirSync(folder)) writeFileSync(join(folder, name), "not what was written");
  expect((await compileOnce(files, cache)).library).toEqual(compile(files).library);
});

test("only the newest five are kept", async () => {
  const { folder, cache } = freshCache();
  for (let n = 0; n < 7; n++) await compileOnce(withNote(`version ${n}`), cache);
  expect(readdirSync(folder)).toHaveLength(5);
});

test("where the first place cannot be written, the next is used; where none can, nothing is lost", async () => {
  const { folder, cache } = freshCache();
  const unwritable = join(freshCache().folder, "a-file");
  writeFileSync(unwritable, "");
  await compileOnce(files, { ...cache, folders: [unwritable, folder] });
  expect(readdirSync(folder)).toHaveLength(1);
  expect((await compileOnce(files, { ...cache, folders: [unwritable] })).faults).toEqual([]);
});

test("a set with faults is not kept", async () => {
  const { folder, cache } = freshCache();
  expect((await compileOnce({ "company.yaml": "id: [" }, cache)).faults.length).toBeGreaterThan(0);
  expect(readdirSync(folder)).toEqual([]);
});

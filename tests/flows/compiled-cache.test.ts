import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { compile } from "~/content/compile";
import { compileOnce } from "~/content/compiled-cache.server";
import { readFolder } from "~/content/folder.server";

const folder = mkdtempSync(join(tmpdir(), "rung-compiled-"));
afterAll(() => rmSync(folder, { recursive: true }));
const cache = { folder, build: "this-build" };

test("a set that was compiled before is taken as it was, to the last value", async () => {
  const files = await readFolder("content");
  const first = await compileOnce(files, cache);
  const [name] = readdirSync(folder);
  const second = await compileOnce(files, cache);
  expect(second).not.toBe(first);
  expect(second).toEqual(compile(files));
  expect(readdirSync(folder)).toEqual([name]);
});

test("a changed file, another build or a spoilt cache is compiled anew, and only the newest is kept", async () => {
  const files = await readFolder("content");
  const changed = { ...files, "company.yaml": `${files["company.yaml"]}\n# changed` };
  expect((await compileOnce(changed, cache)).hash).not.toBe(compile(files).hash);
  expect(readdirSync(folder)).toHaveLength(1);
  await compileOnce(changed, { folder, build: "a-later-build" });
  expect(readdirSync(folder)).toEqual([expect.stringContaining("a-later-build")]);
  writeFileSync(join(folder, readdirSync(folder)[0]!), "not what was written");
  expect((await compileOnce(changed, { folder, build: "a-later-build" })).faults).toEqual([]);
});

test("a set with faults is not kept", async () => {
  const before = readdirSync(folder);
  const { faults } = await compileOnce({ "company.yaml": "id: [" }, cache);
  expect(faults.length).toBeGreaterThan(0);
  expect(readdirSync(folder)).toEqual(before);
});

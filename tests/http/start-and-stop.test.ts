import { chmodSync, existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { demoFolder, get, startSite, tryToStart } from "../support/site";

/** What a refused start says: one plain line, and a code that is not 0. */
async function expectRefused(env: Record<string, string>, words: RegExp, dataDir?: string) {
  const { code, output } = await tryToStart(env, dataDir);
  expect(code).not.toBe(0);
  expect(output.trim().split("\n")).toHaveLength(1);
  expect(output).toMatch(words);
}

test.each([
  [{ PORT: "eighty" }, /^PORT: expected a whole number/],
  [{ PORT: "70000" }, /^PORT: expected a whole number/],
  [{ BASE_URL: "training" }, /^BASE_URL: expected a URL/],
  [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL: expected silent/],
  [{ DATABASE_URL: "mysql://x" }, /DATABASE_URL: expected a URL/],
  [{ RUNG_MODE: "production" }, /^BASE_URL: expected/],
  [{ RUNG_MODE: "production", BASE_URL: "https://rung.test", CLOCK_OFFSET_S: "60" }, /^CLOCK_OFFSET_S: expected it to be unset/],
])("a wrong setting %o stops the start with its name and what is expected", async (env, words) => {
  await expectRefused(env as unknown as Record<string, string>, words);
});

test("a port in use stops the start with one plain line", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  await expectRefused({ PORT: String((other.address() as AddressInfo).port) }, /^PORT: .* already in use/);
  other.close();
});

test("a data folder that is a file stops the start with one plain line", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "rung-site-")), "file");
  writeFileSync(file, "not a folder");
  chmodSync(file, 0o400);
  await expectRefused({}, /^DATA_DIR: .* cannot be read and written/, file);
});

test("a database newer than the program stops the start with one plain line", async () => {
  const site = await startSite();
  await site.stop();
  const database = new Database(join(site.dataDir, "rung.sqlite"));
  database.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 99999999999999)").run();
  database.close();
  await expectRefused({}, /newer/, site.dataDir);
});

test("SIGTERM lets the request under way finish and ends with code 0", async () => {
  const site = await startSite();
  let stopped: Promise<number | null> | undefined;
  const answered = new Promise<number>((resolve, reject) => {
    const body = "account=nobody&password=wrong";
    const under = request(`${site.url}/sign-in`, {
      method: "POST",
      headers: { Origin: site.url, "Content-Type": "application/x-www-form-urlencoded", "Content-Length": body.length },
    });
    under.on("response", (response) => resolve(response.resume().statusCode ?? 0));
    under.on("error", reject);
    under.write(body.slice(0, 10));
    setTimeout(() => {
      stopped = site.stop();
      setTimeout(() => under.end(body.slice(10)), 500);
    }, 300);
  });
  expect(await answered).toBe(422);
  expect(await stopped).toBe(0);
});

test("a server that is told to stop as soon as it says that it listens closes its database, too", async () => {
  const dataDir = await demoFolder();
  const site = await startSite({ dataDir, env: { NODE_OPTIONS: "--import=./tests/support/stopped-at-once.js" } });
  await expect.poll(() => site.process.exitCode, { timeout: 10_000 }).toBe(0);
  expect(existsSync(join(dataDir, "rung.sqlite-wal"))).toBe(false);
});

test("a second start on the same folder keeps what was there", async () => {
  const first = await startSite();
  const before = await (await get(first, "/sign-in")).text();
  await first.stop();
  const second = await startSite({ dataDir: first.dataDir });
  const accounts = (page: string) => page.match(/[a-z0-9]+@demo\.rung/g);
  expect(accounts(await (await get(second, "/sign-in")).text())).toEqual(accounts(before));
});

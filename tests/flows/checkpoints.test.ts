import { readFileSync } from "node:fs";
import { count } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { migrate } from "~db/migrate";
import { openStore } from "~db/open";
import { engine } from "~db/settings";
import { sqliteFile } from "~db/sqlite";
import { pause, type Store } from "~db/store";
import { throttles } from "~db/tables/people";
import { atTheEnd } from "../support/at-the-end";
import { emptySettings, storeOn } from "../support/database";

/** A store as a server opens it, on a database of its own. */
async function servers(checkpointer?: string) {
  const settings = await emptySettings();
  await migrate(settings);
  const checkpointsFailed = vi.fn<(why: Error) => void>();
  const store = openStore(settings, { checkpointsFailed, checkpointer });
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= store.close());
  atTheEnd(close);
  return { settings, store, checkpointsFailed, close };
}

const change = (store: Store, key: string, { rows = 1, pausing = 0 } = {}) =>
  store.tx(async (w) => {
    for (let n = 0; n < rows; n++) await w.insert(throttles).values({ key: `${key}-${n}-${"x".repeat(2_000)}`, failures: 1, windowEndsAt: new Date() });
    await pause(pausing);
  });
const there = async (store: Store) => (await store.read.select({ n: count() }).from(throttles))[0]!.n;

test("what a server has changed, quickly or slowly, is there for whoever reads beside it and after it", async () => {
  const { settings, store, checkpointsFailed, close } = await servers();
  await change(store, "quick");
  await change(store, "slow", { rows: 20, pausing: 60 });
  const command = storeOn(settings);
  expect(await there(command)).toBe(21);
  await change(command, "command");
  await command.close();
  expect(await there(store)).toBe(22);
  await close();
  expect(await there(storeOn(settings))).toBe(22);
  expect(checkpointsFailed).not.toHaveBeenCalled();
});

if (engine === "sqlite") {
  /** How often the log was begun anew, from its own head. */
  const beginnings = (folder: string) => readFileSync(`${sqliteFile(folder)}-wal`).readUInt32BE(12);

  test("the log of a server is begun anew although things are changed all the time", async () => {
    const { settings, store, checkpointsFailed } = await servers();
    await change(store, "first");
    const before = beginnings(settings.DATA_DIR);
    for (let n = 0; beginnings(settings.DATA_DIR) === before; n++) {
      expect(n, "the log must not grow for ever").toBeLessThan(3_000);
      await change(store, String(n), { rows: 5 });
      await pause(1);
    }
    await change(store, "last");
    expect(checkpointsFailed).not.toHaveBeenCalled();
  });

  test("a server whose thread fails is told, and SQLite copies the log by itself from then on", async () => {
    const { settings, store, checkpointsFailed } = await servers("no-such-thread.js");
    await change(store, "before");
    await vi.waitFor(() => expect(checkpointsFailed).toHaveBeenCalledOnce());
    const before = beginnings(settings.DATA_DIR);
    for (let n = 0; n < 3; n++) await change(store, String(n), { rows: 1_000 });
    expect(beginnings(settings.DATA_DIR)).toBeGreaterThan(before);
    expect(await there(store)).toBe(3_001);
  });
}

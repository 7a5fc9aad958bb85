import { getTableName } from "drizzle-orm";
import { expect, test } from "vitest";
import { DatabaseTooNew, migrate, migrationsOf } from "~db/migrate";
import { engine } from "~db/settings";
import type { Store } from "~db/store";
import { emptySettings, freshStore, settingsForTests, storeOn } from "../support/database";
import { everyTable, fillEveryTable, rowsOfEveryTable } from "../support/every-table";
import { firstMigrations, migrationsWith } from "../support/later-migration";
import { countRows, fillAsItIs } from "../support/older-database";

/** How many migrations each older state of the database had seen. */
const releases = migrationsOf(engine)
  .slice(1)
  .map((_, place) => place + 1);

test("an empty database is migrated once, and a second time nothing is pending", async () => {
  const settings = await emptySettings();
  const first = await migrate(settings);
  expect(first.applied).toBe(first.total);
  expect(first.total).toBeGreaterThan(0);
  expect(await migrate(settings)).toEqual({ applied: 0, total: first.total });
});

test("eight that start at the same moment migrate once between them", async () => {
  const settings = await emptySettings();
  const results = await Promise.all(Array.from({ length: 8 }, () => migrate(settings)));
  expect(results.filter((result) => result.applied > 0)).toHaveLength(1);
});

test("a migration that rebuilds every table of a full older database loses no row", async () => {
  const store = await freshStore();
  await fillEveryTable(store, 30);
  const before = await rowsOfEveryTable(store.read);
  const settings = settingsForTests(store);
  const folder = migrationsWith(await rebuildingEveryTable(store));
  await store.close();

  expect((await migrate(settings, { folder })).applied).toBe(1);

  const after = await rowsOfEveryTable(storeOn(settings).read);
  expect(Object.keys(after)).toHaveLength(everyTable.length);
  for (const [table, rows] of Object.entries(after)) expect({ table, rows: rows.length }).toEqual({ table, rows: 30 });
  expect(after).toEqual(before);
});

test.each(releases)("a full database of release %i comes to today's tables with every row", async (count) => {
  const settings = await emptySettings();
  await migrate(settings, { folder: firstMigrations(count) });
  const older = storeOn(settings);
  const tables = await fillAsItIs(older, 12);
  const before = await countRows(older, tables);
  await older.close();

  expect((await migrate(settings)).applied).toBeGreaterThan(0);

  expect(await countRows(storeOn(settings), tables)).toEqual(before);
});

test("references still hold after a migration, and the store refuses a row that refers to nothing", async () => {
  const store = await freshStore();
  const settings = settingsForTests(store);
  const folder = migrationsWith(await rebuildingEveryTable(store));
  await store.close();
  await migrate(settings, { folder });
  const orphan = "INSERT INTO name_words (word, person_id) VALUES ('a', 'nobody')";
  await expect(storeOn(settings).raw(orphan)).rejects.toThrow(/foreign key/i);
});

test("a migration that would leave a reference to nothing changes nothing", async () => {
  const store = await freshStore();
  await fillEveryTable(store, 2);
  const before = await rowsOfEveryTable(store.read);
  const settings = settingsForTests(store);
  await expect(migrate(settings, { folder: migrationsWith(["DELETE FROM people"]) })).rejects.toThrow(/foreign key|refer to nothing/);
  expect(await rowsOfEveryTable(store.read)).toEqual(before);
});

test("the hook for the backup is called before a full database is migrated, and not for an empty or a finished one", async () => {
  const settings = await emptySettings();
  const calls: number[] = [];
  const beforeMigrating = async (done: number) => void calls.push(done);
  const { total } = await migrate(settings, { beforeMigrating });
  await migrate(settings, { beforeMigrating });
  expect(calls).toEqual([]);
  await migrate(settings, { beforeMigrating, folder: migrationsWith(["SELECT 1"]) });
  expect(calls).toEqual([total]);
});

test("a backup that fails stops the migration before it changes anything", async () => {
  const settings = settingsForTests(await freshStore());
  const folder = migrationsWith(["CREATE TABLE later (id text)"]);
  const beforeMigrating = () => Promise.reject(new Error("no room on the disk"));
  await expect(migrate(settings, { folder, beforeMigrating })).rejects.toThrow("no room on the disk");
  expect((await migrate(settings, { folder })).applied).toBe(1);
});

test("a database newer than the program is refused in one plain line", async () => {
  const settings = await emptySettings();
  await migrate(settings, { folder: migrationsWith(["SELECT 1"]) });
  const refusal = await migrate(settings).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(DatabaseTooNew);
  expect((refusal as Error).message).toMatch(/newer/);
  expect((refusal as Error).message).not.toMatch(/\n/);
});

/** As drizzle-kit writes it: on SQLite a new table, the rows over, the old one dropped; on PostgreSQL a rewrite in place. */
async function rebuildingEveryTable(store: Store): Promise<string[]> {
  const names = everyTable.map((table) => getTableName(table));
  if (engine === "postgres") return names.map((name) => `ALTER TABLE "${name}" ADD COLUMN stamp timestamp NOT NULL DEFAULT clock_timestamp()`);
  const made = await store.raw("SELECT name, tbl_name, type, sql FROM sqlite_master WHERE sql IS NOT NULL");
  return names.flatMap((name) => {
    const own = made.filter((row) => row.tbl_name === name);
    const table = String(own.find((row) => row.type === "table")?.sql);
    return [
      "PRAGMA foreign_keys=OFF",
      table.replace(/^CREATE TABLE [`"]\w+[`"]/, `CREATE TABLE \`__new_${name}\``),
      `INSERT INTO \`__new_${name}\` SELECT * FROM \`${name}\``,
      `DROP TABLE \`${name}\``,
      `ALTER TABLE \`__new_${name}\` RENAME TO \`${name}\``,
      "PRAGMA foreign_keys=ON",
      ...own.filter((row) => row.type === "index").map((row) => String(row.sql)),
    ];
  });
}

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { count, like } from "drizzle-orm";
import { expect, test } from "vitest";
import { backUp, writeArchive } from "~db/backup/back-up";
import { restore } from "~db/backup/restore";
import { engine, type Settings } from "~db/settings";
import { pause, type Store } from "~db/store";
import { backups } from "~db/tables/jobs";
import { companyFacts, throttles } from "~db/tables/people";
import { bringUpToDate } from "~db/up-to-date";
import { repacked } from "../support/archive";
import { emptySettings, settingsForTests, storeOn } from "../support/database";
import { fullInstance, rowsOfEveryTable } from "../support/every-table";
import { migrationsWith } from "../support/later-migration";

test("a backup made while people work comes back in an empty folder with every row, and with no change half in it", async () => {
  const { store, settings } = await fullInstance(60);
  const before = await rowsOfEveryTable(store.read);
  let working = true;
  const work = everyMoment(
    () => working,
    (n) => twoRowsAtOnce(store, n),
  );
  await pause(20);
  const file = join(settings.DATA_DIR, "under-load.tar.gz");
  const made = await backUp(settings, file);
  await pause(20);
  working = false;
  await work;

  const elsewhere = await emptySettings();
  const restored = await restore(elsewhere, file);
  expect(restored.rows).toBe(made.rows);
  const copy = storeOn(elsewhere);
  const after = await rowsOfEveryTable(copy.read);
  for (const [table, rows] of Object.entries(before)) expect(after[table]).toEqual(expect.arrayContaining(rows));
  const during = await halves(copy);
  expect(during.first).toBe(during.second);
  expect(during.first).toBeGreaterThan(0);
  expect(during.first).toBeLessThan((await halves(store)).first);
});

test("rows and files of a quiet instance come back exactly as they were", async () => {
  const { store, settings } = await fullInstance(25);
  writeFile(settings, "recordings/ab/one.webm", "voice");
  writeFile(settings, "recordings/.part-two", "half an upload");
  const file = join(settings.DATA_DIR, "quiet.tar.gz");
  const before = await rowsOfEveryTable(store.read);
  await writeArchive(settings, file);

  const elsewhere = await emptySettings();
  expect((await restore(elsewhere, file)).files).toBe(1);
  expect(await rowsOfEveryTable(storeOn(elsewhere).read)).toEqual(before);
  expect(readFileSync(join(elsewhere.DATA_DIR, "files/recordings/ab/one.webm"), "utf8")).toBe("voice");
  expect(readdirSync(join(elsewhere.DATA_DIR, "files/recordings"))).toEqual(["ab"]);
});

test("an archive says the same whichever engine made it", async () => {
  const { settings } = await fullInstance(1);
  const file = join(settings.DATA_DIR, "one.tar.gz");
  await writeArchive(settings, file);
  const lines: Record<string, unknown> = {};
  await repacked(file, ({ read }) => {
    for (const table of ["company_facts", "throttles", "roles"]) lines[table] = JSON.parse(read(`tables/${table}.jsonl`));
    lines.active = JSON.parse(read("tables/people.jsonl")).active;
  });
  const fact = lines.company_facts as Record<string, string>;
  expect({ ...fact, value: JSON.parse(fact.value!) }).toMatchObject({ name: "row-0000", at: 1_700_000_000_123, value: { label: "row-0000" } });
  expect(lines).toMatchObject({
    active: 1,
    throttles: { key: "row-0000", failures: 0, window_ends_at: 1_700_000_000_123 },
    roles: { granted_at: 1_700_000_000_123 },
  });
});

// PostgreSQL is only there in its own project; the round trip goes both ways.
if (engine === "postgres")
  test("a company moves to SQLite and back to PostgreSQL without the loss of a row", async () => {
    const { store, settings } = await fullInstance(25);
    const before = await rowsOfEveryTable(store.read);
    const there = join(settings.DATA_DIR, "there.tar.gz");
    await writeArchive(settings, there);
    const onSqlite = { DATA_DIR: settingsForTests().DATA_DIR };
    await restore(onSqlite, there);
    const back = join(settings.DATA_DIR, "back.tar.gz");
    await writeArchive(onSqlite, back);
    const again = await emptySettings();
    await restore(again, back);
    expect(await rowsOfEveryTable(storeOn(again).read)).toEqual(before);
  });

test("each backup is noted with its size and hash, and none is overwritten", async () => {
  const { store, settings } = await fullInstance(1);
  const file = join(settings.DATA_DIR, "noted.tar.gz");
  const made = await backUp(settings, file);
  const noted = (await store.read.select().from(backups)).find((row) => row.file === file);
  expect(noted).toEqual({ file, at: made.at, bytes: readFileSync(file).length, hash: made.hash });
  await expect(backUp(settings, file)).rejects.toThrow(/exists already/);
  await expect(backUp(settings, join(settings.DATA_DIR, "nowhere", "b.tar.gz"))).rejects.toThrow(/no folder/);
  expect(readdirSync(join(settings.DATA_DIR, "backups"))).toEqual([]);
});

test("before a full database is migrated a backup of it is made, which this program can restore", async () => {
  const { store, settings } = await fullInstance(4);
  const before = await rowsOfEveryTable(store.read);
  await store.close();
  const { applied, backup } = await bringUpToDate(settings, { folder: migrationsWith(["DELETE FROM job_runs"]) });
  expect(applied).toBe(1);
  const migrated = await storeOn(settings).read.select().from(backups);
  expect(migrated.map((row) => row.file)).toContain(backup);
  const elsewhere = await emptySettings();
  await restore(elsewhere, backup!);
  expect(await rowsOfEveryTable(storeOn(elsewhere).read)).toEqual(before);
});

/** A change of two rows in two tables, one written to the archive long before the other. */
const twoRowsAtOnce = (store: Store, n: number) =>
  store.tx(async (w) => {
    await w.insert(companyFacts).values({ name: `half-${n}`, value: n, at: new Date() });
    await w.insert(throttles).values({ key: `half-${n}`, failures: n, windowEndsAt: new Date() });
  });

async function halves(store: Store) {
  const [first] = await store.read.select({ n: count() }).from(companyFacts).where(like(companyFacts.name, "half-%"));
  const [second] = await store.read.select({ n: count() }).from(throttles).where(like(throttles.key, "half-%"));
  return { first: first!.n, second: second!.n };
}

async function everyMoment(going: () => boolean, act: (n: number) => Promise<void>) {
  for (let n = 0; going(); n++) {
    await act(n);
    await pause(1);
  }
}

function writeFile({ DATA_DIR }: Settings, path: string, text: string) {
  const file = join(DATA_DIR, "files", path);
  mkdirSync(join(file, ".."), { recursive: true });
  writeFileSync(file, text);
}

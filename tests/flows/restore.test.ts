import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeArchive } from "~db/backup/back-up";
import { DamagedArchive } from "~db/backup/manifest";
import { restore } from "~db/backup/restore";
import { holdAlone, holdInstance, InstanceRunning } from "~db/instance";
import { maintenanceOf, openMaintenance } from "~db/maintenance";
import { Refused } from "~db/refused";
import { engine, type Settings } from "~db/settings";
import { sqliteFile } from "~db/sqlite";
import { repacked } from "../support/archive";
import { emptySettings, storeOn } from "../support/database";
import { fillEveryTable, fullInstance, rowsOfEveryTable } from "../support/every-table";
import { migrationsWith } from "../support/later-migration";

test("what was there before is moved aside and still whole", async () => {
  const { store, settings } = await fullInstance(3);
  const file = join(settings.DATA_DIR, "small.tar.gz");
  await writeArchive(settings, file);
  await fillEveryTable(store, 5, 3);
  await store.close();
  const { aside } = await restore(settings, file);
  expect((await rowsOfEveryTable(storeOn(settings).read)).departments).toHaveLength(3);
  expect(await departmentsIn(aside!, settings)).toBe(8);
});

test.each([
  ["a byte is changed", (bytes: Buffer) => void (bytes[Math.floor(bytes.length / 2)]! ^= 1)],
  ["it was cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length - 200)],
  ["it is something else", () => Buffer.from("no archive at all")],
])("an archive is refused when %s, and nothing is touched", async (_what, damage) => {
  const { settings, file } = await archived();
  const bytes = readFileSync(file);
  writeFileSync(`${file}.bad`, damage(bytes) ?? bytes);
  await refusesUntouched(settings, `${file}.bad`, DamagedArchive);
});

test.each<[string, Parameters<typeof repacked>[1]]>([
  ["a row was changed", ({ read, write }) => write("tables/departments.jsonl", read("tables/departments.jsonl").replace("row-0000", "row-9999"))],
  ["a table is missing from its list", ({ manifest }) => void delete manifest.tables.departments],
  ["its list names a table that is not there", ({ manifest }) => void (manifest.tables.more = { rows: 0, bytes: 0, sha256: "0".repeat(64) })],
  ["its list is not whole", ({ manifest }) => void Reflect.deleteProperty(manifest, "tables")],
])("an archive is refused when %s, and nothing is touched", async (_what, change) => {
  const { settings, file } = await archived();
  await refusesUntouched(settings, await repacked(file, change), DamagedArchive);
});

test("an archive whose rows cannot be loaded changes nothing", async () => {
  const { settings, file } = await archived();
  const orphaned = await repacked(file, ({ read, write, sign }) => {
    write("tables/name_words.jsonl", read("tables/name_words.jsonl").replace(/"person_id":"[^"]*"/, '"person_id":"nobody"'));
    sign("name_words");
  });
  await refusesUntouched(settings, orphaned, Error);
});

test.each<[string, Parameters<typeof repacked>[1]]>([
  ["by its version", ({ manifest }) => void (manifest.program = "99.0.0")],
  ["by its tables", ({ manifest }) => void (manifest.migrations = 999)],
  ["by its form", ({ manifest }) => void (manifest.format = 99)],
])("an archive of a newer program is refused, known %s", async (_how, change) => {
  const { settings, file } = await archived();
  const refusal = await refusesUntouched(settings, await repacked(file, change), Refused);
  expect(refusal.message).toMatch(/newer version/);
});

test("an archive of an older program is restored and brought to the newest tables", async () => {
  const { file } = await archived();
  const folder = migrationsWith(["ALTER TABLE departments ADD COLUMN floor integer DEFAULT 7 NOT NULL"]);
  const elsewhere = await emptySettings();
  await restore(elsewhere, file, { folder });
  const connection = await openMaintenance(elsewhere);
  expect(await connection.query("SELECT id, floor FROM departments")).toEqual([
    { id: "row-0000", floor: 7 },
    { id: "row-0001", floor: 7 },
  ]);
  await connection.close();
});

test("a running instance is refused until it has stopped, and while it is restored none may start", async () => {
  const { settings, file } = await archived();
  const server = await holdInstance(settings);
  const another = await holdInstance(settings);
  await refusesUntouched(settings, file, InstanceRunning);
  await server.release();
  await refusesUntouched(settings, file, InstanceRunning);
  await another.release();
  await expect(restore(settings, file)).resolves.toMatchObject({ rows: expect.any(Number) });
  const restoring = await holdAlone(settings);
  await expect(holdInstance(settings)).rejects.toThrow(/restore is running/);
  await restoring.release();
  await (await holdInstance(settings)).release();
});

async function archived() {
  const { settings } = await fullInstance(2);
  const file = join(settings.DATA_DIR, "good.tar.gz");
  await writeArchive(settings, file);
  return { settings, file };
}

async function refusesUntouched(settings: Settings, file: string, kind: new (message: string) => Error): Promise<Error> {
  const store = storeOn(settings);
  const before = await rowsOfEveryTable(store.read);
  const folder = inFolder(settings);
  const refusal = await restore(settings, file).then(
    () => new Error("it was accepted"),
    (error: Error) => error,
  );
  expect(refusal).toBeInstanceOf(kind);
  expect(refusal.message).not.toMatch(/\n|it was accepted/);
  expect(await rowsOfEveryTable(store.read)).toEqual(before);
  expect(inFolder(settings)).toEqual(folder);
  await store.close();
  return refusal;
}

/** Everything but the database's own files, which only looking at it may bring. */
const inFolder = ({ DATA_DIR }: Settings) => readdirSync(DATA_DIR).filter((name) => !/^(rung\.sqlite.*|instance\.lock|backups)$/.test(name));

async function departmentsIn(aside: string, settings: Settings): Promise<number> {
  const connection = engine === "sqlite" ? maintenanceOf(aside) : await openMaintenance(settings);
  const table = engine === "sqlite" ? "departments" : `${aside.replace("schema ", "")}.departments`;
  const [row] = await connection.query(`SELECT count(*) AS n FROM ${table}`);
  await connection.close();
  if (engine === "sqlite") expect(aside).not.toBe(sqliteFile(settings.DATA_DIR));
  return Number(row!.n);
}

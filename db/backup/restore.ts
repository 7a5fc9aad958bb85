import { existsSync } from "node:fs";
import { copyFile, link, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import SQLite from "better-sqlite3";
import { holdAlone } from "../instance";
import { type Maintenance, maintenanceOf, openMaintenance, type Place, quoted, within } from "../maintenance";
import { applyMigrations, type MigrateOptions, migrationsOf } from "../migrate";
import { Refused } from "../refused";
import { sqliteFile } from "../sqlite";
import { unpack, verifyArchive } from "./archive";
import { loadTables } from "./load";
import type { Manifest } from "./manifest";
import { hashOf, onDisk } from "./on-disk";

export type Restored = {
  rows: number;
  files: number;
  madeAt: string /** Where what was there before has been put, if there was anything. */;
  aside: string | undefined;
};

/**
 * Puts the data of an archive in the place of the present data, whole or not at all. Made on either engine, by this version
 * or an older one. What was there before is moved aside, never deleted. Refuses a running instance.
 */
export async function restore(place: Place, name: string, { folder: migrations }: Pick<MigrateOptions, "folder"> = {}): Promise<Restored> {
  const file = resolve(name);
  const manifest = await verifyArchive(file);
  const hold = await holdAlone(place);
  const folder = join(place.DATA_DIR, "backups");
  await mkdir(folder, { recursive: true });
  const staging = await mkdtemp(join(folder, ".restoring-"));
  try {
    await unpack(file, staging);
    const fill = (connection: Maintenance) => fillEmpty(connection, staging, manifest, migrations);
    const label = `before-restore-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`;
    await placeFiles(place.DATA_DIR, staging, manifest, label);
    const aside = place.DATABASE_URL
      ? await replaceInPostgres(place, label, fill)
      : await replaceSqlite(place.DATA_DIR, join(staging, "rung.sqlite"), label, fill);
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    return { rows, files: Object.keys(manifest.files).length, madeAt: manifest.madeAt, aside };
  } finally {
    await rm(staging, { recursive: true, force: true });
    await hold.release();
  }
}

type Fill = (connection: Maintenance) => Promise<void>;

/** The tables as the archive's program had them, its rows, then what this program adds. */
async function fillEmpty(connection: Maintenance, staging: string, manifest: Manifest, folder?: string) {
  const migrations = migrationsOf(connection.engine, folder);
  await applyMigrations(connection, migrations.slice(0, manifest.migrations));
  const bindReferences = connection.engine === "postgres" ? await freeReferences(connection) : async () => undefined;
  await loadTables(connection, staging, manifest);
  await bindReferences();
  await applyMigrations(connection, migrations.slice(manifest.migrations));
}

/** A new file is made and checked beside the old one, which is then kept under another name and replaced in one step. */
async function replaceSqlite(dataDir: string, made: string, label: string, fill: Fill): Promise<string | undefined> {
  const connection = maintenanceOf(made);
  try {
    await within(connection, "BEGIN", () => fill(connection));
    await connection.query("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    await connection.close();
  }
  await onDisk(made);
  const present = sqliteFile(dataDir);
  const aside = existsSync(present) ? await keepAside(present, join(dataDir, label)) : undefined;
  await rename(made, present);
  await onDisk(dataDir);
  return aside;
}

async function keepAside(present: string, folder: string): Promise<string> {
  try {
    const old = new SQLite(present);
    old.pragma("wal_checkpoint(TRUNCATE)");
    old.close(); // the last connection takes the log files with it
  } catch {
    // a file too broken to open is kept as it is, with its log
  }
  await mkdir(folder, { recursive: true });
  const aside = join(folder, "rung.sqlite");
  await link(present, aside).catch(() => copyFile(present, aside));
  for (const log of ["-wal", "-shm"]) if (existsSync(present + log)) await rename(present + log, aside + log);
  await onDisk(folder);
  return aside;
}

/** Everything in one transaction: the old tables go to a schema of their own, the new ones are made and filled. */
async function replaceInPostgres(place: Place, label: string, fill: Fill): Promise<string | undefined> {
  const connection = await openMaintenance(place);
  try {
    return await within(connection, "BEGIN", async () => {
      const aside = await moveAside(connection, label.replaceAll("-", "_"));
      await fill(connection);
      return aside;
    });
  } finally {
    await connection.close();
  }
}

async function moveAside(connection: Maintenance, schema: string): Promise<string | undefined> {
  const tables = await connection.query(
    `SELECT schemaname AS schema, tablename AS name FROM pg_tables WHERE schemaname = 'public' OR (schemaname = 'drizzle' AND tablename = '__drizzle_migrations')`,
  );
  if (tables.length === 0) return undefined;
  if (!tables.some((table) => table.schema === "drizzle"))
    throw new Refused("DATABASE_URL: this database holds tables of something else; give Rung a database of its own.");
  await connection.query(`CREATE SCHEMA ${quoted(schema)}`);
  for (const table of tables) await connection.query(`ALTER TABLE ${quoted(String(table.schema))}.${quoted(String(table.name))} SET SCHEMA ${quoted(schema)}`);
  return `schema ${schema}`;
}

/** PostgreSQL checks a reference with each row, and the rows come table by table: the references are set again after them. */
async function freeReferences(connection: Maintenance): Promise<() => Promise<void>> {
  const references = await connection.query(
    `SELECT c.conrelid::regclass::text AS table, c.conname AS name, pg_get_constraintdef(c.oid) AS meaning
     FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace`,
  );
  for (const { table, name } of references) await connection.query(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(String(name))}`);
  return async () => {
    for (const { table, name, meaning } of references) await connection.query(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(String(name))} ${meaning}`);
  };
}

/** Files are never changed once written, so those of the archive are added to what is there; one that differs is kept aside. */
async function placeFiles(dataDir: string, staging: string, { files }: Manifest, label: string) {
  for (const [path, { sha256 }] of Object.entries(files)) {
    const target = join(dataDir, "files", path);
    if (existsSync(target)) {
      if ((await hashOf(target)) === sha256) continue;
      const aside = join(dataDir, label, "files", path);
      await mkdir(dirname(aside), { recursive: true });
      await rename(target, aside);
    }
    await mkdir(dirname(target), { recursive: true });
    await onDisk(join(staging, "files", path));
    await rename(join(staging, "files", path), target);
  }
}

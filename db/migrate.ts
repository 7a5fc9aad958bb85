import { existsSync } from "node:fs";
import { join } from "node:path";
import { type MigrationMeta, readMigrationFiles } from "drizzle-orm/migrator";
import { type Maintenance, openMaintenance, type Place, within } from "./maintenance";
import { whileMigrating } from "./migration-lock";
import { Refused } from "./refused";

/** The database has seen migrations this program does not know. */
export class DatabaseTooNew extends Refused {}

export type MigrateOptions = {
  /** Where the migrations lie; by default those of the engine, relative to the working directory. */
  folder?: string;
  /** Called under the lock when something is pending and the database is not empty, with the number of migrations done so far. */
  beforeMigrating?: (done: number) => Promise<void>;
};

/**
 * Brings the database to the newest migration and tells how many were applied. All of them or none: they run in one
 * transaction, which on SQLite ends with a check of every reference. Several processes may call it at once.
 */
export async function migrate(place: Place, { folder, beforeMigrating }: MigrateOptions = {}): Promise<{ applied: number; total: number }> {
  const connection = await openMaintenance(place);
  try {
    const all = migrationsOf(connection.engine, folder);
    const pending = async () => pendingOf(all, await appliedTo(connection));
    if ((await pending()).length === 0) return { applied: 0, total: all.length };
    return await whileMigrating(place, async () => {
      const due = await pending(); // another process may have been first
      const done = all.length - due.length;
      if (due.length > 0 && done > 0) await beforeMigrating?.(done);
      await within(connection, "BEGIN", () => applyMigrations(connection, due));
      return { applied: due.length, total: all.length };
    });
  } finally {
    await connection.close();
  }
}

/** The migrations this program knows for an engine, oldest first. */
export function migrationsOf(engine: Maintenance["engine"], folder = join("db", "migrations", engine)): MigrationMeta[] {
  if (!existsSync(join(folder, "meta", "_journal.json")))
    throw new Refused(`The migrations are missing: there is no ${folder}. Start the program from its own folder.`);
  return readMigrationFiles({ migrationsFolder: folder });
}

/** Applies migrations within a transaction the caller has begun. Drizzle's own book-keeping is kept, so that its tools agree. */
export async function applyMigrations(connection: Maintenance, migrations: MigrationMeta[]) {
  const book = books[connection.engine];
  for (const statement of book.create) await connection.query(statement);
  for (const migration of migrations) {
    for (const statement of migration.sql) await connection.query(statement);
    await connection.query(book.insert, [migration.hash, migration.folderMillis]);
  }
  if (connection.engine === "sqlite") await checkReferences(connection);
}

/** When each applied migration was made, oldest first; empty when there is no database yet. */
export async function appliedTo(connection: Maintenance): Promise<number[]> {
  const book = books[connection.engine];
  const [there] = await connection.query(book.exists);
  if (!there?.found) return [];
  return (await connection.query(book.list)).map((row) => Number(row.at));
}

function pendingOf(all: MigrationMeta[], applied: number[]): MigrationMeta[] {
  const known = new Set(all.map((migration) => migration.folderMillis));
  if (applied.some((at) => !known.has(at)))
    throw new DatabaseTooNew(
      `The database was made by a newer or another version of Rung: it has ${applied.length} migrations, this program knows ${all.length}. Run that version, or restore a backup made by this one.`,
    );
  const done = new Set(applied);
  const pending = all.filter((migration) => !done.has(migration.folderMillis));
  const newest = Math.max(0, ...applied);
  if (pending.some((migration) => migration.folderMillis < newest))
    throw new Error("a migration is older than one already applied; generate it again so that it comes last");
  return pending;
}

async function checkReferences(connection: Maintenance) {
  const broken = await connection.query("PRAGMA foreign_key_check");
  if (broken.length > 0) {
    const tables = [...new Set(broken.map((row) => `${row.table} to ${row.parent}`))].join(", ");
    throw new Error(`migrating would leave ${broken.length} rows that refer to nothing (${tables}); nothing was changed`);
  }
}

const columns = "id SERIAL PRIMARY KEY, hash text NOT NULL, created_at";
const books = {
  sqlite: {
    exists: "SELECT count(*) AS found FROM sqlite_master WHERE name = '__drizzle_migrations'",
    create: [`CREATE TABLE IF NOT EXISTS __drizzle_migrations (${columns} numeric)`],
    list: "SELECT created_at AS at FROM __drizzle_migrations ORDER BY created_at",
    insert: "INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)",
  },
  postgres: {
    exists: "SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS found",
    create: ["CREATE SCHEMA IF NOT EXISTS drizzle", `CREATE TABLE IF NOT EXISTS drizzle.__drizzle_migrations (${columns} bigint)`],
    list: "SELECT created_at AS at FROM drizzle.__drizzle_migrations ORDER BY created_at",
    insert: "INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ($1, $2)",
  },
};

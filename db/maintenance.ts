import { mkdirSync } from "node:fs";
import SQLite from "better-sqlite3";
import { Client } from "pg";
import type { Settings } from "./settings";
import { sqliteFile } from "./sqlite";

/** Which database: the part of the settings that says so. */
export type Place = Pick<Settings, "DATABASE_URL" | "DATA_DIR">;

export type Row = Record<string, unknown>;

/**
 * A connection of its own beside the store, for migrating, backing up and restoring. On SQLite its foreign keys are off,
 * because a table is rebuilt by dropping it. One user at a time.
 */
export interface Maintenance {
  readonly engine: "sqlite" | "postgres";
  /** Runs one statement. Values stand at `?` on SQLite and at `$1` on PostgreSQL. */
  query(sql: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** Opens a connection for maintenance to the database the settings name; on SQLite the file is made when there is none. */
export function openMaintenance(place: Place): Promise<Maintenance> {
  return place.DATABASE_URL ? onPostgres(place.DATABASE_URL) : onSqlite(place.DATA_DIR);
}

/** Runs the body in one transaction, undone when it throws. */
export async function within<T>(connection: Maintenance, begin: string, body: () => Promise<T>): Promise<T> {
  await connection.query(begin);
  try {
    const result = await body();
    await connection.query("COMMIT");
    return result;
  } catch (error) {
    await connection.query("ROLLBACK").catch(() => undefined); // the first error is the one that tells
    throw error;
  }
}

export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

async function onPostgres(url: string): Promise<Maintenance> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined); // the next query fails with it
  await client.connect();
  return {
    engine: "postgres",
    query: async (sql, values) => (await client.query(sql, values)).rows as Row[],
    close: () => client.end(),
  };
}

async function onSqlite(dataDir: string): Promise<Maintenance> {
  mkdirSync(dataDir, { recursive: true });
  return maintenanceOf(sqliteFile(dataDir));
}

/** The same for one SQLite file, which need not be the one in use. */
export function maintenanceOf(file: string): Maintenance {
  const connection = new SQLite(file, { timeout: 5000 });
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = OFF");
  const prepared = new Map<string, SQLite.Statement>();
  const statement = (sql: string) => {
    const known = prepared.get(sql);
    if (known) return known;
    const made = connection.prepare(sql);
    if (prepared.size < 200) prepared.set(sql, made);
    return made;
  };
  return {
    engine: "sqlite",
    async query(sql, values = []) {
      const s = statement(sql);
      if (s.reader) return s.all(...values) as Row[];
      s.run(...values);
      return [];
    },
    async close() {
      connection.close();
    },
  };
}

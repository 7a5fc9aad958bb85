import { existsSync } from "node:fs";
import { setImmediate } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { Client } from "pg";
import { type Place, quoted, type Row } from "../maintenance";
import { Refused } from "../refused";
import { sqliteFile } from "../sqlite";

/** Every row as it was at one instant, while others go on writing. Values as described in manifest.ts. */
export interface Snapshot {
  readonly engine: "sqlite" | "postgres";
  /** How many migrations the database has seen. */
  readonly migrations: number;
  readonly tables: string[];
  /** The rows of one table, some hundred at a time. One table after the other. */
  rows(table: string): AsyncIterable<Row[]>;
  close(): Promise<void>;
}

const AT_ONCE = 500;

export const openSnapshot = (place: Place): Promise<Snapshot> => (place.DATABASE_URL ? ofPostgres(place.DATABASE_URL) : ofSqlite(sqliteFile(place.DATA_DIR)));

/** A read transaction on a read-only connection of its own. The tables are asked for by name, not by the program's schema, which may be newer. */
async function ofSqlite(file: string): Promise<Snapshot> {
  if (!existsSync(file)) throw new Refused(`There is no database ${file} to back up yet.`);
  const connection = new SQLite(file, { readonly: true, timeout: 5000 });
  connection.exec("BEGIN");
  const names = connection
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")
    .pluck()
    .all() as string[];
  const migrations = connection.prepare("SELECT count(*) FROM __drizzle_migrations").pluck().get() as number;
  return {
    engine: "sqlite",
    migrations,
    tables: names.filter((name) => name !== "__drizzle_migrations"),
    async *rows(table) {
      let some: Row[] = [];
      for (const row of connection.prepare(`SELECT * FROM ${quoted(table)}`).iterate() as IterableIterator<Row>) {
        some.push(row);
        if (some.length < AT_ONCE) continue;
        yield some;
        some = [];
        await setImmediate();
      }
      if (some.length > 0) yield some;
    },
    async close() {
      connection.close();
    },
  };
}

async function ofPostgres(url: string): Promise<Snapshot> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const { rows: columns } = await client.query<{ table: string; name: string; type: string }>(
    `SELECT c.table_name AS table, c.column_name AS name, c.data_type AS type FROM information_schema.columns c
     JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY c.table_name COLLATE "C", c.ordinal_position`,
  );
  const { rows: counted } = await client.query<{ n: number }>("SELECT count(*)::int AS n FROM drizzle.__drizzle_migrations");
  return {
    engine: "postgres",
    migrations: counted[0]?.n ?? 0,
    tables: [...new Set(columns.map((column) => column.table))],
    async *rows(table) {
      const values = columns.filter((column) => column.table === table).map(({ name, type }) => `${neutral(quoted(name), type)} AS ${quoted(name)}`);
      await client.query(`DECLARE every_row NO SCROLL CURSOR FOR SELECT ${values.join(", ")} FROM public.${quoted(table)}`);
      for (;;) {
        const { rows } = await client.query<Row>(`FETCH ${AT_ONCE} FROM every_row`);
        if (rows.length === 0) break;
        yield rows;
      }
      await client.query("CLOSE every_row");
    },
    close: () => client.end(),
  };
}

function neutral(column: string, type: string): string {
  if (type === "timestamp with time zone") return `round(extract(epoch FROM ${column}) * 1000)::float8`;
  if (type === "boolean") return `${column}::int`;
  if (type === "jsonb" || type === "json") return `${column}::text`;
  if (type === "bigint") return `${column}::float8`;
  return column;
}

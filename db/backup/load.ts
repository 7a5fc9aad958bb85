import { createReadStream } from "node:fs";
import { join } from "node:path";
import { type Maintenance, quoted, type Row } from "../maintenance";
import { DamagedArchive, type Manifest, tableEntry } from "./manifest";

const AT_ONCE = 500;

/** Puts the rows of an unpacked archive into empty tables of the same migration, within a transaction the caller has begun. */
export async function loadTables(connection: Maintenance, folder: string, { tables }: Manifest) {
  const insert = connection.engine === "postgres" ? await intoPostgres(connection) : intoSqlite(connection);
  for (const [table, { rows }] of Object.entries(tables)) {
    let loaded = 0;
    let some: Row[] = [];
    for await (const line of linesOf(join(folder, tableEntry(table)))) {
      some.push(JSON.parse(line) as Row);
      loaded++;
      if (some.length < AT_ONCE) continue;
      await insert(table, some);
      some = [];
    }
    if (some.length > 0) await insert(table, some);
    if (loaded !== rows) throw new DamagedArchive(`The archive names ${rows} rows of ${table} but has ${loaded}.`);
  }
}

/** Node's readline would also break a line at U+2028, which a person's text may hold. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(file, "utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

type Insert = (table: string, rows: Row[]) => Promise<void>;

function intoSqlite(connection: Maintenance): Insert {
  return async (table, rows) => {
    const names = Object.keys(rows[0]!);
    const sql = `INSERT INTO ${quoted(table)} (${names.map(quoted).join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
    for (const row of rows)
      await connection.query(
        sql,
        names.map((name) => row[name]),
      );
  };
}

/** Values as described in manifest.ts become what the columns of the target are. */
async function intoPostgres(connection: Maintenance): Promise<Insert> {
  const columns = await connection.query(
    "SELECT table_name AS table, column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'public'",
  );
  const types = new Map(columns.map(({ table, name, type }) => [`${table}.${name}`, String(type)]));
  return async (table, rows) => {
    const names = Object.keys(rows[0]!).map(quoted).join(", ");
    const values = rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, native(value, types.get(`${table}.${name}`))])));
    const from = `json_populate_recordset(NULL::public.${quoted(table)}, $1::json)`;
    await connection.query(`INSERT INTO public.${quoted(table)} (${names}) SELECT ${names} FROM ${from}`, [JSON.stringify(values)]);
  };
}

function native(value: unknown, type: string | undefined): unknown {
  if (value === null) return null;
  if (type === "timestamp with time zone") return new Date(Number(value)).toISOString();
  if (type === "boolean") return Number(value) === 1;
  if (type === "jsonb" || type === "json") return JSON.parse(String(value));
  return value;
}

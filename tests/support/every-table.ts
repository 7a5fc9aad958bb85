import { type Column, getTableColumns, getTableName, is, Table } from "drizzle-orm";
import * as pg from "drizzle-orm/pg-core";
import * as lite from "drizzle-orm/sqlite-core";
import * as schema from "~db/schema";
import { engine, type Settings } from "~db/settings";
import type { Reader, Store } from "~db/store";
import { freshStore, settingsForTests } from "./database";

/** Every table of the program, each after the ones it refers to. */
export const everyTable: Table[] = inOrder(Object.values(schema).filter((value) => is(value, Table)) as Table[]);

/** A store of its own with the given number of rows in every table. */
export async function fullInstance(rows: number): Promise<{ store: Store; settings: Settings }> {
  const store = await freshStore();
  await fillEveryTable(store, rows);
  return { store, settings: settingsForTests(store) };
}

/** Puts the given number of rows into every table, the n-th referring to the n-th of others, counted from `first`. */
export async function fillEveryTable(store: Store, rows: number, first = 0) {
  await store.tx(async (w) => {
    for (const table of everyTable)
      for (let n = first; n < first + rows; n++) await w.insert(table as never).values(sampleRow(table, `row-${String(n).padStart(4, "0")}`, n) as never);
  });
}

/** Every row of every table, as values, in an order that does not depend on the engine. */
export async function rowsOfEveryTable(reader: Reader): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of everyTable) {
    const rows = await reader.select().from(table as never);
    all[getTableName(table)] = rows.map((row) => JSON.stringify(sorted(row))).sort();
  }
  return all;
}

function sampleRow(table: Table, label: string, n: number) {
  const referring = new Map(foreignKeys(table).flatMap(({ columns, to }) => columns.map((column) => [column, to] as const)));
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([name, column]) => [name, referring.has(column.name) ? label : sample(column, label, n)]),
  );
}

/** Nullable columns are empty in every third row. A referring column and every text has the label, so that references meet. */
function sample(column: Column, label: string, n: number): unknown {
  if (!column.notNull && !column.primary && n % 3 === 2) return null;
  if (column.dataType === "number") return n;
  if (column.dataType === "boolean") return n % 2 === 0;
  if (column.dataType === "date") return new Date(1_700_000_000_123 + n * 86_400_000);
  if (column.dataType === "json") return { label, list: [n, "二", null, true], nested: { quote: '"\\\n\u2028' } };
  return label;
}

export function foreignKeys(table: Table) {
  const config = engine === "postgres" ? pg.getTableConfig(table as pg.PgTable) : lite.getTableConfig(table as unknown as lite.SQLiteTable);
  return config.foreignKeys.map((key) => {
    const { columns, foreignTable } = key.reference();
    return { columns: columns.map((column) => column.name), to: foreignTable as Table };
  });
}

function inOrder(tables: Table[]): Table[] {
  const placed: Table[] = [];
  const place = (table: Table) => {
    if (placed.includes(table)) return;
    for (const { to } of foreignKeys(table)) if (to !== table) place(to);
    placed.push(table);
  };
  tables.forEach(place);
  return placed;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

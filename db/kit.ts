import { randomBytes } from "node:crypto";
import * as pg from "drizzle-orm/pg-core";
import * as lite from "drizzle-orm/sqlite-core";
import { engine } from "./settings";

/**
 * One way to write a table, two engines. Everything is typed as PostgreSQL; on SQLite the same names build SQLite columns
 * that give the same values back (Date, boolean, object), which the flow tests prove on both.
 */

/** A calendar date `YYYY-MM-DD` in the company's zone. */
export type Day = string & { readonly __day?: never };

/** 128 random bits behind 48 bits of time, base 32: unique, and new rows sort after old ones. */
export function newId(now = Date.now()): string {
  const bytes = randomBytes(16);
  let tail = "";
  for (const byte of bytes) tail += CROCKFORD[byte & 31];
  let head = "";
  for (let rest = now, i = 0; i < 10; i++, rest = Math.floor(rest / 32)) head = CROCKFORD[rest % 32] + head;
  return head + tail;
}
const CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";

// COLLATE "C" makes order and ranges of keys equal to SQLite's BINARY.
const pgKey = pg.customType<{ data: string; driverData: string }>({ dataType: () => 'text COLLATE "C"' });
const pgDay = pg.customType<{ data: Day; driverData: string }>({ dataType: () => 'text COLLATE "C"' });

const postgresKit = {
  table: pg.pgTable,
  index: pg.index,
  unique: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
  alias: pg.alias,
  key: () => pgKey(),
  id: () =>
    pgKey()
      .primaryKey()
      .$defaultFn(() => newId()),
  day: () => pgDay(),
  text: () => pg.text(),
  int: () => pg.integer(),
  bool: () => pg.boolean(),
  moment: () => pg.timestamp({ precision: 3, withTimezone: true, mode: "date" }),
  json: <T>() => pg.jsonb().$type<T>(),
};

const sqliteKit = {
  table: lite.sqliteTable,
  index: lite.index,
  unique: lite.uniqueIndex,
  primaryKey: lite.primaryKey,
  alias: lite.alias,
  key: () => lite.text(),
  id: () =>
    lite
      .text()
      .primaryKey()
      .$defaultFn(() => newId()),
  day: () => lite.text(),
  text: () => lite.text(),
  int: () => lite.integer(),
  bool: () => lite.integer({ mode: "boolean" }),
  moment: () => lite.integer({ mode: "timestamp_ms" }),
  json: <T>() => lite.text({ mode: "json" }).$type<T>(),
};

export const { table, alias, index, unique, primaryKey, key, id, day, text, int, bool, moment, json } =
  engine === "postgres" ? postgresKit : (sqliteKit as unknown as typeof postgresKit);

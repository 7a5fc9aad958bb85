import { AsyncLocalStorage } from "node:async_hooks";
import { type Placeholder, sql } from "drizzle-orm";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";

type Database = NodePgDatabase<Record<string, never>>;

/** What may be asked of the database outside a change. */
export type Reader = Pick<Database, "select" | "selectDistinct" | "$count">;
/** What may be done within a change. A Writer also reads, and sees its own changes. */
export type Writer = Reader & Pick<Database, "insert" | "update" | "delete">;

/** The one door to the database. Bodies of `tx` may run more than once and must do no other input or output. */
export interface Store {
  readonly engine: "sqlite" | "postgres";
  readonly read: Reader;
  tx<T>(body: (writer: Writer) => Promise<T>): Promise<T>;
  /** Runs one raw statement of maintenance (no values from people). */
  raw(sql: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** Use of the store that would lose or block writes: a programming mistake, never a person's. */
export class StoreMisuse extends Error {}

const inside = new AsyncLocalStorage<true>();
/** The connection a transaction's handle stands for, on which prepared queries live longer than the handle. */
const beneath = new WeakMap<Reader, { database: Database; refuseLate: () => void }>();

/** Runs a body with a handle that dies with it, and refuses a second transaction within the first. */
export async function guarded<T>(database: Database, body: (writer: Writer) => Promise<T>): Promise<T> {
  if (inside.getStore()) throw new StoreMisuse("store.tx was called within store.tx; pass the writer on instead");
  let ended = false;
  const refuseLate = () => {
    if (ended) throw new StoreMisuse("a writer was used after its transaction had ended; is a query not awaited?");
  };
  const mine = withSession(database, refuseLate);
  const handle = new Proxy(mine, {
    get(target, name) {
      refuseLate();
      if (name === "transaction") throw new StoreMisuse("use store.tx, not drizzle's transaction");
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  beneath.set(handle, { database, refuseLate });
  try {
    return await inside.run(true, () => body(handle));
  } finally {
    ended = true;
  }
}

/** The same database, asking before each query runs: one may be built within a transaction and awaited after it. */
function withSession(database: Database, ask: () => void): Database {
  const session = Reflect.get(database, "session") as { prepareQuery(...args: unknown[]): unknown };
  const asking = Object.create(session, {
    prepareQuery: {
      value(...args: unknown[]) {
        ask();
        return session.prepareQuery(...args);
      },
    },
  });
  return Object.create(database, { session: { value: asking } });
}

/** Refuses to begin a transaction inside another before any lock is waited for. */
export function refuseNested() {
  if (inside.getStore()) throw new StoreMisuse("store.tx was called within store.tx; pass the writer on instead");
}

/**
 * A query or insert for a hot path, prepared once per connection: several times cheaper than the builder. The name must be
 * unique; values come by `sql.placeholder`, also a new row's id. Within a transaction give it the writer.
 */
export function prepared<Row, Handle extends Reader = Reader>(
  name: string,
  build: (handle: Handle) => { prepare(name: string): { execute(values: Record<string, unknown>): Promise<Row> } },
) {
  const made = new WeakMap<Reader, { execute(values: Record<string, unknown>): Promise<Row> }>();
  return async (handle: Handle, values: Record<string, unknown> = {}): Promise<Row> => {
    const within = beneath.get(handle);
    within?.refuseLate();
    const connection = (within?.database ?? handle) as Handle;
    let query = made.get(connection);
    if (!query) {
      query = build(connection).prepare(name);
      made.set(connection, query);
    }
    return query.execute(values);
  };
}

/** A placeholder for each column of a prepared insert, by its name. */
export const placeholders = <K extends string>(...names: K[]): Record<K, Placeholder> =>
  Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as Record<string, Placeholder> as Record<K, Placeholder>;

type Preparable = { prepare(name: string): { execute(values: Record<string, unknown>): Promise<unknown> } };

/**
 * Inserts many rows by statements prepared once, `size` rows in each and the rest one by one; `between` is awaited after each, so
 * that others can have their turn. `build` makes the insert of some rows; every column must be among `columns`.
 */
export function preparedRows<Row extends object>(
  name: string,
  { size, columns, build }: { size: number; columns: (keyof Row & string)[]; build: (w: Writer, rows: never) => Preparable },
) {
  const ofSize = (n: number) =>
    prepared(`${name}_${n}`, (w: Writer) => {
      const row = (nth: number) => Object.fromEntries(columns.map((column) => [column, sql.placeholder(`${column}${nth}`)]));
      return build(w, Array.from({ length: n }, (_, nth) => row(nth)) as never);
    });
  const [some, one] = [ofSize(size), ofSize(1)];
  return async (w: Writer, rows: Row[], between: () => Promise<void>) => {
    for (let from = 0; from < rows.length; ) {
      const isWhole = rows.length - from >= size;
      const part = rows.slice(from, from + (isWhole ? size : 1));
      const values = part.flatMap((row, nth) => columns.map((column) => [`${column}${nth}`, row[column]]));
      await (isWhole ? some : one)(w, Object.fromEntries(values));
      from += part.length;
      await between();
    }
  };
}

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

import { AsyncLocalStorage } from "node:async_hooks";
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
 * A query for a hot path, prepared once per connection: about ten times cheaper than the builder. Only for `store.read`.
 * The name must be unique; values come by `sql.placeholder`.
 */
export function prepared<Row>(name: string, build: (reader: Reader) => { prepare(name: string): { execute(values: Record<string, unknown>): Promise<Row> } }) {
  const made = new WeakMap<Reader, { execute(values: Record<string, unknown>): Promise<Row> }>();
  return async (reader: Reader, values: Record<string, unknown> = {}): Promise<Row> => {
    let query = made.get(reader);
    if (!query) {
      query = build(reader).prepare(name);
      made.set(reader, query);
    }
    return query.execute(values);
  };
}

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

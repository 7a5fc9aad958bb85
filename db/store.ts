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
  const handle = new Proxy(database, {
    get(target, name) {
      if (ended) throw new StoreMisuse("a writer was used after its transaction had ended; is a query not awaited?");
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

/** Refuses to begin a transaction inside another before any lock is waited for. */
export function refuseNested() {
  if (inside.getStore()) throw new StoreMisuse("store.tx was called within store.tx; pass the writer on instead");
}

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

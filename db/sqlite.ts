import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { guarded, pause, refuseNested, type Store, type Writer } from "./store";

/** How long a writer waits for another process before it gives up, in milliseconds. */
const PATIENCE = 10_000;
/** How long changes may follow each other before everybody else has a turn, in milliseconds. */
const SLICE = 5;

export const sqliteFile = (dataDir: string) => join(dataDir, "rung.sqlite");

/**
 * One writer behind a mutex and one read-only connection. `synchronous=FULL` is set by hand on each, because the driver's
 * own default is NORMAL, which may lose an acknowledged write when the power fails.
 */
export function openSqlite(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true });
  const writer = connect(sqliteFile(dataDir));
  writer.pragma("journal_mode = WAL");
  const reader = connect(sqliteFile(dataDir), { readonly: true });
  // drizzle's SQLite handle answers the same builder calls; tables are typed as PostgreSQL (db/kit.ts).
  const writing = drizzle(writer, { casing: "snake_case" }) as unknown as NodePgDatabase<Record<string, never>>;
  const reading = drizzle(reader, { casing: "snake_case" }) as unknown as NodePgDatabase<Record<string, never>>;
  let last: Promise<unknown> = Promise.resolve();
  const takeTurns = turns();

  const [beginning, commit] = [writer.prepare("BEGIN IMMEDIATE"), writer.prepare("COMMIT")];
  const one = async <T>(body: (w: Writer) => Promise<T>): Promise<T> => {
    await begin(() => beginning.run());
    try {
      const result = await guarded(writing, body);
      commit.run();
      return result;
    } catch (error) {
      if (writer.inTransaction) writer.exec("ROLLBACK");
      throw error;
    }
  };

  return {
    engine: "sqlite",
    read: reading,
    tx(body) {
      refuseNested();
      const done = last.then(takeTurns).then(() => one(body));
      last = done.catch(() => undefined);
      return done;
    },
    async raw(sql) {
      const statement = writer.prepare(sql);
      if (statement.reader) return statement.all() as Record<string, unknown>[];
      statement.run();
      return [];
    },
    async close() {
      await last;
      reader.close();
      writer.close();
    },
  };
}

export function connect(file: string, options: SQLite.Options = {}) {
  const connection = new SQLite(file, { ...options, timeout: 20 });
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  return connection;
}

/** Waits for other processes without blocking the event loop: the driver's own busy timeout would. */
async function begin(take: () => void) {
  const until = Date.now() + PATIENCE;
  for (let wait = 2; ; wait = Math.min(wait * 2, 100)) {
    try {
      take();
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      await pause(wait * (0.5 + Math.random()));
    }
  }
}

/**
 * Nothing here is ever waited for, so that change upon change would keep everybody else waiting until the last: whoever has
 * changed things for a slice of time since others had their turn gives them theirs.
 */
function turns(): () => Promise<void> | undefined {
  let since: number | null = null;
  return () => {
    if (since !== null && performance.now() - since > SLICE) return turn();
    if (since !== null) return undefined;
    since = performance.now();
    setImmediate(() => {
      since = null;
    });
    return undefined;
  };
}

export const isBusy = (error: unknown) => error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");

import { mkdirSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import type { NodePgDatabase } from "drizzle-orm/node-postgres";
import { type Checkpoints, checkpointsAside } from "./checkpoints";
import { guarded, pause, refuseNested, type Store, type Writer } from "./store";

/** How long a writer waits for another process before it gives up, in milliseconds. */
const PATIENCE = 10_000;
/** How long changes may follow each other before everybody else has a turn, in milliseconds. */
const SLICE = 5;
/** A change that took longer may have written much, which is brought to the disk before it is ended, in milliseconds. */
const LONG = 50;
/** A change that took longer has written so much that copying it keeps the disk busy, in milliseconds. */
const MUCH = 1_000;
/** So much of the database a change keeps in memory before it goes to the log, in kB: the rest is written, all at once, by its COMMIT. */
const KEPT = 2_000;
/** SQLite's own: after a change that leaves more pages than these in the log, it copies them at once. */
const AUTOMATIC = 1_000;

export const sqliteFile = (dataDir: string) => join(dataDir, "rung.sqlite");

/**
 * One writer behind a mutex and one read-only connection. `synchronous=FULL` is set by hand on each, because the driver's
 * own default is NORMAL, which may lose an acknowledged write when the power fails. A server has what was written copied from
 * the log into the database on a thread beside (see checkpoints.md), and is told when that is given up; others do it themselves.
 */
export function openSqlite(dataDir: string, { checkpointsFailed, checkpointer }: Opening = {}): Store {
  mkdirSync(dataDir, { recursive: true });
  const file = sqliteFile(dataDir);
  const writer = connect(file);
  writer.pragma("journal_mode = WAL");
  writer.pragma(`cache_size = -${KEPT}`);
  const reader = connect(file, { readonly: true });
  // drizzle's SQLite handle answers the same builder calls; tables are typed as PostgreSQL (db/kit.ts).
  const writing = drizzle(writer, { casing: "snake_case" }) as unknown as NodePgDatabase<Record<string, never>>;
  const reading = drizzle(reader, { casing: "snake_case" }) as unknown as NodePgDatabase<Record<string, never>>;
  let last: Promise<unknown> = Promise.resolve();
  const takeTurns = turns();
  const alone = (work: () => Promise<unknown>) => {
    last = last.then(work).catch(() => undefined);
  };
  let checkpoints: Checkpoints | undefined;
  const copyItself = () => writer.open && writer.pragma(`wal_autocheckpoint = ${AUTOMATIC}`);
  if (checkpointsFailed) {
    writer.pragma("wal_autocheckpoint = 0");
    checkpoints = checkpointsAside(file, {
      alone,
      script: checkpointer,
      givenUp(why) {
        copyItself();
        checkpointsFailed(why);
      },
    });
  }

  const [beginning, commit] = [writer.prepare("BEGIN IMMEDIATE"), writer.prepare("COMMIT")];
  const one = async <T>(body: (w: Writer) => Promise<T>): Promise<T> => {
    await begin(() => beginning.run());
    const began = performance.now();
    try {
      const result = await guarded(writing, body);
      if (performance.now() - began > LONG) await logOnDisk(file);
      commit.run();
      checkpoints?.changed(performance.now() - began > MUCH);
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
      await checkpoints?.close();
      reader.close();
      writer.close();
    },
  };
}

export type Opening = {
  /** The log is copied on a thread beside; called when that thread fails, and the log is copied here from then on. */
  checkpointsFailed?: (why: Error) => void;
  /** Another file of that thread, in tests. */
  checkpointer?: string;
};

/**
 * Waits until what a change has written to the log so far is on the disk, while others have their turn: COMMIT, for which
 * nobody has theirs, then waits for the last of it only. It still does so itself, and fails when the disk does.
 */
async function logOnDisk(file: string) {
  const log = await open(`${file}-wal`, "r+").catch((error: NodeJS.ErrnoException) => (error.code === "ENOENT" ? undefined : Promise.reject(error)));
  if (!log) return; // nothing was ever written
  await log.datasync().finally(() => log.close());
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

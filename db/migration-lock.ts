import { join } from "node:path";
import SQLite from "better-sqlite3";
import { openMaintenance, type Place } from "./maintenance";
import { isBusy } from "./sqlite";
import { pause } from "./store";

/** Runs the body while no other process migrates the same database. A process that dies lets go by itself. */
export async function whileMigrating<T>(place: Place, body: () => Promise<T>): Promise<T> {
  const unlock = place.DATABASE_URL ? await lockPostgres(place) : await lockSqlite(place.DATA_DIR);
  try {
    return await body();
  } finally {
    await unlock();
  }
}

const KEY = 7_239_101; // any number that only this lock uses

async function lockPostgres(place: Place) {
  const connection = await openMaintenance(place);
  await connection.query("SELECT pg_advisory_lock($1)", [KEY]);
  return () => connection.close();
}

/** An exclusive transaction on a small database of its own. */
async function lockSqlite(dataDir: string) {
  const lock = new SQLite(join(dataDir, "migration.lock"), { timeout: 0 });
  for (;;) {
    try {
      lock.exec("BEGIN EXCLUSIVE");
      return async () => void lock.close();
    } catch (error) {
      if (!isBusy(error)) throw error;
      await pause(20 + Math.random() * 30);
    }
  }
}

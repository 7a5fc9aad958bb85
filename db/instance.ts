import { mkdirSync } from "node:fs";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { Client } from "pg";
import type { Place } from "./maintenance";
import { Refused } from "./refused";
import { isBusy } from "./sqlite";
import { pause } from "./store";

/** A server or a command is using the database, so that it may not be replaced. */
export class InstanceRunning extends Refused {}

/** Keeps others from replacing the database, until it is let go or the process ends. */
export type Hold = { release(): Promise<void> };

/** Held by everything that serves or changes data. Any number may hold it; refused while a restore runs. */
export async function holdInstance(place: Place): Promise<Hold> {
  const hold = place.DATABASE_URL ? await holdPostgres(place.DATABASE_URL, "_shared") : await holdSqlite(place.DATA_DIR, SHARED);
  if (!hold) throw new Refused("A restore is running on this database; start again when it is done.");
  return hold;
}

/** Held by a restore: refused while anybody else holds the instance. */
export async function holdAlone(place: Place): Promise<Hold> {
  const hold = place.DATABASE_URL ? await holdPostgres(place.DATABASE_URL, "") : await holdSqlite(place.DATA_DIR, ["BEGIN EXCLUSIVE"]);
  if (!hold) throw new InstanceRunning("Rung is running on this database; stop it first, then restore.");
  return hold;
}

const TRIES = 20;
const SHARED = ["BEGIN", "SELECT count(*) FROM sqlite_master"]; // the reading takes the shared lock, the open transaction keeps it

/** Locks of a small database of its own in rollback-journal mode: they end with the process, however it ends. */
async function holdSqlite(dataDir: string, statements: string[]): Promise<Hold | undefined> {
  mkdirSync(dataDir, { recursive: true });
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const lock = new SQLite(join(dataDir, "instance.lock"), { timeout: 0 });
    try {
      for (const statement of statements) lock.exec(statement);
      return { release: async () => void lock.close() };
    } catch (error) {
      lock.close();
      if (!isBusy(error)) throw error;
    }
    await pause(50); // one that is only trying holds it for a moment
  }
  return undefined;
}

const KEY = 7_239_102;

async function holdPostgres(url: string, kind: "" | "_shared"): Promise<Hold | undefined> {
  let released = false;
  let client = await lockOn(url, kind, () => void regain());
  if (!client) return undefined;

  // A connection that breaks takes its lock with it, while the server goes on with others.
  async function regain() {
    while (!released) {
      await pause(1000);
      client = await lockOn(url, kind, () => void regain()).catch(() => undefined);
      if (client) return;
    }
  }
  return {
    async release() {
      released = true;
      await client?.end();
    },
  };
}

async function lockOn(url: string, kind: "" | "_shared", onLost: () => void): Promise<Client | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, keepAlive: true });
  client.on("error", () => undefined);
  await client.connect();
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const { rows } = await client.query(`SELECT pg_try_advisory_lock${kind}(${KEY}) AS held`);
    if (rows[0]?.held) {
      client.once("end", onLost);
      return client;
    }
    await pause(50);
  }
  await client.end();
  return undefined;
}

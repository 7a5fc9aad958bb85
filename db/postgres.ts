import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import { guarded, pause, refuseNested, type Store, type Writer } from "./store";

const TRIES = 24;
/** The longest pause between two tries, in milliseconds. */
const PAUSE = 400;

/**
 * Reading a small table whole would lock the whole of it against every other change; by an index only the pages read. While
 * tables are small the planner would choose the former.
 */
const BEGIN = "BEGIN ISOLATION LEVEL SERIALIZABLE; SET LOCAL enable_seqscan = off";

/**
 * A pool of SERIALIZABLE connections. A change that met another one is run again: those of one process one after the other,
 * so that they do not meet each other anew, and with a growing pause because of other processes.
 */
export function openPostgres(url: string): Store {
  const pool = new Pool({ connectionString: url, max: 10, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000 });
  pool.on("error", () => undefined); // an idle connection that breaks is replaced by the pool
  const read = drizzle(pool, { casing: "snake_case" });

  let lane: Promise<unknown> = Promise.resolve();

  const once = async <T>(body: (w: Writer) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(BEGIN);
      const result = await guarded(drizzle(client, { casing: "snake_case" }), body);
      await client.query("COMMIT");
      return result;
    } catch (error) {
      await client.query("ROLLBACK").catch((e: Error) => {
        broken = e;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };

  const again = async <T>(body: (w: Writer) => Promise<T>): Promise<T> => {
    for (let attempt = 2; ; attempt++) {
      try {
        return await once(body);
      } catch (error) {
        if (!isConflict(error, attempt) || attempt >= TRIES) throw error;
      }
      await pause(Math.random() * Math.min(PAUSE, 1.7 ** attempt));
    }
  };

  return {
    engine: "postgres",
    read,
    async tx(body) {
      refuseNested();
      try {
        return await once(body);
      } catch (error) {
        if (!isConflict(error, 1)) throw error;
      }
      const turn = lane.then(() => again(body));
      lane = turn.catch(() => undefined);
      return turn;
    },
    raw: async (sql) => (await pool.query(sql)).rows as Record<string, unknown>[],
    close: () => pool.end(),
  };
}

/**
 * Serialization failure or deadlock, on the error or its cause. Two that insert the same unique row at once may see a unique
 * violation instead, so that is tried twice again: the body then finds the other's row and decides on it.
 */
function isConflict(error: unknown, attempt: number): boolean {
  const code = codeOf(error) ?? codeOf((error as { cause?: unknown } | null)?.cause);
  return code === "40001" || code === "40P01" || (code === "23505" && attempt <= 2);
}

const codeOf = (error: unknown) => (typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined);

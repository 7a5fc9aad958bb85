import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import { guarded, pause, refuseNested, type Store } from "./store";

const TRIES = 12;

/** A pool of SERIALIZABLE connections; a change that met another one is run again, with a growing pause. */
export function openPostgres(url: string): Store {
  const pool = new Pool({ connectionString: url, max: 10, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 10_000 });
  pool.on("error", () => undefined); // an idle connection that breaks is replaced by the pool
  const read = drizzle(pool, { casing: "snake_case" });

  return {
    engine: "postgres",
    read,
    async tx(body) {
      refuseNested();
      for (let attempt = 1; ; attempt++) {
        const client = await pool.connect();
        let broken: Error | undefined;
        try {
          await client.query("BEGIN ISOLATION LEVEL SERIALIZABLE");
          const result = await guarded(drizzle(client, { casing: "snake_case" }), body);
          await client.query("COMMIT");
          return result;
        } catch (error) {
          await client.query("ROLLBACK").catch((e: Error) => {
            broken = e;
          });
          if (!isConflict(error, attempt) || attempt >= TRIES) throw error;
        } finally {
          client.release(broken);
        }
        await pause(Math.random() * 10 * 1.7 ** attempt);
      }
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

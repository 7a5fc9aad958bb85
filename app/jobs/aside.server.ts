import { join, resolve } from "node:path";
import { Tinypool } from "tinypool";

type Tasks = typeof import("~/worker");
type Name = keyof Tasks;

/** One thread, there only while there is work: it would otherwise hold memory that the pages can use. */
const pool = import.meta.env?.PROD
  ? new Tinypool({ filename: resolve(join("build", "server", "worker.js")), runtime: "worker_threads", minThreads: 0, maxThreads: 1, idleTimeout: 1_000 })
  : null;

/**
 * Does a task of `app/worker.ts` beside the thread that answers requests, so that nobody waits for it. In development and in
 * tests, where there is no built worker, it is done here.
 */
export async function aside<N extends Name>(name: N, given: Parameters<Tasks[N]>[0]): Promise<Awaited<ReturnType<Tasks[N]>>> {
  if (pool) return pool.run(given, { name });
  const tasks = await import("~/worker");
  return (tasks[name] as (given: unknown) => Awaited<ReturnType<Tasks[N]>>)(given);
}

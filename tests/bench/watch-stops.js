// Loaded into a server by `--import`: a line in the file RUNG_BENCH_STOPS for each time its main thread kept everybody waiting for
// more than 5 ms, as `<when it ended, ms since 1970> <how long, ms>`. Time in which the thread waited for a processor that
// others had does not count, so that a busy machine measures the same. Linux only.
import { appendFileSync, readFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const PACE = 1;
/** How long the main thread was ready to run and could not, in milliseconds. */
const queued = () => Number(readFileSync("/proc/self/schedstat", "utf8").split(" ")[1]) / 1e6;

function watch(file) {
  let before = { at: performance.now(), queued: queued() };
  const look = () => {
    const now = { at: performance.now(), queued: queued() };
    const stopped = now.at - before.at - PACE - (now.queued - before.queued);
    if (stopped > 5) appendFileSync(file, `${Date.now()} ${stopped.toFixed(1)}\n`);
    before = now;
    setTimeout(look, PACE).unref();
  };
  look();
}

if (isMainThread && process.env.RUNG_BENCH_STOPS) watch(process.env.RUNG_BENCH_STOPS);

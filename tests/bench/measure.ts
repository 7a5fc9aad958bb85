import { appendFileSync, readFileSync } from "node:fs";

/** CPU a process has used so far, user and system, in milliseconds. Linux only: the kernel counts in hundredths of a second. */
export function cpuOf(pid: number | undefined): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** The most memory a process has had resident so far, in megabytes. */
export const peakMemoryOf = (pid: number | undefined): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;

/** CPU of this process for one call, in milliseconds, over many. */
export async function ownCpu(times: number, call: (turn: number) => unknown): Promise<number> {
  const before = process.cpuUsage();
  for (let turn = 0; turn < times; turn++) await call(turn);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}

/** CPU a server uses for one call, in milliseconds, over many, after some to warm up. */
export async function serverCpu(pid: number | undefined, times: number, call: (turn: number) => Promise<unknown>): Promise<number> {
  for (let turn = 0; turn < Math.min(50, times); turn++) await call(turn);
  const before = cpuOf(pid);
  for (let turn = 0; turn < times; turn++) await call(turn + 50);
  return (cpuOf(pid) - before) / times;
}

export const quantile = (values: number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? Number.NaN;

/** One line of the table that `npm run bench` prints. */
export function report(what: string, measured: number, limit: number, unit: string, how = "") {
  const row = { what, measured: Math.round(measured * 100) / 100, limit, unit, how };
  if (process.env.RUNG_BENCH_REPORT) appendFileSync(process.env.RUNG_BENCH_REPORT, `${JSON.stringify(row)}\n`);
}

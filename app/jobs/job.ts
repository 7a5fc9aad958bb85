import type { Logger } from "pino";
import type { LibrarySource } from "~/content/source.server";
import type { Settings } from "~db/settings";
import type { Store } from "~db/store";

/** What a job may use. */
export type Workplace = {
  store: Store;
  source: Pick<LibrarySource, "current">;
  settings: Settings;
  log: Pick<Logger, "error">;
  /** Tells that the process is about to end. */
  ending?: AbortSignal;
};

/** Something that is done again and again, by one process at a time. It is safe to do twice, since a process may die half-way. */
export type Job = {
  name: string;
  /** A cron pattern, with seconds, in the company's zone. */
  every: string;
  /** Whether there is anything to do now, asked without writing: an idle house stays idle. */
  isWaiting?(place: Workplace, now: Date): Promise<boolean>;
  /** Does it, and gives what is worth keeping of it. */
  run(place: Workplace, now: Date): Promise<unknown>;
};

/** A job's row, as far as it decides whether a process may begin. */
export type Run = { heldUntil: Date | null; finishedAt: Date | null };

/** How long a process holds a job before another takes it for dead. */
export const LEASE = 60_000;

/**
 * Whether a job that was due at an instant is to be begun now: nobody holds it, and it was not done since. Times that cannot be,
 * from a clock that has been put back, do not count.
 */
export function mayBegin(run: Run | undefined, due: Date, now: Date): boolean {
  if (!run) return true;
  const isHeld = run.heldUntil !== null && run.heldUntil > now && run.heldUntil.getTime() <= now.getTime() + LEASE;
  const isDone = run.finishedAt !== null && run.finishedAt >= due && run.finishedAt <= now;
  return !isHeld && !isDone;
}

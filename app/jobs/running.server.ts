import { Cron } from "croner";
import { and, eq } from "drizzle-orm";
import { newId } from "~db/kit";
import type { Store } from "~db/store";
import { jobRuns } from "~db/tables/jobs";
import { type Job, LEASE, mayBegin, type Workplace } from "./job";
import { jobs } from "./jobs.server";

/**
 * Keeps the jobs running on time in this process, beside any others. What was missed while nobody ran is done at once. The
 * answer stops it, when what is running has ended.
 */
export function startJobs(place: Workplace, list: Job[] = jobs): () => Promise<void> {
  const me = newId();
  const running = new Map<string, Promise<void>>();
  const ending = new AbortController();
  const clock = () => new Date(Date.now() + place.settings.CLOCK_OFFSET_S * 1000);
  const begin = (job: Job, due: Date) => {
    if (running.has(job.name)) return;
    running.set(
      job.name,
      runIfDue({ ...place, ending: ending.signal }, job, { by: me, due, now: clock() }).then(() => void running.delete(job.name)),
    );
  };
  const timers = list.map((job) => {
    const timer: Cron = new Cron(job.every, { timezone: place.source.current().zone, unref: true }, () => begin(job, dueAt(timer, clock())));
    begin(job, dueAt(timer, clock()));
    return timer;
  });
  return async () => {
    ending.abort();
    for (const timer of timers) timer.stop();
    await Promise.all(running.values());
  };
}

/** The last instant at which a job was due. */
const dueAt = (timer: Cron, now: Date): Date => timer.previousRuns(1, new Date(now.getTime() + 1))[0] ?? new Date(0);

/** Runs a job if it is due and free. Its failure is logged, and it is tried again when it is due the next time. */
export async function runIfDue(place: Workplace, job: Job, { by, due, now }: { by: string; due: Date; now: Date }): Promise<void> {
  try {
    if (job.isWaiting && !(await job.isWaiting(place, now))) return;
    if (!(await claim(place.store, job.name, { by, due, now }))) return;
    const result = await job.run(place, now).catch((error: unknown) => failed(place, job, error));
    await finish(place.store, job.name, { by, now, result });
  } catch (error) {
    failed(place, job, error);
  }
}

function failed({ log }: Workplace, { name }: Job, error: unknown) {
  log.error({ job: name, error: error instanceof Error ? error.stack : String(error) }, "job failed");
  return { failed: true };
}

const claim = (store: Store, name: string, { by, due, now }: { by: string; due: Date; now: Date }): Promise<boolean> =>
  store.tx(async (w) => {
    const [run] = await w.select().from(jobRuns).where(eq(jobRuns.name, name)).limit(1);
    if (!mayBegin(run, due, now)) return false;
    const held = { heldBy: by, heldUntil: new Date(now.getTime() + LEASE) };
    await w
      .insert(jobRuns)
      .values({ name, ...held })
      .onConflictDoUpdate({ target: jobRuns.name, set: held });
    return true;
  });

/** Whoever lost the job meanwhile, because it took longer than the lease, leaves the row to its new holder. */
const finish = (store: Store, name: string, { by, now, result }: { by: string; now: Date; result: unknown }) =>
  store.tx(async (w) => {
    const mine = and(eq(jobRuns.name, name), eq(jobRuns.heldBy, by));
    await w
      .update(jobRuns)
      .set({ heldBy: null, heldUntil: null, finishedAt: now, result: result ?? null })
      .where(mine);
  });

import { expect, test } from "vitest";
import { type Job, LEASE, type Workplace } from "~/jobs/job";
import { jobs } from "~/jobs/jobs.server";
import { runIfDue, startJobs } from "~/jobs/running.server";
import { cleanUp } from "~/people/clean-up.server";
import { audit } from "~/record/audit.server";
import { verifyAudit } from "~/record/sealing.server";
import { jobRuns } from "~db/tables/jobs";
import { knownBrowsers, signInLinks, throttles } from "~db/tables/people";
import { freshStore, settingsForTests } from "../support/database";
import { makePerson } from "../support/people";
import { smallLibrary } from "../support/small-library";

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 4, 0, second));
async function workplace(): Promise<Workplace & { said: unknown[] }> {
  const store = await freshStore();
  const said: unknown[] = [];
  return {
    store,
    said,
    settings: settingsForTests(store),
    source: { current: () => smallLibrary() },
    log: { error: (...words: unknown[]) => void said.push(words) },
  };
}
const counting = (): Job & { runs: number } => {
  const job = { name: "counting", every: "* * * * * *", runs: 0, run: async () => ++job.runs };
  return job;
};

test("of several processes one does what is due, once", async () => {
  const place = await workplace();
  const job = counting();
  await Promise.all(["a", "b", "c", "d"].map((by) => runIfDue(place, job, { by, due: at(10), now: at(10) })));
  expect(job.runs).toBe(1);
  await runIfDue(place, job, { by: "b", due: at(10), now: at(19) });
  expect(job.runs).toBe(1);
  await runIfDue(place, job, { by: "b", due: at(20), now: at(20) });
  expect(job.runs).toBe(2);
  expect(await place.store.read.select().from(jobRuns)).toEqual([{ name: "counting", heldBy: null, heldUntil: null, finishedAt: at(20), result: 2 }]);
});

test("a job whose process died is done by another when the lease has ended", async () => {
  const place = await workplace();
  const job = counting();
  await place.store.tx(async (w) => void (await w.insert(jobRuns).values({ name: job.name, heldBy: "dead", heldUntil: new Date(at(10).getTime() + LEASE) })));
  await runIfDue(place, job, { by: "b", due: at(10), now: at(30) });
  expect(job.runs).toBe(0);
  await runIfDue(place, job, { by: "b", due: at(59), now: new Date(at(10).getTime() + LEASE) });
  expect(job.runs).toBe(1);
});

test("a job that fails is logged without stopping anything, and is tried when it is due again", async () => {
  const place = await workplace();
  const job = { ...counting(), run: () => Promise.reject(new Error("out of paper")) };
  await runIfDue(place, job, { by: "a", due: at(10), now: at(10) });
  expect(JSON.stringify(place.said)).toContain("out of paper");
  const after = counting();
  await runIfDue(place, after, { by: "a", due: at(20), now: at(20) });
  expect(after.runs).toBe(1);
});

test("where nothing waits, nothing is written", async () => {
  const place = await workplace();
  await runIfDue(place, { ...counting(), isWaiting: async () => false }, { by: "a", due: at(10), now: at(10) });
  expect(await place.store.read.select().from(jobRuns)).toEqual([]);
});

test("when a house opens, what was missed is done at once, and closing it waits for what runs", async () => {
  const place = await workplace();
  await place.store.tx((w) => audit(w, { actorId: null, act: "test.noted", subjectId: null }, at(0)));
  const stop = startJobs(place);
  await stop();
  expect(await verifyAudit(place.store.read)).toMatchObject({ sealed: 1, unsealed: 0, broken: null });
  const done = await place.store.read.select().from(jobRuns);
  const toDo = jobs.filter(({ name, isWaiting }) => !isWaiting || ["seal-audit", "count-shares"].includes(name));
  expect(done.map(({ name }) => name).sort()).toEqual(toDo.map(({ name }) => name).sort());
  expect(place.said).toEqual([]);
});

test("cleaning up forgets counts and links that ended and browsers that never came back, and keeps the others", async () => {
  const { store } = await workplace();
  const { personId } = await makePerson(store);
  const days = (n: number) => new Date(at(0).getTime() + n * 86_400_000);
  await store.tx(async (w) => {
    await w.insert(throttles).values([
      { key: "old", failures: 3, windowEndsAt: at(1) },
      { key: "new", failures: 3, windowEndsAt: at(30) },
    ]);
    const link = (id: string, expiresAt: Date) => ({ id, personId, issuedAt: days(-200), expiresAt });
    await w.insert(signInLinks).values([link("old", days(-91)), link("recent", days(-80)), link("open", days(3))]);
  });
  await store.tx(async (w) => {
    await w.insert(knownBrowsers).values([
      { browserHash: "gone", personId, lastAt: days(-401) },
      { browserHash: "seen", personId, lastAt: days(-399) },
    ]);
  });
  expect(await cleanUp(store, at(20))).toEqual({ throttles: 1, links: 1, browsers: 1, uploads: 0, letters: 0 });
  expect((await store.read.select().from(knownBrowsers)).map(({ browserHash }) => browserHash)).toEqual(["seen"]);
  expect((await store.read.select().from(throttles)).map(({ key }) => key)).toEqual(["new"]);
  expect((await store.read.select().from(signInLinks)).map(({ id }) => id).sort()).toEqual(["open", "recent"]);
});

import { expect, test } from "vitest";
import { dayIn } from "~/locale/day";
import { keepForecast } from "~/register/forecast.server";
import { keepShares } from "~/register/share.server";
import { engine } from "~db/settings";
import type { Store } from "~db/store";
import { shippedLibrary } from "../support/library";
import { get, startSite } from "../support/site";
import { certify } from "./certified";
import { cookieOf, crowd } from "./crowd";
import { cpuOf, quantile, report } from "./measure";

/** Each leaves a full page in either company. */
const asked = async () => {
  const library = await shippedLibrary();
  const [first, second] = [...library.certifications.keys()];
  const lastMonth = dayIn(library.zone, new Date(Date.now() - 30 * 86_400_000));
  return [
    "/hr/register",
    "/hr/register?department=d3",
    "/hr/register?department=d7",
    "/hr/register?tier=supervisor",
    `/hr/register?certification=${first}`,
    ...["not-started", "in-progress", "certified", "renewal-due", "in-grace", "lapsed", "suspended", "revoked"].map((one) => `/hr/register?standing=${one}`),
    "/hr/register?within=30",
    "/hr/register?within=90&department=d3",
    "/hr/register?site=Site+7",
    "/hr/register?trainer=N1",
    "/hr/register?standing=certified&department=d1",
    `/hr/register?standing=certified&department=d2&certification=${second}`,
    "/hr/register?standing=lapsed&department=d1",
    "/hr/register?standing=lapsed&tier=new-hire",
    "/hr/register?standing=certified&site=Site+7",
    "/hr/register?q=anna",
    "/hr/register?q=n9",
    "/hr/register?q=n+n9",
    "/hr/register?q=wang",
    `/hr/register?q=${encodeURIComponent("王")}`,
    "/hr/register?q=anna&standing=certified",
    "/hr/register/matrix",
    "/hr/register/matrix?standing=lapsed&department=d1",
    "/hr/register/forecast",
    "/hr/register/forecast?department=d3",
    "/hr/register/share",
    `/hr/register/share?department=d3&certification=${first}`,
    `/hr/register?asOf=${lastMonth}`,
    `/hr/register/matrix?asOf=${lastMonth}`,
    `/hr/register?asOf=${lastMonth}&standing=lapsed`,
    `/hr/register?asOf=${lastMonth}&standing=not-started`,
    `/hr/register?asOf=${lastMonth}&standing=certified&department=d3`,
  ];
};
/** A small server does so much beside answering; a page takes some milliseconds. */
const TIMES = 20;

/** What the server and its database use for each page, in milliseconds, when each is asked for again and again. */
async function costs(size: number, pages: string[]): Promise<number[]> {
  const now = new Date();
  const { dataDir, databaseUrl, store } = await crowd(size, 1);
  await certify(store, size, now);
  if (engine === "postgres") await store.raw("vacuum analyze");
  const { zone } = await shippedLibrary();
  await keepForecast(store, zone, now);
  await keepShares(store, zone, now);
  const site = await startSite({ dataDir, env: databaseUrl ? { DATABASE_URL: databaseUrl } : {} });
  await isIdle(() => workOf(store, site.process.pid!));
  const all: number[] = [];
  for (const path of pages) {
    const ask = async () => {
      const answer = await get(site, path, { Cookie: cookieOf(0) });
      expect(answer.status, path).toBe(200);
      return answer.text();
    };
    for (let turn = 0; turn < 5; turn++) await ask();
    const before = await workOf(store, site.process.pid!);
    for (let turn = 0; turn < TIMES; turn++) await ask();
    all.push(since(before, await workOf(store, site.process.pid!)) / TIMES);
  }
  await site.stop();
  await store.close();
  return all;
}

const since = (before: Map<number, number>, after: Map<number, number>) => [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);

/** Waits until what a server does first after its start is done: it has then worked less than a tenth of a second. */
async function isIdle(work: () => Promise<Map<number, number>>) {
  for (let before = await work(); ; ) {
    await new Promise((passed) => setTimeout(passed, 1_000));
    const after = await work();
    if (since(before, after) < 100) return;
    before = after;
  }
}

/** What the server, and on PostgreSQL those who work for it, have used so far, by process. */
async function workOf(store: Store, server: number): Promise<Map<number, number>> {
  const backends =
    engine === "postgres" ? await store.raw("select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()") : [];
  return new Map([server, ...backends.map(({ pid }) => Number(pid))].map((pid) => [pid, cpuOf(pid)]));
}

test("pages of the register of 100,000 people and 300,000 certificates against 1,000 people", { timeout: 2_400_000 }, async () => {
  const pages = await asked();
  const small = await costs(1_000, pages);
  const large = await costs(100_000, pages);
  const ratios = large.map((cost, i) => cost / small[i]!);
  for (const [i, path] of pages.entries())
    report(`${engine}, 100,000 against 1,000 people: ${path}`, ratios[i]!, 2, "×", `${large[i]!.toFixed(1)} ms / ${small[i]!.toFixed(1)} ms`);
  report(`${engine}, 100,000 against 1,000 people: median`, quantile(ratios, 0.5), 2, "×");
});

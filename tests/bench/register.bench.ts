import { expect, test } from "vitest";
import { get, startSite } from "../support/site";
import { cookieOf, crowd } from "./crowd";
import { quantile, report, serverCpu } from "./measure";

const pages = [
  "/hr/register",
  "/hr/register?department=d3",
  "/hr/register?standing=lapsed",
  "/hr/register?standing=certified&department=d5",
  "/hr/register?q=n9", // a full page of both
  "/hr/register?q=n+n9", // two words
  "/hr/register?site=Site+7",
  "/hr/register?trainer=N1",
  "/hr/register?within=90&department=d4",
];

async function costs(size: number): Promise<number[]> {
  const { dataDir, store } = await crowd(size);
  await store.close();
  const site = await startSite({ dataDir });
  const all: number[] = [];
  for (const path of pages)
    all.push(await serverCpu(site.process.pid, 60, async () => expect((await get(site, path, { Cookie: cookieOf(0) })).status).toBe(200)));
  await site.stop();
  return all;
}

test("a register page of 100,000 people against 1,000 people", { timeout: 600_000 }, async () => {
  const small = await costs(1_000);
  const large = await costs(100_000);
  const ratios = large.map((cost, i) => cost / small[i]!);
  for (const [i, path] of pages.entries())
    report(`100,000 against 1,000 people: ${path}`, ratios[i]!, 2, "×", `${large[i]!.toFixed(1)} ms / ${small[i]!.toFixed(1)} ms`);
  report("100,000 against 1,000 people: median", quantile(ratios, 0.5), 2, "×");
});

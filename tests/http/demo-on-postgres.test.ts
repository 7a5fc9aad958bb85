import { Client } from "pg";
import { expect, test } from "vitest";
import { get, signInOver, startSite } from "../support/site";

const server = process.env.RUNG_TEST_POSTGRES ?? "postgres://rung:rung@127.0.0.1:5499/postgres";

async function newDatabase(): Promise<string> {
  const name = `rung_demo_${process.pid}_${Date.now()}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

test("the demo company runs on PostgreSQL with two processes on one database", { timeout: 120_000 }, async () => {
  const env = { DATABASE_URL: await newDatabase() };
  const [first, second] = await Promise.all([startSite({ env }), startSite({ env })]);
  const cookie = await signInOver(first, "hr@demo.rung");
  const pages = await Promise.all([first, second].map(async (site) => (await get(site, "/hr/register", { Cookie: cookie })).text()));
  for (const page of pages) expect(page).toContain("11940");
  const csv = await Promise.all([first, second].map(async (site) => (await get(site, "/hr/register.csv", { Cookie: cookie })).text()));
  expect(csv[0]).toBe(csv[1]);
  expect(csv[0]!.trim().split("\r\n").length).toBeGreaterThan(30);
  expect(await Promise.all([first.stop(), second.stop()])).toEqual([0, 0]);
});

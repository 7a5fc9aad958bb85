import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { count, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { dayIn } from "~/locale/day";
import { ownHeadings, staffFields } from "~/people/staff-columns";
import { assignmentRules, assignments } from "~db/tables/assignments";
import { people } from "~db/tables/people";
import { shippedLibrary } from "../support/library";
import { startSite } from "../support/site";
import { cookieOf, crowd } from "./crowd";
import { cpuOf, peakMemoryOf, quantile, report } from "./measure";

const SMALL = 2_000;
const LARGE = 20_000;
/** One in so many of a list works in the department that a course is assigned to. */
const DEPARTMENTS = 4;

/** A staff list of so many people in the form of our own export: with a manager, a group and a day of hiring each. */
function listOf(size: number, today: string): string {
  const family = [..."陈林王李张刘杨黄赵吴周徐孙马朱胡郭何高罗"];
  const given = [..."梅悦明华丽军敏静强磊洋艳勇杰娟涛超霞平刚桂英玉兰"];
  const row = (n: number) => {
    const name = family[n % family.length]! + given[n % given.length]! + given[(n * 7) % given.length]!;
    const manager = n < 20 ? "" : String(500_000 + (n % 20));
    const place = `门店/第${n % DEPARTMENTS}区/第${n % 100}店`;
    return [500_000 + n, name, `Person ${n}`, `p${n}@example.com`, "", place, manager, "", "店员", today, "", `第${n % 200}组`, "yes"].join(",");
  };
  return [staffFields.map((field) => ownHeadings[field]).join(","), ...Array.from({ length: size }, (_, n) => row(n))].join("\r\n");
}

/** One day of HR over HTTP: a list is handed in, looked at and written, handed in again, and a course assigned to a quarter of it. */
async function dayOfHr(size: number) {
  const { dataDir, databaseUrl, store } = await crowd(1);
  const library = await shippedLibrary();
  const stops = join(mkdtempSync(join(tmpdir(), "rung-bench-stops-")), "stops");
  const watching = { NODE_OPTIONS: `--import=${resolve("tests/bench/watch-stops.js")}`, RUNG_BENCH_STOPS: stops };
  const site = await startSite({ dataDir, env: { ...watching, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}) } });
  const headers = { Cookie: cookieOf(0), Origin: site.url, Accept: "text/html" };
  const send = async (path: string, body?: FormData | URLSearchParams) => {
    const answer = await fetch(site.url + path, { method: body ? "POST" : "GET", body, headers, redirect: "manual" });
    return { status: answer.status, location: answer.headers.get("Location"), text: await answer.text() };
  };
  const steps: Record<string, { cpu: number; longest: number; took: number }> = {};
  const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const [cpu, began] = [cpuOf(site.process.pid), Date.now()];
    const result = await work();
    await new Promise((passed) => setTimeout(passed, 50));
    steps[name] = { cpu: cpuOf(site.process.pid) - cpu, longest: longestStop(stops, began), took: Date.now() - began };
    return result;
  };

  await send("/hr/people"); // whatever is made once is made
  const list = listOf(size, dayIn(library.zone, new Date()));
  const handIn = async () => {
    const form = new FormData();
    form.set("file", new File([list], "list.csv"));
    const { status, location } = await send("/hr/people/import", form);
    expect(status).toBe(303);
    return location!;
  };
  const place = await step("handing in", handIn);
  const preview = await step("looking", () => send(place));
  const seen = /name="seen" value="(\w+)"/.exec(preview.text)![1]!;
  const written = await step("writing", () => send(place, new URLSearchParams({ intent: "write", seen })));
  expect([written.status, written.location]).toEqual([303, place]);
  const [there] = await store.read.select({ n: count() }).from(people);
  expect(there!.n).toBe(size + 1);
  await step("looking at the same again", async () => send(await handIn()));

  const form = await send("/hr/assignments/new");
  const sending = /name="sending" value="([\w-]+)"/.exec((await send("/hr/assignments/new", ruleOf(form.text, { intent: "look" }))).text)![1]!;
  await step("assigning", async () => {
    expect((await send("/hr/assignments/new", ruleOf(form.text, { intent: "assign", sending }))).status).toBe(303);
    while ((await store.read.select({ id: assignmentRules.id }).from(assignmentRules).where(isNull(assignmentRules.walkDueAt)).limit(1)).length === 0)
      await new Promise((passed) => setTimeout(passed, 500));
  });
  const [given] = await store.read.select({ n: count() }).from(assignments);
  expect(given!.n).toBe(size / DEPARTMENTS);
  const peak = peakMemoryOf(site.process.pid);
  await site.stop();
  await store.close();
  return { steps, peak };
}

/** The rule of a form: its first course to the first quarter of the list. */
function ruleOf(page: string, more: Record<string, string>) {
  const department = /<option value="([\w-]+)"[^>]*>[^<]*第0区<\/option>/.exec(page)![1]!;
  return new URLSearchParams({ course: "boot-camp", department, due: "course", ...more });
}

function longestStop(file: string, since: number): number {
  const lines = readFileSync(file, "utf8").trim().split("\n");
  const stops = lines.map((line) => line.split(" ").map(Number)).filter(([at]) => at! >= since);
  return quantile(
    stops.map(([, length]) => length!),
    1,
  );
}

test("20,000 people are imported and a quarter of them assigned a course by rule", { timeout: 1_800_000 }, async () => {
  const small = await dayOfHr(SMALL);
  const large = await dayOfHr(LARGE);
  for (const [name, { cpu, longest, took }] of Object.entries(large.steps)) {
    const [each, before] = [cpu / LARGE, small.steps[name]!.cpu / SMALL];
    const how = `${each.toFixed(2)} ms / ${before.toFixed(2)} ms; ${(took / 1000).toFixed(1)} s in all`;
    report(`20,000 against 2,000 people: ${name}, CPU for each of the list`, each / before, 2, "×", how);
    report(`20,000 people: ${name}, the longest time nobody else was served`, longest, 20, "ms");
  }
  report("20,000 people: most memory of the server", large.peak, 512, "MB");
});

import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { get, type Site, signInOver, startSite } from "../support/site";
import { report, serverCpu } from "./measure";

/** Every script a page asks for before it is alive: what it names, the catalogue of its language, and what those import. */
async function firstLoadScript(site: Site, path: string, cookie: string): Promise<number> {
  const page = await (await get(site, path, { Cookie: cookie })).text();
  const wanted = [...new Set(page.match(/\/assets\/[\w.$-]+\.js/g) ?? [])];
  const seen = new Map<string, number>();
  while (wanted.length > 0) {
    const name = wanted.pop()!;
    const otherLanguage = /\/assets\/zh-/.test(name) && page.includes('lang="en"');
    const otherDuties = /\/assets\/(en|zh)-duties-/.test(name) && !page.includes("data-duties");
    if (seen.has(name) || otherLanguage || otherDuties) continue;
    const text = await (await get(site, name)).text();
    seen.set(name, gzipSync(text, { level: 9 }).length);
    for (const [, imported] of text.matchAll(/(?:from|import)\s*\(?["']\.\/([\w.$-]+\.js)["']/g)) wanted.push(`/assets/${imported}`);
  }
  return [...seen.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000;
}

test("first-load script and CPU of a learner's pages", { timeout: 180_000 }, async () => {
  const began = performance.now();
  const first = await startSite();
  const toFirstPage = await get(first, "/sign-in").then(() => performance.now() - began);
  const cookie = await signInOver(first, "newhire@demo.rung");
  for (const path of ["/learn", "/modules/listening/lessons/hear-or-listen", "/modules/listening/quiz"])
    report(`first-load script of ${path.split("/").slice(0, 3).join("/")}`, await firstLoadScript(first, path, cookie), 110, "kB gzipped");

  const empty = await serverCpu(first.process.pid, 400, async () => expect((await get(first, "/verify", { Cookie: cookie })).status).toBe(200));
  const lesson = await serverCpu(first.process.pid, 400, async () =>
    expect((await get(first, "/modules/listening/lessons/hear-or-listen", { Cookie: cookie })).status).toBe(200),
  );
  report("CPU of a lesson page against the emptiest page (/verify)", lesson / empty, 1.5, "×", `${lesson.toFixed(2)} ms / ${empty.toFixed(2)} ms`);

  await first.stop();
  const again = performance.now();
  const second = await startSite({ dataDir: first.dataDir });
  await get(second, "/sign-in");
  report(
    "start of the built server to the first page",
    (performance.now() - again) / 1000,
    2,
    "s",
    `with the demo to load: ${(toFirstPage / 1000).toFixed(2)} s`,
  );
});

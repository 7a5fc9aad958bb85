import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { layOver } from "../support/own-content";
import { get, postForm, type Site, signInOver, startSite } from "../support/site";
import { report, serverCpu } from "./measure";

/**
 * Every script a page asks for before it is alive: what it names, the catalogue of its language, and what those import. Not what
 * is fetched when something happens (a dialog), whose address stands in them too.
 */
async function firstLoadScript(site: Site, path: string, headers: Record<string, string>): Promise<number> {
  const answer = await get(site, path, headers);
  expect(answer.status, path).toBe(200);
  const page = await answer.text();
  const wanted = [...new Set(page.match(/\/assets\/[\w.$-]+\.js/g) ?? [])];
  const seen = new Map<string, number>();
  const language = /<html[^>]* lang="en"/.test(page) ? "en" : "zh";
  const parts = ["shared", ...(/data-words="([\w ]+)"/.exec(page)?.[1] ?? "").split(" ")];
  const isWords = (file: string) => parts.some((part) => file.startsWith(`${language}-${part}-`));
  while (wanted.length > 0) {
    const name = wanted.pop()!;
    if (seen.has(name)) continue;
    const text = await (await get(site, name)).text();
    seen.set(name, gzipSync(text, { level: 9 }).length);
    for (const [, imported] of text.matchAll(/(?:from|import)\s*["']\.\/([\w.$-]+\.js)["']/g)) wanted.push(`/assets/${imported}`);
    for (const [, imported] of text.matchAll(/import\(["']\.\/([\w.$-]+\.js)["']/g)) if (isWords(imported!)) wanted.push(`/assets/${imported}`);
  }
  return [...seen.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000;
}

test("first-load script and CPU of a learner's pages", { timeout: 180_000 }, async () => {
  const began = performance.now();
  const first = await startSite();
  const toFirstPage = await get(first, "/sign-in").then(() => performance.now() - began);
  const cookie = await signInOver(first, "newhire@demo.rung");
  const measureScript = async (paths: string[], name = (path: string) => path) => {
    for (const path of paths)
      for (const language of ["en", "zh"])
        report(
          `first-load script of ${name(path)}, ${language}`,
          await firstLoadScript(first, path, { Cookie: `${cookie}; rung-language=${language}` }),
          110,
          "kB gzipped",
        );
  };
  await measureScript(["/learn", "/modules/listening/lessons/hear-or-listen", "/modules/listening/quiz", "/record", "/phrases", "/practice"]);
  const turn = (await postForm(first, "/practice", { module: "listening" }, { Cookie: cookie })).headers.get("Location")!;
  await measureScript([turn], () => "a question to practise");
  await postForm(first, turn, { act: "show" }, { Cookie: cookie });
  await measureScript([turn], () => "a practised question");
  const begun = await postForm(first, "/modules/listening/quiz", {}, { Cookie: cookie });
  const attempt = begun.headers.get("Location")!.split("?")[0]!;
  await measureScript([`${attempt}?q=1`, `${attempt}/review`], (path) => path.replace(attempt, "an attempt"));
  await postForm(first, attempt, { to: "hand-in" }, { Cookie: cookie });
  await measureScript([`${attempt}/result`], () => "a result");

  const empty = await serverCpu(first.process.pid, 400, async () => expect((await get(first, "/verify", { Cookie: cookie })).status).toBe(200));
  const lesson = await serverCpu(first.process.pid, 400, async () =>
    expect((await get(first, "/modules/listening/lessons/hear-or-listen", { Cookie: cookie })).status).toBe(200),
  );
  report("CPU of a lesson page against the emptiest page (/verify)", lesson / empty, 1.5, "×", `${lesson.toFixed(2)} ms / ${empty.toFixed(2)} ms`);

  report("longest wait for a page while a change of content is taken in", await longestWait(first, () => changeContent(first)), 250, "ms");

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

/** The longest wait for the smallest answer while something happens, in milliseconds. */
async function longestWait(site: Site, happening: () => Promise<unknown>): Promise<number> {
  let ended = false;
  let longest = 0;
  const done = happening().finally(() => {
    ended = true;
  });
  while (!ended) {
    const asked = performance.now();
    await (await get(site, "/healthz")).text();
    longest = Math.max(longest, performance.now() - asked);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await done;
  return longest;
}

/** Another pass mark for one quiz, until the pages say so. */
async function changeContent(site: Site) {
  const quiz = readFileSync("content/modules/listening/quiz.yaml", "utf8");
  await layOver(site, { "modules/listening/quiz.yaml": quiz.replace(/^passMark: .*$/m, "passMark: 55") }, "another pass mark");
  const cookie = await signInOver(site, "learner2@demo.rung");
  while (!(await (await get(site, "/modules/listening/quiz", { Cookie: cookie })).text()).includes("55"))
    await new Promise((resolve) => setTimeout(resolve, 500));
}

import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoPassword } from "~/people/demo";
import { atTheEnd } from "./at-the-end";

export type Site = { url: string; dataDir: string; output: () => string; process: ChildProcess; stop: () => Promise<number | null>; kill: () => Promise<void> };

const emptyFolder = () => mkdtempSync(join(tmpdir(), "rung-site-"));

/** The built server as a process of its own, on a free port: with the demo company, or in the folder and with the settings given. */
export async function startSite({ env, dataDir }: { env?: Record<string, string>; dataDir?: string } = {}): Promise<Site> {
  return start(dataDir ?? (env ? emptyFolder() : await demoFolder()), env);
}

/** A folder with the demo company in it. A whole run of all tests loads it once and copies it from then on. */
export async function demoFolder(): Promise<string> {
  const folder = emptyFolder();
  const once = process.env.RUNG_TEST_DEMO;
  if (!once) return folder;
  const loaded = join(once, "rung.sqlite");
  if (!existsSync(loaded)) {
    const first = await start(folder);
    const code = await first.stop();
    if (code !== 0) throw new Error(`the server that loaded the demo ended with ${code}: what it has not put in order must not be copied`);
    mkdirSync(once, { recursive: true });
    copyFileSync(join(folder, "rung.sqlite"), join(folder, "loaded"));
    renameSync(join(folder, "loaded"), loaded);
    return folder;
  }
  copyFileSync(loaded, join(folder, "rung.sqlite"));
  return folder;
}

async function start(dataDir: string, env: Record<string, string> = {}): Promise<Site> {
  const { child, output, ended } = run(dataDir, { PORT: "0", ...env });
  const site: Site = {
    url: "",
    dataDir,
    output,
    process: child,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
  atTheEnd(async () => {
    await site.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", () => {
      const ready = /Rung listens on port (\d+)|localhost:(\d+)/.exec(output());
      if (ready) resolve(ready[1] ?? ready[2] ?? "");
    });
    void ended.then((code) => reject(new Error(`the server ended with ${code}: ${output()}`)));
  });
  site.url = `http://127.0.0.1:${port}`;
  return site;
}

/** Runs the built server until it ends by itself: for starts that must be refused. */
export async function tryToStart(env: Record<string, string>, dataDir = emptyFolder()): Promise<{ code: number | null; output: string }> {
  const { child, output, ended } = run(dataDir, { PORT: "0", ...env });
  const late = setTimeout(() => child.kill("SIGKILL"), 20_000);
  const code = await ended;
  clearTimeout(late);
  return { code, output: output() };
}

function run(dataDir: string, env: Record<string, string>) {
  const child = spawn(process.execPath, ["build/server/server.js"], {
    env: { PATH: process.env.PATH, NODE_ENV: "production", DATA_DIR: dataDir, LOG_LEVEL: "info", ...env } as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
  }) as ChildProcess;
  let text = "";
  const take = (chunk: Buffer) => {
    text += chunk.toString();
  };
  child.stdout?.on("data", take);
  child.stderr?.on("data", take);
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, output: () => text, ended };
}

/** A person's cookies, by the real sign-in form. */
export async function signInOver(site: Site, account: string, password = demoPassword): Promise<string> {
  const answer = await postForm(site, "/sign-in", { account, password });
  const cookie = answer.headers.getSetCookie().find((one) => one.includes("rung-session="));
  if (!cookie) throw new Error(`${account} was not signed in: ${answer.status}`);
  return cookie.split(";")[0]!;
}

/** A form as a browser without script sends it. */
export function postForm(site: Site, path: string, form: Record<string, string | string[]>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) for (const one of [value].flat()) body.append(name, one);
  return fetch(site.url + path, { method: "POST", body, redirect: "manual", headers: { Origin: site.url, Accept: "text/html", ...headers } });
}

export const get = (site: Site, path: string, headers: Record<string, string> = {}) =>
  fetch(site.url + path, { redirect: "manual", headers: { Accept: "text/html", ...headers } });

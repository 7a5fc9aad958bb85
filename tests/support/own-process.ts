import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import type { Settings } from "~db/settings";
import { atTheEnd } from "./at-the-end";

const cache = ".cache"; // inside the tree, so that packages are found from it
const built = new Map<string, Promise<string>>();

/** Runs a TypeScript file of tests/support in a process of its own, and gives what it printed. Rejects when it fails. */
export async function inOwnProcess(file: string, args: string[], settings: Pick<Settings, "DATA_DIR" | "DATABASE_URL">): Promise<string> {
  if (!built.has(file)) {
    built.set(file, bundle(file));
    atTheEnd(() => unbundle(file));
  }
  const script = await built.get(file)!;
  const { DATA_DIR, DATABASE_URL = "" } = settings;
  const env = { PATH: process.env.PATH, DATA_DIR, DATABASE_URL, NODE_ENV: "test" as const };
  const child = spawn(process.execPath, [script, ...args], { env, stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let noise = "";
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (noise += chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(out) : reject(new Error(`${file} ended with ${code}: ${noise}`))));
  });
}

async function unbundle(file: string) {
  const made = await built.get(file)!;
  built.delete(file);
  rmSync(join(made, ".."), { recursive: true, force: true });
}

/** Node 20 runs no TypeScript. */
async function bundle(file: string): Promise<string> {
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(join(cache, "process-"));
  await build({
    configFile: false,
    logLevel: "silent",
    resolve: { alias: { "~db": join(process.cwd(), "db"), "~": join(process.cwd(), "app") } },
    build: { ssr: file, outDir, emptyOutDir: false, target: "node20", rollupOptions: { output: { entryFileNames: "process.mjs" } } },
  });
  return join(outDir, "process.mjs");
}

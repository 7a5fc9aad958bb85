// What the launchers share. No packages: they run before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the program. The launchers work from here, wherever they were called. */
export const home = fileURLToPath(new URL("../..", import.meta.url));
process.chdir(home);

/** A line for the person at the terminal. On stderr, so that stdout holds only what a command answers. */
export const say = (line) => void process.stderr.write(`${line}\n`);

/** Ends the launcher with one plain line. */
export function giveUp(line) {
  say(line);
  process.exit(1);
}

/** The first of the given programs that is on the PATH, as a full path. */
export function onPath(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(runnable);
}

function runnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A program that an installed package brings. */
export const packaged = (name) => join("node_modules", ".bin", name);

/** Runs a program to its end and gives its exit code and what it said, both streams together. */
export function collect(program, args, { env } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
    child.on("error", (error) => resolve({ code: 127, said: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, said }));
  });
}

/** Runs a program with all it says on stderr; true when it succeeded. */
export const succeeds = (program, args, env = {}) => spawnSync(program, args, { stdio: ["ignore", 2, 2], env: { ...process.env, ...env } }).status === 0;

// Brings node_modules to what package-lock.json says, when it is not.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { giveUp, onPath, say, succeeds } from "./tools.js";

const stampFile = "node_modules/.rung-installed";

/** Installs what is missing. Quick when nothing is; ends the process with one plain line when it cannot. */
export function install() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) giveUp(`Rung needs Node 20.19 or newer; this is ${process.versions.node}.`);
  const stamp = `${createHash("sha256").update(readFileSync("package-lock.json")).digest("hex")} ${process.versions.modules}\n`;
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  if (!matchesLock()) npm("ci", "--include=dev", "--no-audit", "--no-fund");
  else if (!nativeCodeLoads()) npm("rebuild", "better-sqlite3"); // another Node than the one it was compiled for
  writeFileSync(stampFile, stamp);
}

function npm(...args) {
  if (!onPath("npm")) giveUp("npm is missing: install it beside Node and start again.");
  say(`Installing packages (npm ${args[0]}); the first time takes some minutes …`);
  if (succeeds("npm", args)) return;
  const missing = ["python3", "make", "g++"].filter((tool) => !onPath(tool));
  if (missing.length > 0) giveUp(`The packages could not be installed. Missing here and needed to compile SQLite: ${missing.join(", ")}.`);
  giveUp("The packages could not be installed; npm's message above says why.");
}

/** Whether npm has already installed exactly what the lock file names. npm keeps what it installed in a lock file of its own. */
function matchesLock() {
  const kept = "node_modules/.package-lock.json";
  if (!existsSync(kept)) return false;
  const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  const installed = JSON.parse(readFileSync(kept, "utf8")).packages;
  const same = (path) => installed[path]?.version === wanted[path]?.version && installed[path]?.integrity === wanted[path]?.integrity;
  return Object.keys(installed).every(same) && Object.keys(wanted).every((path) => path === "" || wanted[path].optional || wanted[path].peer || same(path));
}

const nativeCodeLoads = () => spawnSync(process.execPath, ["-e", 'new (require("better-sqlite3"))(":memory:")']).status === 0;

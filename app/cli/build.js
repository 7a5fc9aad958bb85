// Builds to build/ when what it is built from has changed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { install } from "./install.js";
import { collect, giveUp, packaged, say } from "./tools.js";

const sources = ["app", "db", "public", "remix.config.js", "tsconfig.json", "package.json", "package-lock.json"];
const stampFile = "build/.rung-built";
const lock = ".cache/building";

/** Builds if stale. Content is not part of the build. Ends the process with the builder's words when it fails. */
export async function build() {
  const stamp = stampOf(sources);
  if (fresh(stamp)) return;
  await alone(async () => {
    if (fresh(stamp)) return;
    const began = Date.now();
    say("Building …");
    rmSync(stampFile, { force: true });
    const { code, said } = await collect(packaged("remix"), ["vite:build", "--config", "remix.config.js"], { env: { NODE_ENV: "production" } });
    if (code !== 0) {
      rmSync(lock, { recursive: true, force: true });
      giveUp(`${said.trim()}\nThe build failed.`);
    }
    await compressAssets("build/client");
    writeFileSync(stampFile, stamp);
    say(`Built in ${Math.round((Date.now() - began) / 1000)} s.`);
  });
}

const fresh = (stamp) => existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp;

function stampOf(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesIn(join(path, name)));
}

/** Small files and pictures gain nothing. */
async function compressAssets(folder) {
  const worth = filesIn(folder).filter((file) => [".js", ".css", ".svg", ".json", ".txt"].includes(extname(file)) && statSync(file).size > 1000);
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  await Promise.all(
    worth.map(async (file) => {
      const text = readFileSync(file);
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(text, brotli));
      writeFileSync(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
    }),
  );
}

/** Two that build into one folder would spoil it. A lock whose process is gone does not count. */
async function alone(body) {
  mkdirSync(".cache", { recursive: true });
  while (!taken()) await new Promise((resolve) => setTimeout(resolve, 200));
  try {
    await body();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken() {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    if (!alive()) rmSync(lock, { force: true });
    return false;
  }
}

function alive() {
  try {
    const holder = Number(readFileSync(lock, "utf8"));
    if (!holder) return Date.now() - statSync(lock).mtimeMs < 1000; // made, not yet written
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  install();
  await build();
}

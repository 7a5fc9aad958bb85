import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, existsSync } from "node:fs";
import { chmod, copyFile, link, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { create } from "tar";
import type { Place } from "../maintenance";
import { openStore } from "../open";
import { Refused } from "../refused";
import { backups } from "../tables/jobs";
import { verifyArchive } from "./archive";
import { FORMAT, type Manifest, program } from "./manifest";
import { hashOf, onDisk } from "./on-disk";
import { openSnapshot, type Snapshot } from "./snapshot";

export type BackupMade = { file: string; at: Date; bytes: number; hash: string; rows: number };

/** Writes the whole of the data into one archive while the server goes on, reads it back, and records that it was made. */
export async function backUp(place: Place, file: string): Promise<BackupMade> {
  const made = await writeArchive(place, file);
  await recordBackup(place, made);
  return made;
}

/** The archive alone: for a database whose tables are still those of an older program. */
export async function writeArchive(place: Place, name: string): Promise<BackupMade> {
  const file = resolve(name);
  if (existsSync(file)) throw new Refused(`${file} exists already; name another file, because a backup is never overwritten.`);
  if (!existsSync(dirname(file))) throw new Refused(`There is no folder ${dirname(file)} to write the backup into.`);
  const at = new Date();
  const snapshot = await openSnapshot(place);
  const staging = await stagingFolder(place.DATA_DIR);
  const part = `${file}.part`;
  try {
    const manifest = await gather(snapshot, place.DATA_DIR, staging, at);
    await create({ gzip: true, portable: true, strict: true, file: part, cwd: staging }, ["manifest.json", "tables", "files"]);
    await chmod(part, 0o600); // it holds what the database holds
    await verifyArchive(part);
    await onDisk(part);
    await rename(part, file);
    await onDisk(dirname(file));
    const rows = Object.values(manifest.tables).reduce((sum, table) => sum + table.rows, 0);
    return { file, at, bytes: (await stat(file)).size, hash: await hashOf(file), rows };
  } finally {
    await snapshot.close();
    await rm(staging, { recursive: true, force: true });
    await rm(part, { force: true });
  }
}

const MOST = 2_147_483_647; // what an int column holds; the note of a larger archive must not fail the backup

/** Notes a backup, so that administrators see how old the last one is. */
export async function recordBackup(place: Place, { file, at, bytes, hash }: BackupMade) {
  const store = openStore(place);
  try {
    const set = { at, bytes: Math.min(bytes, MOST), hash };
    await store.tx(
      async (w) =>
        void (await w
          .insert(backups)
          .values({ file, ...set })
          .onConflictDoUpdate({ target: backups.file, set })),
    );
  } finally {
    await store.close();
  }
}

/** Rows first, then files: a row never names a file that came later. */
async function gather(snapshot: Snapshot, dataDir: string, staging: string, at: Date): Promise<Manifest> {
  const { engine, migrations } = snapshot;
  const manifest: Manifest = { format: FORMAT, program, engine, migrations, madeAt: at.toISOString(), tables: {}, files: {} };
  await mkdir(join(staging, "tables"));
  for (const table of snapshot.tables) manifest.tables[table] = await writeRows(snapshot, table, join(staging, "tables", `${table}.jsonl`));
  await mkdir(join(staging, "files"));
  for (const path of await filesBelow(join(dataDir, "files"))) {
    const copy = join(staging, "files", path);
    if (await keep(join(dataDir, "files", path), copy)) manifest.files[path] = { bytes: (await stat(copy)).size, sha256: await hashOf(copy) };
  }
  await writeFile(join(staging, "manifest.json"), JSON.stringify(manifest, null, 1));
  return manifest;
}

async function writeRows(snapshot: Snapshot, table: string, file: string) {
  const out = createWriteStream(file);
  const hash = createHash("sha256");
  let rows = 0;
  let bytes = 0;
  for await (const some of snapshot.rows(table)) {
    const lines = Buffer.from(some.map((row) => `${JSON.stringify(row)}\n`).join(""));
    hash.update(lines);
    rows += some.length;
    bytes += lines.length;
    if (!out.write(lines)) await once(out, "drain");
  }
  out.end();
  await once(out, "close");
  return { rows, bytes, sha256: hash.digest("hex") };
}

/** Uploads still being written have a name that begins with a dot. */
async function filesBelow(folder: string, below = ""): Promise<string[]> {
  if (!existsSync(join(folder, below))) return [];
  const found: string[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    if (entry.name.startsWith(".")) continue;
    if (entry.isDirectory()) found.push(...(await filesBelow(folder, join(below, entry.name))));
    else if (entry.isFile()) found.push(join(below, entry.name));
  }
  return found.sort();
}

/** Keeps a file as it is now even if it is removed meanwhile. False when it is gone already. */
async function keep(file: string, copy: string): Promise<boolean> {
  await mkdir(dirname(copy), { recursive: true });
  try {
    await link(file, copy).catch((error) => (error.code === "ENOENT" ? Promise.reject(error) : copyFile(file, copy)));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/** Beside the data, where there is room of its size. What a killed backup left behind is cleared. */
async function stagingFolder(dataDir: string): Promise<string> {
  const folder = join(dataDir, "backups");
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) {
    const old = name.startsWith(".making-") && Date.now() - (await stat(join(folder, name))).mtimeMs > 86_400_000;
    if (old) await rm(join(folder, name), { recursive: true, force: true });
  }
  return mkdtemp(join(folder, ".making-"));
}

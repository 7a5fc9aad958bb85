import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { aside } from "~/jobs/aside.server";
import type { Compiled } from "./compile";
import { type Files, sameEverywhere } from "./files";
import { filesHash } from "./hashing";

/**
 * Where compiled sets may be kept over a restart, the first place that can be written, and the build that compiled them:
 * another program might render otherwise.
 */
export type CompiledCache = { folders: string[]; build: string };

const KEPT = 5;

/** The cache of a running build, beside it or else with the data; none in development, where the program changes under it. */
export async function cacheOfBuild(dataDir: string): Promise<CompiledCache | null> {
  const stamp = await readFile(join("build", ".rung-built"), "utf8").catch(() => null);
  return stamp ? { folders: [join("build", "content"), join(dataDir, "cache")], build: stamp.slice(0, 16) } : null;
}

/**
 * Compiles a set of files, or takes what this same build made of the same files before: reading and rendering them takes
 * seconds. Only faultless sets are kept, and only the newest few. A cache that cannot be read or written is as good as none.
 */
export async function compileOnce(files: Files, cache: CompiledCache | null): Promise<Compiled> {
  if (!cache) return aside("compile", files);
  const hash = filesHash(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, sameEverywhere(text)])));
  const name = `content-${cache.build}-${hash.slice(0, 32)}.v8`;
  for (const folder of cache.folders) {
    const kept = await readFile(join(folder, name))
      .then((bytes) => deserialize(bytes) as Compiled)
      .catch(() => null);
    if (kept?.hash === hash) return kept;
  }
  const compiled = await aside("compile", files);
  if (compiled.faults.length > 0) return compiled;
  for (const folder of cache.folders) {
    const done = await keep(folder, name, compiled).then(
      () => true,
      () => false,
    );
    if (done) break;
  }
  return compiled;
}

async function keep(folder: string, name: string, compiled: Compiled) {
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `${name}.${process.pid}`);
  await writeFile(unfinished, serialize(compiled));
  await rename(unfinished, join(folder, name));
  const all = await Promise.all((await readdir(folder)).map(async (one) => ({ one, at: (await stat(join(folder, one))).mtimeMs })));
  for (const { one } of all.sort((a, b) => b.at - a.at).slice(KEPT)) await rm(join(folder, one), { force: true });
}

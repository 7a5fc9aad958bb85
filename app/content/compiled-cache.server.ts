import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { deserialize, serialize } from "node:v8";
import { type Compiled, compile } from "./compile";
import { type Files, sameEverywhere } from "./files";
import { filesHash } from "./hashing";

/** Where a compiled set may be kept over a restart, and the build that compiled it: another program might render otherwise. */
export type CompiledCache = { folder: string; build: string };

/** The cache of a running build; none in development, where the program changes under it. */
export async function cacheOfBuild(folder: string): Promise<CompiledCache | null> {
  const stamp = await readFile(join("build", ".rung-built"), "utf8").catch(() => null);
  return stamp ? { folder, build: stamp.slice(0, 16) } : null;
}

/**
 * Compiles a set of files, or takes what this same build made of the same files before: reading and rendering them takes
 * seconds. Only faultless sets are kept, and only the newest. A cache that cannot be read or written is as good as none.
 */
export async function compileOnce(files: Files, cache: CompiledCache | null): Promise<Compiled> {
  if (!cache) return compile(files);
  const hash = filesHash(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, sameEverywhere(text)])));
  const name = `content-${cache.build}-${hash.slice(0, 32)}.v8`;
  const kept = await readFile(join(cache.folder, name))
    .then((bytes) => deserialize(bytes) as Compiled)
    .catch(() => null);
  if (kept?.hash === hash) return kept;
  const compiled = compile(files);
  if (compiled.faults.length === 0) await keep(cache.folder, name, compiled).catch(() => undefined);
  return compiled;
}

async function keep(folder: string, name: string, compiled: Compiled) {
  await mkdir(folder, { recursive: true });
  const unfinished = join(folder, `${name}.${process.pid}`);
  await writeFile(unfinished, serialize(compiled));
  await rename(unfinished, join(folder, name));
  for (const other of await readdir(folder)) if (other.startsWith("content-") && other !== name) await rm(join(folder, other), { force: true });
}

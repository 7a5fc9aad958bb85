import { readdir, readFile, stat } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Files } from "./files";

const isContent = (name: string) => /\.(yaml|md|svg)$/.test(name) && !name.split(sep).some((part) => part.startsWith("."));

/** All content files below a folder, by their path with `/`. */
export async function readFolder(folder: string): Promise<Files> {
  const names = await contentIn(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return Object.fromEntries(names.map((name, place) => [name.split(sep).join("/"), texts[place]!]));
}

/** Changes whenever a file of the folder does: cheap enough to ask every few seconds. */
export async function folderPrint(folder: string): Promise<string> {
  const names = await contentIn(folder);
  const stats = await Promise.all(names.map((name) => stat(join(folder, name))));
  return names.map((name, place) => `${name} ${stats[place]!.size} ${stats[place]!.mtimeMs}`).join("\n");
}

async function contentIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter(isContent).sort();
}

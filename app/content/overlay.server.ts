import { and, count, eq, max } from "drizzle-orm";
import type { Reader } from "~db/store";
import { contentFiles } from "~db/tables/content";
import { type Files, sameEverywhere } from "./files";
import { textHash } from "./hashing";

/** The company's newest version of a file. A text of null takes the shipped file away. */
export type CompanyFile = { path: string; version: number; text: string | null; shippedHash: string | null };

/** The newest version of every file the company keeps itself, by path. */
export async function companyFiles(reader: Reader): Promise<CompanyFile[]> {
  const { path, version, text, shippedHash } = contentFiles;
  const newest = reader
    .select({ path, version: max(version).as("newest") })
    .from(contentFiles)
    .groupBy(path)
    .as("newest_of_path");
  return reader
    .select({ path, version, text, shippedHash })
    .from(contentFiles)
    .innerJoin(newest, and(eq(newest.path, path), eq(newest.version, version)))
    .orderBy(path);
}

/** Changes whenever a row is added, by whichever process. */
export async function companyFilesPrint(reader: Reader): Promise<string> {
  const [found] = await reader.select({ rows: count(), newest: max(contentFiles.id) }).from(contentFiles);
  return `${found?.rows} ${found?.newest}`;
}

/** The shipped files with the company's own over them. */
export function layOver(shipped: Files, own: CompanyFile[]): Files {
  const files = { ...shipped };
  for (const { path, text } of own) {
    if (text === null) delete files[path];
    else files[path] = text;
  }
  return files;
}

/** A shipped file as an edit remembers it, to tell later whether an upgrade has changed it. */
export const shippedHashOf = (shipped: Files, path: string) => (shipped[path] === undefined ? null : textHash(sameEverywhere(shipped[path])));

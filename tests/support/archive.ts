import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create, extract } from "tar";
import type { Manifest } from "~db/backup/manifest";

/** Writes an archive again with its manifest or its entries changed. `sign` gives the entry its new hash, as one who knows the format would. */
export async function repacked(
  file: string,
  change: (it: { manifest: Manifest; read(entry: string): string; write(entry: string, text: string): void; sign(table: string): void }) => void,
) {
  const folder = mkdtempSync(join(tmpdir(), "rung-archive-"));
  await extract({ file, cwd: folder });
  const at = (entry: string) => join(folder, entry);
  const manifest = JSON.parse(readFileSync(at("manifest.json"), "utf8")) as Manifest;
  const sign = (table: string) => {
    const text = readFileSync(at(`tables/${table}.jsonl`));
    manifest.tables[table] = { rows: text.toString().split("\n").length - 1, bytes: text.length, sha256: createHash("sha256").update(text).digest("hex") };
  };
  change({ manifest, read: (entry) => readFileSync(at(entry), "utf8"), write: (entry, text) => writeFileSync(at(entry), text), sign });
  writeFileSync(at("manifest.json"), JSON.stringify(manifest));
  await create({ gzip: true, file: `${file}.changed`, cwd: folder }, ["manifest.json", "tables", "files"]);
  rmSync(folder, { recursive: true });
  return `${file}.changed`;
}

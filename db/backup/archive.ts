import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { basename } from "node:path";
import { extract, list, type ReadEntry } from "tar";
import { migrationsOf } from "../migrate";
import { Refused } from "../refused";
import { DamagedArchive, FORMAT, fileEntry, type Manifest, manifestShape, program, tableEntry } from "./manifest";

type Seen = Map<string, { bytes: number; sha256: string }>;

/** Reads an archive to its end and compares every byte with the manifest, touching nothing. Refuses a damaged one and one of a newer program. */
export async function verifyArchive(file: string): Promise<Manifest> {
  if (!existsSync(file)) throw new Refused(`There is no file ${file}.`);
  const damaged = (what: string) => new DamagedArchive(`${basename(file)} cannot be used: ${what}.`);
  const seen: Seen = new Map();
  let text = "";
  const read = (entry: ReadEntry) => {
    const hash = createHash("sha256");
    let bytes = 0;
    entry.on("data", (chunk: Buffer) => {
      hash.update(chunk);
      bytes += chunk.length;
      if (entry.path === "manifest.json") text += chunk.toString("latin1");
    });
    entry.on("end", () => {
      if (entry.type !== "Directory") seen.set(entry.path, { bytes, sha256: hash.digest("hex") });
    });
  };
  await list({ file, strict: true, onReadEntry: read }).catch((error: Error) => Promise.reject(damaged(`it is no whole archive (${error.message})`)));

  const said = parse(Buffer.from(text, "latin1").toString("utf8"));
  if (!said) throw damaged("its list of contents is missing or unreadable");
  if (isNewer(said))
    throw new Refused(`${basename(file)} was made by a newer version of Rung (${said.program}); this is ${program}. Restore it with that version.`);
  const { data: manifest } = manifestShape.safeParse(said);
  if (!manifest) throw damaged("its list of contents is not complete");
  const listed = new Map([...tablesOf(manifest), ...filesOf(manifest)]);
  for (const [entry, { bytes, sha256 }] of listed) {
    const found = seen.get(entry);
    if (!found) throw damaged(`${entry} is missing`);
    if (found.bytes !== bytes || found.sha256 !== sha256) throw damaged(`${entry} was changed or cut off`);
  }
  for (const entry of seen.keys()) if (entry !== "manifest.json" && !listed.has(entry)) throw damaged(`${entry} does not belong in it`);
  return manifest;
}

/** Unpacks a verified archive into a folder. */
export const unpack = (file: string, into: string) =>
  extract({ file, cwd: into, strict: true, filter: (_path, entry) => "type" in entry && (entry.type === "File" || entry.type === "Directory") });

type Said = Pick<Manifest, "format" | "program" | "engine" | "migrations">;

function parse(text: string): Said | undefined {
  try {
    return manifestShape.pick({ format: true, program: true, engine: true, migrations: true }).loose().parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Both engines have the same migrations, so their number says how new the tables are. */
const isNewer = (said: Said) => said.format > FORMAT || said.migrations > migrationsOf(said.engine).length || compareVersions(said.program, program) > 0;

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split(".").map(Number));
  for (let i = 0; i < 3; i++) if (left![i] !== right![i]) return (left![i] ?? 0) - (right![i] ?? 0);
  return 0;
}

const tablesOf = ({ tables }: Manifest) => Object.entries(tables).map(([table, facts]) => [tableEntry(table), facts] as const);
const filesOf = ({ files }: Manifest) => Object.entries(files).map(([path, facts]) => [fileEntry(path), facts] as const);

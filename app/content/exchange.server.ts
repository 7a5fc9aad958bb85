import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { aside } from "~/jobs/aside.server";
import { audit } from "~/record/audit.server";
import { Refused } from "~db/refused";
import type { Store } from "~db/store";
import { contentFiles } from "~db/tables/content";
import type { Fault } from "./fault";
import { type Files, sameEverywhere } from "./files";
import { companyFiles, companyFilesPrint, layOver, shippedHashOf } from "./overlay.server";

/** Writes the files in use, the company's own over the shipped ones, into an empty folder. Gives how many. */
export async function exportFiles(store: Store, shipped: Files, folder: string): Promise<number> {
  const there = await readdir(folder).catch(() => []);
  if (there.length > 0) throw new Refused(`${folder} is not empty; name a new folder`);
  const files = Object.entries(layOver(shipped, await companyFiles(store.read)));
  for (const [path, text] of files) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  return files.length;
}

export type Import = {
  files: Files;
  why: string;
  removeMissing: boolean;
  /** Who does it, and what the audit trail calls it; somebody at the command line, and "content.imported", unless said. */
  byPersonId?: string | null;
  act?: { name: string; values: Record<string, unknown> };
  /** `companyFilesPrint` of what the files were made from; what has changed since is never overwritten. */
  seen?: string;
};
export type Imported = { written: string[]; removed: string[]; faults: Fault[] };

/** Keeps files as the company's own where they differ from those in use, unless the whole would have a fault. All or nothing. */
export async function importFiles(
  store: Store,
  shipped: Files,
  { files, why, removeMissing, byPersonId = null, act, seen }: Import,
  now: Date,
): Promise<Imported> {
  const print = seen ?? (await companyFilesPrint(store.read));
  const own = await companyFiles(store.read);
  const inUse = layOver(shipped, own);
  const written = Object.keys(files).filter((path) => inUse[path] === undefined || sameEverywhere(inUse[path]) !== sameEverywhere(files[path]!));
  const removed = removeMissing ? Object.keys(inUse).filter((path) => files[path] === undefined) : [];
  const changes = [...written.map((path) => ({ path, text: sameEverywhere(files[path]!) })), ...removed.map((path) => ({ path, text: null }))];
  const { faults } = await aside(
    "compile",
    layOver(
      inUse,
      changes.map((change) => ({ ...change, version: 0, shippedHash: null })),
    ),
  );
  if (faults.length > 0 || changes.length === 0) return { written: [], removed: [], faults };

  const versions = new Map(own.map(({ path, version }) => [path, version]));
  await store.tx(async (w) => {
    if ((await companyFilesPrint(w)) !== print) throw new Refused("somebody else changed the content at the same moment; look at it and import again");
    for (const { path, text } of changes)
      await w
        .insert(contentFiles)
        .values({ path, version: (versions.get(path) ?? 0) + 1, text, shippedHash: shippedHashOf(shipped, path), byPersonId, at: now, why });
    const { name, values } = act ?? { name: "content.imported", values: {} };
    await audit(w, { actorId: byPersonId, act: name, subjectId: null, values: { ...values, why, written, removed } }, now);
  });
  return { written, removed, faults };
}

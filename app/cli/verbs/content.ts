import { exportFiles, importFiles } from "~/content/exchange.server";
import { readFolder } from "~/content/folder.server";
import type { Settings } from "~db/settings";
import { type Terminal, UsageError, type Verb } from "../verb";
import { withStore } from "../with-store";

export const content: Verb = {
  name: "content",
  takes: 'export DIR | import DIR --why "…" [--remove-missing]',
  summary: "writes the content in use into a folder, or takes a folder's changes as the company's own",
  async run([what, folder, ...rest], terminal, settings) {
    if (!folder || folder.startsWith("--")) throw new UsageError("Which folder?");
    if (what === "export" && rest.length === 0) return exportTo(folder, terminal, settings);
    if (what === "import") return importFrom(folder, readOptions(rest), terminal, settings);
    throw new UsageError("It is export or import.");
  },
};

async function exportTo(folder: string, { out }: Terminal, settings: Settings): Promise<number> {
  const files = await withStore(settings, async (store) => exportFiles(store, await readFolder("content"), folder));
  out(`${files} files written into ${folder}.`);
  return 0;
}

async function importFrom(folder: string, options: { why: string; removeMissing: boolean }, { out, err }: Terminal, settings: Settings): Promise<number> {
  const files = await readFolder(folder);
  const now = new Date(Date.now() + settings.CLOCK_OFFSET_S * 1000);
  const { written, removed, faults } = await withStore(settings, async (store) => importFiles(store, await readFolder("content"), { files, ...options }, now));
  for (const { file, line, sentence } of faults) err(`${file}:${line}: ${sentence}`);
  if (faults.length > 0) {
    err("Nothing was imported, because the content would have these faults.");
    return 1;
  }
  for (const path of written) out(`taken    ${path}`);
  for (const path of removed) out(`removed  ${path}`);
  out(written.length + removed.length === 0 ? "Nothing to do: the folder is as the content in use." : "Imported. A running server shows it within seconds.");
  return 0;
}

function readOptions(rest: string[]): { why: string; removeMissing: boolean } {
  const at = rest.indexOf("--why");
  const why = at >= 0 ? (rest[at + 1]?.trim() ?? "") : "";
  const others = rest.filter((_, place) => at < 0 || (place !== at && place !== at + 1));
  if (why === "" || why.length > 500) throw new UsageError("Say why, in at most 500 characters.");
  if (others.some((other) => other !== "--remove-missing")) throw new UsageError("That is not understood.");
  return { why, removeMissing: others.length > 0 };
}

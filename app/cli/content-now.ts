import { existsSync } from "node:fs";
import { type Compiled, compile } from "~/content/compile";
import { readFolder } from "~/content/folder.server";
import { type CompanyFile, companyFiles, layOver } from "~/content/overlay.server";
import { openStore } from "~db/open";
import type { Settings } from "~db/settings";
import { sqliteFile } from "~db/sqlite";
import type { Store } from "~db/store";

/** The content as its authors left it: the shipped folder with the company's own files over it. */
export const contentNow = async (settings: Settings): Promise<Compiled> => compile(layOver(await readFolder("content"), await ownFiles(settings)));

/** The company's own files, where there is a database already. Checking makes none. */
async function ownFiles(settings: Settings): Promise<CompanyFile[]> {
  if (!settings.DATABASE_URL && !existsSync(sqliteFile(settings.DATA_DIR))) return [];
  const store = openStore(settings);
  try {
    return (await isMigrated(store)) ? await companyFiles(store.read) : [];
  } finally {
    await store.close();
  }
}

async function isMigrated(store: Store): Promise<boolean> {
  const tables = store.engine === "postgres" ? "pg_tables WHERE tablename" : "sqlite_master WHERE name";
  return (await store.raw(`SELECT 1 FROM ${tables} = 'content_files'`)).length > 0;
}

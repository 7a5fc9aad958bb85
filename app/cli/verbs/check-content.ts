import { existsSync } from "node:fs";
import { type Compiled, compile } from "~/content/compile";
import type { Fault } from "~/content/fault";
import { readFolder } from "~/content/folder.server";
import { type CompanyFile, companyFiles, layOver } from "~/content/overlay.server";
import { lessonLengths, warningsOf } from "~/content/survey";
import { openStore } from "~db/open";
import type { Settings } from "~db/settings";
import { sqliteFile } from "~db/sqlite";
import type { Store } from "~db/store";
import type { Terminal, Verb } from "../verb";
import { UsageError } from "../verb";

export const checkContent: Verb = {
  name: "check-content",
  takes: "[--json]",
  summary: "lists every fault of the content with file and line, and the length of each lesson",
  async run(args, terminal, settings) {
    if (args.some((arg) => arg !== "--json")) throw new UsageError("That is not understood.");
    const compiled = compile(layOver(await readFolder("content"), await ownFiles(settings)));
    if (args.includes("--json")) tellMachines(compiled, terminal);
    else tellPeople(compiled, terminal);
    return compiled.faults.length > 0 ? 1 : 0;
  },
};

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

function tellMachines(compiled: Compiled, { out }: Terminal) {
  out(JSON.stringify({ faults: compiled.faults, warnings: warningsOf(compiled), lessons: lessonLengths(compiled) }, null, 2));
}

function tellPeople(compiled: Compiled, { out }: Terminal) {
  const line = ({ file, line, sentence }: Fault) => `content/${file}:${line}: ${sentence}`;
  const warnings = warningsOf(compiled);
  const lengths = lessonLengths(compiled);
  const width = Math.max(0, ...lengths.map(({ file }) => file.length));
  for (const { file, language, words, minutes } of lengths)
    out(`${file.padEnd(width)}  ${String(words).padStart(5)} ${language === "zh" ? "characters" : "words     "}  ${minutes} min`);
  if (warnings.length > 0) out(["", "Better looked at:", ...warnings.map(line)].join("\n"));
  if (compiled.faults.length > 0) out(["", "Faults:", ...compiled.faults.map(line)].join("\n"));
  out(["", `${count(compiled.faults.length, "fault")}, ${count(warnings.length, "warning")}.`].join("\n"));
}

const count = (n: number, thing: string) => `${n} ${thing}${n === 1 ? "" : "s"}`;

import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { compile } from "~/content/compile";
import { readFolder } from "~/content/folder.server";
import { companyFiles, layOver } from "~/content/overlay.server";
import { catalogues } from "~/locale/catalogues";
import { type Format, formats } from "~/quizzes/import/candidate";
import { importQuestions as importInto, previewImport } from "~/quizzes/import/importing.server";
import type { Plan } from "~/quizzes/import/plan";
import { reportOf, sayUnreadable } from "~/quizzes/import/report";
import { Unreadable } from "~/sheets/unreadable";
import { Refused } from "~db/refused";
import { type Terminal, UsageError, type Verb } from "../verb";
import { withStore } from "../with-store";

/** Far above any real file of questions, pictures included. */
const LARGEST = 30_000_000;
const words = catalogues.en.importing;

export const importQuestions: Verb = {
  name: "import-questions",
  takes: `FILE --format ${formats.join("|")} --into MODULE [--dry-run] [--json]`,
  summary: "adds the questions of a file to a module's bank as drafts, or says why not",
  async run(args, terminal, settings) {
    const { file, format, module, dryRun, json } = readArguments(args);
    const tell = (plan: Pick<Plan, "outcomes">) => (json ? tellMachines : tellPeople)(plan, terminal, dryRun);
    try {
      const bytes = await contentOf(file);
      const now = new Date(Date.now() + settings.CLOCK_OFFSET_S * 1000);
      const plan = await withStore(settings, async (store) => {
        const shipped = await readFolder("content");
        if (dryRun) return previewImport(compile(layOver(shipped, await companyFiles(store.read))), module, { bytes, format });
        return importInto(store, shipped, { bytes, format, name: basename(file) }, { module, byPersonId: null }, now);
      });
      tell(plan);
      return plan.outcomes.some(({ status, remarks }) => status === "imported" || remarks.some(({ reason }) => reason === "already")) ? 0 : 1;
    } catch (error) {
      const sentence = error instanceof Unreadable ? sayUnreadable(words, error) : error instanceof Refused ? error.message : null;
      if (sentence === null) throw error;
      if (json) tell({ outcomes: [] });
      terminal.err(`${file}: ${sentence}`);
      return 1;
    }
  },
};

async function contentOf(file: string): Promise<Buffer> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Refused("there is no such file");
  if (found.size > LARGEST) throw new Unreadable("tooBig");
  return readFile(file);
}

function tellMachines(plan: Pick<Plan, "outcomes">, { out }: Terminal) {
  out(JSON.stringify(reportOf(plan, words), null, 2));
}

function tellPeople(plan: Pick<Plan, "outcomes">, { out }: Terminal, dryRun: boolean) {
  const { imported, refused, questions } = reportOf(plan, words);
  for (const { ref, kind, status, reason, id } of questions) out([`${ref} (${kind}): ${id && !dryRun ? id : status}.`, ...(reason ? [reason] : [])].join(" "));
  out("");
  if (dryRun) out(`Would import ${imported}, refuse ${refused}. Nothing was written.`);
  else out(`Imported ${imported} as drafts, refused ${refused}.`);
}

function readArguments(args: string[]) {
  const [file, ...rest] = args;
  if (!file || file.startsWith("--")) throw new UsageError("Which file?");
  const named: Record<string, string> = {};
  const flags = new Set<string>();
  for (let place = 0; place < rest.length; place++) {
    const option = rest[place]!;
    if (option === "--dry-run" || option === "--json") flags.add(option);
    else if (option === "--format" || option === "--into") named[option] = rest[++place] ?? "";
    else throw new UsageError("That is not understood.");
  }
  const format = formats.find((one) => one === named["--format"]) as Format | undefined;
  if (!format) throw new UsageError(`The format is one of ${formats.join(", ")}.`);
  if (!named["--into"]) throw new UsageError("Into which module?");
  return { file, format, module: named["--into"], dryRun: flags.has("--dry-run"), json: flags.has("--json") };
}

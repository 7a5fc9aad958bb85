import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { catalogues } from "~/locale/catalogues";
import { mappingFault } from "~/people/staff-columns";
import { importList, planList } from "~/people/staff-import.server";
import type { StaffUnreadable } from "~/people/staff-list";
import { readStaffList } from "~/people/staff-list.server";
import { type Report, reportOf, sayUnreadable, unreadableReport } from "~/people/staff-report";
import { Unreadable } from "~/sheets/unreadable";
import { Refused } from "~db/refused";
import { type Terminal, UsageError, type Verb } from "../verb";
import { withLibrary } from "../with-library";

/** Far above any real list. */
const LARGEST = 100_000_000;
/** So many rows of each kind are told to people; programs are told all. */
const TOLD = 200;
const words = catalogues.en.staffList;

export const importPeople: Verb = {
  name: "import-people",
  takes: "FILE [--complete] [--dry-run] [--json]",
  summary: "adds and changes people by a staff list, or says what stands against it; with --complete who is missing has left",
  async run(args, terminal, settings) {
    const { file, complete, dryRun, json } = readArguments(args);
    try {
      const list = await readFromFile(file);
      const now = new Date(Date.now() + settings.CLOCK_OFFSET_S * 1000);
      const planning = { complete, byPersonId: null, grants: [] };
      const { plan } = await withLibrary(settings, (store, library) => {
        if (dryRun) return planList(store.read, list, planning, library, now);
        return importList(store, library, list, { ...planning, fileName: basename(file) }, now);
      });
      const report = reportOf(plan, words);
      if (json) terminal.out(JSON.stringify(report, null, 2));
      else tellPeople(report, terminal, dryRun);
      return report.refused > 0 ? 1 : 0;
    } catch (error) {
      if (error instanceof Unreadable) {
        if (json) terminal.out(JSON.stringify(unreadableReport(words, error), null, 2));
        terminal.err(`${file}: ${sayUnreadable(words, error)}`);
        return 1;
      }
      if (error instanceof Refused) {
        terminal.err(`${file}: ${error.message}`);
        return 1;
      }
      throw error;
    }
  },
};

async function readFromFile(file: string) {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new Refused("there is no such file");
  if (found.size > LARGEST) throw new Unreadable("tooBig");
  const list = await readStaffList(await readFile(file));
  const fault = mappingFault(list.headings.mapping);
  if (fault) throw new Unreadable<StaffUnreadable>(fault.why, fault.why === "twice" ? words.fields[fault.field] : "");
  return list;
}

function tellPeople({ rows, ...counts }: Report, { out }: Terminal, dryRun: boolean) {
  for (const status of ["refused", "deactivated", "changed", "added"] as const) {
    const these = rows.filter((row) => row.status === status);
    for (const { row, staffNumber, reason } of these.slice(0, TOLD))
      out([row === null ? "-" : `row ${row}`, staffNumber, status, reason ?? ""].join("  ").trimEnd());
    if (these.length > TOLD) out(`and ${these.length - TOLD} more ${status}`);
  }
  out("");
  const sum = (["added", "changed", "unchanged", "deactivated", "refused"] as const).map((status) => words.counts[status](counts[status])).join(", ");
  if (counts.refused > 0) out(`Nothing was written, because rows were refused: ${sum}.`);
  else out(dryRun ? `It would be: ${sum}. Nothing was written.` : `Written: ${sum}.`);
}

function readArguments(args: string[]) {
  const [file, ...options] = args;
  if (!file || file.startsWith("--")) throw new UsageError("Which file?");
  const known = ["--complete", "--dry-run", "--json"];
  if (options.some((option) => !known.includes(option))) throw new UsageError("That is not understood.");
  return { file, complete: options.includes("--complete"), dryRun: options.includes("--dry-run"), json: options.includes("--json") };
}

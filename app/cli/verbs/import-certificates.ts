import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { importPast, previewPast } from "~/certification/past-import.server";
import { readPast, sayPast, sayPastUnreadable } from "~/certification/past-list.server";
import { catalogues } from "~/locale/catalogues";
import { Unreadable } from "~/sheets/unreadable";
import { Refused } from "~db/refused";
import { UsageError, type Verb } from "../verb";
import { withLibrary } from "../with-library";

const LARGEST = 30_000_000;

export const importCertificates: Verb = {
  name: "import-certificates",
  takes: "FILE [--dry-run] [--json]",
  summary: "takes over certificates earned elsewhere (staff number, certification, issued, expires, title), marked as such",
  async run([file, ...options], terminal, settings) {
    if (!file || file.startsWith("--")) throw new UsageError("Which file?");
    if (options.some((option) => option !== "--dry-run" && option !== "--json")) throw new UsageError("That is not understood.");
    const json = options.includes("--json");
    try {
      const found = await stat(file).catch(() => null);
      if (!found?.isFile()) throw new Refused("there is no such file");
      if (found.size > LARGEST) throw new Unreadable("tooBig");
      const list = { ...(await readPast(await readFile(file))), fileName: basename(file) };
      const now = new Date(Date.now() + settings.CLOCK_OFFSET_S * 1000);
      const isDry = options.includes("--dry-run");
      const outcomes = await withLibrary(settings, (store, library) =>
        isDry ? previewPast(store.read, library, list, now) : importPast(store, library, list, { byPersonId: null }, now),
      );
      const rows = outcomes.map((outcome) => ({
        ...{ row: outcome.row, staffNumber: outcome.staffNumber, status: outcome.status },
        reason: sayPast(catalogues.en, outcome).join(" ") || null,
      }));
      const count = (status: string) => rows.filter((row) => row.status === status).length;
      const counts = { added: count("added"), unchanged: count("unchanged"), refused: count("refused") };
      if (json) terminal.out(JSON.stringify({ ...counts, rows }, null, 2));
      else {
        for (const { row, staffNumber, reason } of rows.filter(({ status }) => status === "refused")) terminal.out(`row ${row}  ${staffNumber}  ${reason}`);
        const written = isDry || counts.refused > 0 ? "Nothing was written" : "Written";
        terminal.out(`${written}: ${counts.added} added, ${counts.unchanged} here already, ${counts.refused} refused.`);
      }
      return counts.refused > 0 ? 1 : 0;
    } catch (error) {
      const sentence = error instanceof Unreadable ? sayPastUnreadable(catalogues.en, error) : error instanceof Refused ? error.message : null;
      if (sentence === null) throw error;
      if (json)
        terminal.out(JSON.stringify({ added: 0, unchanged: 0, refused: 1, rows: [{ row: 1, staffNumber: "", status: "refused", reason: sentence }] }, null, 2));
      terminal.err(`${file}: ${sentence}`);
      return 1;
    }
  },
};

import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { dayIn } from "~/locale/day";
import { exportStaffCsv, exportStaffXlsx } from "~/people/staff-export.server";
import { UsageError, type Verb } from "../verb";
import { withLibrary } from "../with-library";

export const exportPeople: Verb = {
  name: "export-people",
  takes: "FILE.csv|FILE.xlsx",
  summary: "writes everybody to a file that import-people reads back unchanged",
  async run([file, ...more], { out }, settings) {
    if (!file || more.length > 0 || !/\.(csv|xlsx)$/i.test(file)) throw new UsageError("Which file? Its name ends in .csv or .xlsx.");
    const now = new Date(Date.now() + settings.CLOCK_OFFSET_S * 1000);
    await withLibrary(settings, async (store, library) => {
      const exporting = { byPersonId: null, today: dayIn(library.zone, now) };
      if (/xlsx$/i.test(file)) await writeFile(file, await exportStaffXlsx(store, exporting, now));
      else await pipeline(Readable.fromWeb((await exportStaffCsv(store, exporting, now)) as NodeStream), createWriteStream(file));
    });
    out(`Written: ${file}`);
    return undefined;
  },
};

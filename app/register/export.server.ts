import { setImmediate } from "node:timers/promises";
import { desc, eq } from "drizzle-orm";
import type { Library } from "~/content/library";
import type { DepartmentTree } from "~/people/department-tree";
import { audit } from "~/record/audit.server";
import { CSV_MARK, csvLines } from "~/sheets/csv";
import { sheetOf } from "~/sheets/sheet-stream.server";
import { type Day, newId } from "~db/kit";
import type { Reader, Store } from "~db/store";
import { registerExports } from "~db/tables/register";
import { pastRows } from "./as-of.server";
import { csvColumns, fileCells } from "./csv";
import { type Filters, queryOf } from "./filters";
import { allRows } from "./register.server";

export type Format = "csv" | "xlsx";
type Export = { format: Format; library: Library; filters: Filters; tree: DepartmentTree; today: Day; byPersonId: string };
/** How far a file has come is kept so often, in milliseconds. */
const TOLD_EVERY = 1000;

/**
 * The register as a file, some rows at a time as the reader takes them. Who takes it, with which filters, how many rows were
 * sent and whether that was all of them is kept. A file that is broken off never ends as a whole one does: the line breaks, and
 * a spreadsheet lacks the list without which no program opens it.
 */
export async function exportRegister(store: Store, asked: Export, now: Date): Promise<ReadableStream<Uint8Array>> {
  const { format, filters, byPersonId } = asked;
  const began = performance.now();
  const clock = () => new Date(now.getTime() + performance.now() - began);
  const id = newId(now.getTime());
  await store.tx(async (w) => {
    await w.insert(registerExports).values({ id, byPersonId, format, query: queryOf(filters), rows: 0, bytes: 0, startedAt: now, seenAt: now });
    await audit(w, { actorId: byPersonId, act: "register.exported", subjectId: null, values: { exportId: id, format, filters } }, now);
  });
  const sent = { rows: 0, bytes: 0 };
  const pieces = format === "csv" ? csvOf(asked, store.read, sent) : sheetOf(rowsOf(asked, store.read, sent), csvColumns.length);
  const end = (outcome: "whole" | "broken-off") =>
    store.tx(async (w) => {
      await w
        .update(registerExports)
        .set({ ...sent, outcome, seenAt: clock() })
        .where(eq(registerExports.id, id));
      await audit(
        w,
        { actorId: byPersonId, act: "register.export-ended", subjectId: null, values: { exportId: id, format, filters, ...sent, outcome } },
        clock(),
      );
    });
  let told = began;
  return new ReadableStream({
    async pull(to) {
      await setImmediate(); // others have their turn between any two reads
      try {
        const { done, value } = await pieces.next();
        if (done) {
          await end("whole");
          return to.close();
        }
        sent.bytes += value.length;
        if (performance.now() - told > TOLD_EVERY) {
          told = performance.now();
          await tell(store, id, sent, clock());
        }
        to.enqueue(value);
      } catch (error) {
        await end("broken-off");
        throw error;
      }
    },
    async cancel() {
      await pieces.return(undefined);
      await end("broken-off");
    },
  });
}

const tell = (store: Store, id: string, sent: { rows: number; bytes: number }, seenAt: Date) =>
  store.tx(async (w) => {
    await w
      .update(registerExports)
      .set({ ...sent, seenAt })
      .where(eq(registerExports.id, id));
  });

async function* csvOf(asked: Export, reader: Reader, sent: { rows: number }): AsyncGenerator<Uint8Array, undefined> {
  const utf8 = new TextEncoder();
  let mark = CSV_MARK;
  for await (const rows of rowsOf(asked, reader, sent)) {
    yield utf8.encode(mark + csvLines(rows));
    mark = "";
  }
  return undefined;
}

/** The head, then the cells of all rows. */
async function* rowsOf({ library, filters, tree, today }: Export, reader: Reader, sent: { rows: number }): AsyncGenerator<string[][]> {
  yield [[...csvColumns]];
  const day = filters.asOf ?? today;
  for await (const rows of filters.asOf ? pastRows({ reader, library, filters, tree, day }) : allRows(reader, filters, tree, today)) {
    sent.rows += rows.length;
    yield fileCells(rows, tree, day);
  }
}

/** The files taken last, the newest first. */
export const lastExports = (reader: Reader, limit: number) =>
  reader.select().from(registerExports).orderBy(desc(registerExports.startedAt), desc(registerExports.id)).limit(limit);

import { setImmediate } from "node:timers/promises";
import type { Library } from "~/content/library";
import type { DepartmentTree } from "~/people/department-tree";
import { audit } from "~/record/audit.server";
import type { Day } from "~db/kit";
import type { Store } from "~db/store";
import { pastRows } from "./as-of.server";
import { csvHead, csvRows } from "./csv";
import type { Filters } from "./filters";
import { allRows } from "./register.server";

type Export = { library: Library; filters: Filters; tree: DepartmentTree; today: Day; byPersonId: string };

/** The register as CSV, some rows at a time as the reader takes them. That it was taken, by whom and with which filters is kept. */
export async function exportRegister(store: Store, { library, filters, tree, today, byPersonId }: Export, now: Date): Promise<ReadableStream<Uint8Array>> {
  await store.tx((w) => audit(w, { actorId: byPersonId, act: "register.exported", subjectId: null, values: { filters } }, now));
  const day = filters.asOf ?? today;
  const rows = filters.asOf ? pastRows({ reader: store.read, library, filters, tree, day }) : allRows(store.read, filters, tree, today);
  const utf8 = new TextEncoder();
  return new ReadableStream({
    start: (to) => to.enqueue(utf8.encode(csvHead())),
    async pull(to) {
      await setImmediate(); // others have their turn between any two reads
      const { done, value } = await rows.next();
      if (done) to.close();
      else to.enqueue(utf8.encode(csvRows(value, tree, day)));
    },
    cancel: async () => void (await rows.return(undefined)),
  });
}

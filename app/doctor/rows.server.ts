import type { Library } from "~/content/library";
import type { Store } from "~db/store";
import type { Finding } from "./finding";

/** What an examination is given. `count` is told of each thing that was looked at. */
export type Examination = {
  store: Store;
  library: Library;
  now: Date;
  /** Whether what is only derived is mended. */
  fix: boolean;
  /** The folder of kept files. */
  files: string;
  count(): void;
};
export type Check = (examination: Examination) => AsyncGenerator<Finding>;

const AT_ONCE = 200;

/** Every row of a table in the order of its key, some at a time. */
export async function* everyRow<Row>(some: (after: string, limit: number) => Promise<Row[]>, keyOf: (row: Row) => string): AsyncGenerator<Row> {
  for (let after = ""; ; ) {
    const rows = await some(after, AT_ONCE);
    yield* rows;
    if (rows.length < AT_ONCE) return;
    after = keyOf(rows.at(-1)!);
  }
}

import { bool, id, index, int, json, key, moment, primaryKey, table, text } from "../kit";
import { people } from "./people";

/** A staff list that was handed in to be looked at. Its rows are forgotten when it is written or has waited too long. */
export const staffImports = table(
  "staff_imports",
  {
    id: id(),
    byPersonId: key()
      .notNull()
      .references(() => people.id),
    fileName: text().notNull(),
    complete: bool().notNull(),
    headings: json<{ row: number; titles: string[]; mapping: (string | null)[] }>().notNull(),
    samples: json<string[]>().notNull(), // the first value of each column
    confirmed: bool().notNull(), // what the columns hold was looked at
    rowCount: int().notNull(),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    writtenAt: moment(),
    counts: json<Record<string, number>>(),
  },
  (t) => [index("staff_imports_by_expiry").on(t.expiresAt), index("staff_imports_by_person").on(t.byPersonId, t.createdAt)],
);

/** Some hundred of its rows, as JSON made by the thread that read the file. */
export const staffImportParts = table(
  "staff_import_parts",
  {
    importId: key()
      .notNull()
      .references(() => staffImports.id),
    nth: int().notNull(),
    rows: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.nth] })],
);

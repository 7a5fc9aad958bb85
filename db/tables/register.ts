import { bool, id, index, int, key, moment, table, text, unique } from "../kit";

/** Filters and columns of the register that somebody of HR keeps under a name: the query of its address. */
export const registerViews = table(
  "register_views",
  {
    id: id(),
    ownerId: key().notNull(),
    name: text().notNull(),
    query: text().notNull(), // beginning with "?", or nothing
    opensFirst: bool().notNull(), // of each person at most one
    savedAt: moment().notNull(),
  },
  (t) => [unique("register_views_name").on(t.ownerId, t.name)],
);

/** A file of the register that was taken, how far it came, and whether all of it was sent. */
export const registerExports = table(
  "register_exports",
  {
    id: id(),
    byPersonId: key().notNull(),
    format: text().$type<"csv" | "xlsx">().notNull(),
    query: text().notNull(),
    rows: int().notNull(),
    bytes: int().notNull(),
    startedAt: moment().notNull(),
    seenAt: moment().notNull(), // when it was last at work
    outcome: text().$type<"whole" | "broken-off">(), // null: under way, or cut off with the server
  },
  (t) => [index("register_exports_by_time").on(t.startedAt, t.id)],
);

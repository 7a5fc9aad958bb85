import { bool, day, id, index, int, key, moment, primaryKey, table, text, unique } from "../kit";

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

/** How many certificates end in a month as things stand, by department with all below it ("" is the whole company). Derived from `register_rows`. */
export const registerForecasts = table(
  "register_forecasts",
  {
    departmentId: key().notNull(),
    certificationId: key().notNull(),
    month: key().notNull(), // YYYY-MM
    certificates: int().notNull(),
  },
  (t) => [primaryKey({ columns: [t.departmentId, t.certificationId, t.month] })],
);

/**
 * How many people were to have a certificate, or had one, at the end of a month, and how many held a valid one: by department with
 * all below it ("" is the whole company) and by certification ("" is any). Derived from the facts of that time.
 */
export const registerShares = table(
  "register_shares",
  {
    departmentId: key().notNull(),
    certificationId: key().notNull(),
    day: day().notNull(), // the last of the month
    people: int().notNull(),
    valid: int().notNull(),
  },
  (t) => [primaryKey({ columns: [t.departmentId, t.certificationId, t.day] })],
);

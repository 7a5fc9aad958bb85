import { sql } from "drizzle-orm";
import { id, index, int, json, key, moment, table, unique } from "../kit";

/**
 * Who did what to whom, written with its cause in one transaction. Sealed later in order by one job, so that the chain is no
 * hot row: `seq` and the hashes are empty until then.
 */
export const auditEntries = table(
  "audit_entries",
  {
    id: id(),
    at: moment().notNull(),
    actorId: key(), // null: the system
    act: key().notNull(), // room.verb, such as "people.role-granted"
    subjectId: key(),
    valuesHash: key().notNull(), // salted SHA-256 of audit_values, so that these can be erased and the chain still verifies
    seq: int(),
    previousHash: key(),
    hash: key(),
  },
  (t) => [
    unique("audit_entries_seq").on(t.seq).where(sql`seq is not null`), // of all, SQLite would look for the unsealed in it, and read and sort every one each time
    index("audit_entries_by_subject").on(t.subjectId, t.at),
    index("audit_entries_by_actor").on(t.actorId, t.at),
    index("audit_entries_by_act").on(t.act, t.at, t.id),
    index("audit_entries_by_time").on(t.at, t.id),
    index("audit_entries_unsealed").on(t.at, t.id).where(sql`seq is null`),
  ],
);

/** The personal values of an entry, beside the chain. */
export const auditValues = table("audit_values", {
  entryId: key()
    .primaryKey()
    .references(() => auditEntries.id),
  salt: key().notNull(),
  values: json<Record<string, unknown>>().notNull(),
});
